package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.FlatFileRequest;
import io.ringtape.polygon.FlatFileStream;
import io.ringtape.polygon.FlatFiles;
import io.ringtape.polygon.MinuteBarFiles;
import io.ringtape.polygon.MinuteBarHistory;
import io.ringtape.polygon.ReadProgress;
import io.ringtape.polygon.sim.FaultKind;
import io.ringtape.polygon.sim.SimulatedDay;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorCounts;
import io.ringtape.replay.SessionSetup;
import io.ringtape.simulation.SimulatedClock;
import io.ringtape.synth.SyntheticSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
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

    @Option(
            names = "--trades",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Flat files of trades (trades_v1); a whole market's file is filtered.")
    private List<Path> trades;

    @Option(names = "--quotes", arity = "1..*", paramLabel = "FILE", description = "Flat files of quotes (quotes_v1).")
    private List<Path> quotes;

    @Option(
            names = "--bars",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Flat files of minute bars (minute_aggs_v1) of earlier sessions, for REST.")
    private List<Path> bars = List.of();

    @Option(names = "--synth", description = "Play a synthetic session instead of files.")
    private boolean synth;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the synthetic session (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--scale",
            paramLabel = "EVENTS",
            description = "About how many synthetic trades and quotes, as in 10k or 20m (1m).")
    private OptionTypes.EventCount scale = new OptionTypes.EventCount(1_000_000);

    @Option(names = "--symbols", paramLabel = "LIST", description = "Symbols to serve (SPY,QQQ).")
    private OptionTypes.SymbolList symbols = new OptionTypes.SymbolList(List.of("SPY", "QQQ"));

    @Option(names = "--date", paramLabel = "DATE", description = "Trading date, as in 2026-03-02; required.")
    private LocalDate date;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Seconds of the session in a second, as in 1 or 50; max is as fast as clients read (1).")
    private OptionTypes.PlaySpeed speed = new OptionTypes.PlaySpeed(1);

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "New York time to start at; what was before can be requested (09:25).")
    private OptionTypes.TapeTime from = new OptionTypes.TapeTime(null, LocalTime.of(9, 25));

    @Option(names = "--keep-serving", description = "Go on serving when the session is over.")
    private boolean keepServing;

    @Option(names = "--list-faults", description = "List the faults with their values, and exit.")
    private boolean listFaults;

    @Option(names = "--json", description = "Print the addresses as one JSON object on standard output.")
    private boolean json;

    @Mixin
    private SimulatorOptions options;

    private Configuration configuration;
    private SessionSetup setup;
    private long events;

    @Override
    void check(UsageProblems problems) {
        if (listFaults) {
            return;
        }
        checkSource(problems);
        if (date == null && !problems.concern("--date")) {
            problems.add("--date is missing, wanted the trading date, as in 2026-03-02");
        }
        configuration = Policies.load(null, problems);
        if (configuration != null && date != null && symbols != null) {
            try {
                setup = SessionSetup.of(configuration, date, symbols.list());
            } catch (ConfigurationException e) {
                e.problems().forEach(problems::add);
            }
        }
        if (setup != null && from != null && !setup.settings().session().isOpen(from.onDate(date))) {
            problems.add("--from: the session of " + date + " is not open at that time");
        }
        options.check(date, problems);
    }

    private void checkSource(UsageProblems problems) {
        if (synth) {
            if (trades != null || quotes != null) {
                problems.add("--synth and files (--trades, --quotes) are given, wanted one of them");
            }
            SynthCommand.requireScale(scale, problems);
            return;
        }
        if (trades == null || quotes == null) {
            problems.add("a session is missing, wanted --trades and --quotes with flat files, or --synth");
        }
        requireFiles("--trades", trades, problems);
        requireFiles("--quotes", quotes, problems);
        requireFiles("--bars", bars, problems);
    }

    private static void requireFiles(String option, List<Path> files, UsageProblems problems) {
        if (files != null) {
            files.forEach(file -> problems.requireFile(option, file));
            RepeatedFiles.refuse(
                    option, files.stream().filter(Files::isRegularFile).toList(), problems);
        }
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
            serve(server, console);
            return ExitCode.DONE;
        } finally {
            DemoCommand.remove(folder);
        }
    }

    /** Starts a server. The folder holds what sorting spills, and synthetic files. */
    private SimulatedPolygon start(Path folder, Console console) throws IOException {
        MarketFiles files = new MarketFiles(trades, quotes, bars);
        if (synth) {
            SyntheticSummary summary = SynthCommand.write(
                    UsualMarket.settings(
                            configuration.calendar(),
                            date,
                            UsualMarket.instruments(setup.symbols(), Map.of()),
                            seed,
                            scale.value(),
                            false),
                    folder,
                    console);
            files = new MarketFiles(
                    List.of(summary.files().trades()),
                    List.of(summary.files().quotes()),
                    List.of(summary.files().bars()));
        }
        List<Instrument> instruments = setup.settings().instruments();
        TradingSession session = setup.settings().session();
        MarketDataSettings marketData = configuration.marketData();
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            FlatFileStream stream = FlatFiles.open(
                    new FlatFileRequest(files.trades(), files.quotes(), instruments, session, marketData, folder),
                    phase("read ticks", progress));
            MinuteBarHistory history = MinuteBarFiles.read(
                    files.bars(),
                    instruments,
                    session,
                    configuration.calendar()::isTradingDay,
                    marketData,
                    phase("read bars", progress));
            long startNs = from.onDate(date);
            SimulatedClock clock =
                    speed.isMax() ? SimulatedClock.following(startNs) : SimulatedClock.paced(startNs, speed.factor());
            events = stream.trades() + stream.quotes();
            SimulatedDay day =
                    new SimulatedDay(session, instruments, setup.settings().conditions(), stream, history.bars());
            SimulatedPolygon server = SimulatedPolygon.start(day, clock, options.checked());
            server.schedule(options.script());
            return server;
        }
    }

    /** The files of a session. */
    private record MarketFiles(List<Path> trades, List<Path> quotes, List<Path> bars) {}

    private static ReadProgress phase(String name, ConsoleProgress progress) {
        long[] total = {-1};
        return (bytes, totalBytes) -> {
            if (total[0] != totalBytes) {
                total[0] = totalBytes;
                progress.phase(name, "bytes", totalBytes);
            }
            progress.at(bytes);
        };
    }

    private void announce(SimulatedPolygon server, Console console) throws IOException {
        if (json) {
            console.result(
                    "%s",
                    new JsonReport()
                            .text("stream", server.webSocketUri().toString())
                            .text("rest", server.httpUri().toString())
                            .text("key", options.firstKey())
                            .text("date", date.toString())
                            .texts("symbols", setup.symbols()));
        } else {
            console.result("stream  %s", server.webSocketUri());
            console.result("rest    %s", server.httpUri());
            console.result("key     %s", options.firstKey());
        }
        console.requireWritten();
        if (!options.isLocal()) {
            console.note("note: other machines can connect, and steer it by /sim without a key");
        }
        if (options.waits()) {
            console.note("the session starts with the first subscription");
        }
    }

    /** Serves until the session is over, or the user ends it. */
    private void serve(SimulatedPolygon server, Console console) throws IOException {
        SimulatorCounts counts = server.counts();
        try (Progress progress = Progress.start(console, "sim", "events", events)) {
            while (!server.isOver() || keepServing) {
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
