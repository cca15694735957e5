package io.ringtape.app;

import io.ringtape.polygon.sim.FaultKind;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorCounts;
import io.ringtape.simulation.FaultScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The {@code sim polygon} command. */
@CommandLine.Command(
        name = "polygon",
        header = "Serve a session as Polygon / Massive does.",
        description = {
            "",
            "Plays a session from flat files, or a synthetic one, to any client: WebSocket stream (T, Q, A, AM, LULD) and"
                    + " REST (trades, minute bars). Faults happen by script, or by POST /sim/faults. docs/simulator.md"
                    + " tells more.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape sim polygon --synth --date 2026-03-02 --speed 10",
            "  ./ringtape sim polygon --trades market/trades-2026-03-02.csv.gz \\",
            "      --quotes market/quotes-2026-03-02.csv.gz --bars market/bars-2026-03-02.csv.gz \\",
            "      --date 2026-03-02 --speed max --port 8765 --http-port 8766 --faults faults.txt"
        })
final class SimPolygonCommand extends ConsoleCommand {
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Duration FINISH_LIMIT = Duration.ofSeconds(10);

    @Mixin
    private PlayedMarketOptions market;

    @Option(names = "--list-faults", description = "List the faults with their values, and exit.")
    private boolean listFaults;

    @Option(names = "--json", description = "Print the addresses as one JSON object on standard output.")
    private boolean json;

    @Mixin
    private SimulatorOptions options;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "Script of faults, as in: at 10:02:30 drop-with-rst (--list-faults shows them all).")
    private Path faults;

    private FaultScript<FaultKind> script = FaultScript.none();

    @Override
    void check(UsageProblems problems) {
        if (listFaults) {
            return;
        }
        market.check(problems);
        options.check(problems);
        script = FaultFiles.read("--faults", faults, market.date(), FaultKind.CATALOGUE, problems);
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        if (listFaults) {
            printFaults(console);
            return ExitCode.DONE;
        }
        console.interruption().begin();
        Path folder = Files.createTempDirectory("ringtape-sim-");
        try (SimulatedPolygon server = start(folder, console)) {
            announce(server, console);
            serve(server, market, console);
            return ExitCode.DONE;
        } finally {
            DemoCommand.remove(folder);
        }
    }

    /** Starts a server. The folder holds what sorting spills, and synthetic files. */
    private SimulatedPolygon start(Path folder, Console console) throws IOException {
        PlayedMarketOptions.PlayedMarket played = market.open(folder, console);
        SimulatedPolygon server = SimulatedPolygon.start(played.day(), played.clock(), options.checked());
        server.schedule(script);
        return server;
    }

    private void announce(SimulatedPolygon server, Console console) throws IOException {
        if (json) {
            console.result(
                    "%s",
                    new JsonReport()
                            .text("stream", server.webSocketUri().toString())
                            .text("rest", server.httpUri().toString())
                            .text("key", options.firstKey())
                            .text("date", market.date().toString())
                            .texts("symbols", market.symbols()));
        } else {
            console.result("stream  %s", server.webSocketUri());
            console.result("rest    %s", server.httpUri());
            console.result("key     %s", options.firstKey());
        }
        console.requireWritten();
        options.noteWhatIsUnusual(console);
    }

    /** Serves until the session is over, or the user ends it. */
    static void serve(SimulatedPolygon server, PlayedMarketOptions market, Console console) throws IOException {
        SimulatorCounts counts = server.counts();
        try (Progress progress = Progress.start(console, "sim", "events", market.events())) {
            while (!server.isOver() || market.keepsServing()) {
                LockSupport.parkNanos(LOOK_EVERY_NS);
                console.interruption().check();
                progress.advanceTo(counts.eventsPublished());
                if (server.failure().isPresent()) {
                    throw new IOException(
                            "the session stopped: " + server.failure().get(),
                            server.failure().get());
                }
            }
            server.finish(FINISH_LIMIT);
        } catch (Interruption.Interrupted e) {
            console.note("ended by request");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        console.note(
                "%,d events published, %,d sent in %,d frames to %,d connections, %,d requests",
                counts.eventsPublished(),
                counts.eventsSent(),
                counts.framesSent(),
                counts.connections(),
                counts.requests());
    }

    private static void printFaults(Console console) {
        FaultKind.CATALOGUE.list().forEach(line -> console.result("%s", line));
    }
}
