package io.ringtape.app;

import io.ringtape.polygon.sim.FaultKind;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.simulation.FaultScript;
import io.ringtape.tradier.sim.BrokerFault;
import io.ringtape.tradier.sim.SimulatedBrokerage;
import io.ringtape.tradier.sim.SimulatedTradier;
import io.ringtape.tradier.sim.TradierEndpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The {@code sim tradier} command. */
@CommandLine.Command(
        name = "tradier",
        header = "Serve a brokerage as Tradier does, on the market of a simulated Polygon server.",
        description = {
            "",
            "Plays a session to any client, as sim polygon does, and fills the orders that clients place by Tradier's API on"
                    + " that market. Faults happen by script, or by POST /sim/faults. docs/simulator-tradier.md tells"
                    + " more.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape sim tradier --synth --date 2026-03-02 --speed 10",
            "  ./ringtape sim tradier --synth --date 2026-03-02 --no-wait --keep-serving --children first-fill \\",
            "      --siblings complete-fill --faults faults.txt",
            "  ./ringtape sim tradier --list-faults"
        })
final class SimTradierCommand extends ConsoleCommand {
    @Mixin
    private PlayedMarketOptions market;

    @Option(names = "--tradier-port", paramLabel = "N", description = "Port of the API and of its /sim (any free one).")
    private int tradierPort;

    @Option(names = "--events-port", paramLabel = "N", description = "Port of the account stream (any free one).")
    private int eventsPort;

    @Mixin
    private BrokerageOptions brokerage;

    @Mixin
    private SimulatorOptions feed;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "Script of the brokerage's faults, as in: at 10:02:30 reset (--list-faults shows them all).")
    private Path faults;

    @Option(
            names = "--feed-faults",
            paramLabel = "FILE",
            description = "Script of the feed's faults (sim polygon --list-faults shows them all).")
    private Path feedFaults;

    @Option(names = "--list-faults", description = "List the brokerage's faults with their values, and exit.")
    private boolean listFaults;

    @Option(names = "--json", description = "Print the addresses as one JSON object on standard output.")
    private boolean json;

    private FaultScript<BrokerFault> script = FaultScript.none();
    private FaultScript<FaultKind> feedScript = FaultScript.none();
    private TradierEndpoints endpoints;

    @Override
    void check(UsageProblems problems) {
        if (listFaults) {
            return;
        }
        market.check(problems);
        brokerage.check(problems);
        feed.check(problems);
        script = FaultFiles.read("--faults", faults, market.date(), BrokerFault.CATALOGUE, problems);
        feedScript = FaultFiles.read("--feed-faults", feedFaults, market.date(), FaultKind.CATALOGUE, problems);
        try {
            endpoints = new TradierEndpoints(feed.bind(), tradierPort, eventsPort);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        if (listFaults) {
            BrokerFault.CATALOGUE.list().forEach(line -> console.result("%s", line));
            return ExitCode.DONE;
        }
        console.interruption().begin();
        Path folder = Files.createTempDirectory("ringtape-sim-");
        try {
            serve(market.open(folder, console), console);
            return ExitCode.DONE;
        } finally {
            DemoCommand.remove(folder);
        }
    }

    private void serve(PlayedMarketOptions.PlayedMarket played, Console console) throws IOException {
        SimulatedBrokerage core = new SimulatedBrokerage(played.day().session(), brokerage.checked(), script);
        try (SimulatedTradier broker = startBroker(core, played);
                SimulatedPolygon server = SimulatedPolygon.start(
                        played.day(), played.clock(), feed.checked(), new BrokerageMarket(played.day(), broker))) {
            server.schedule(feedScript);
            announce(broker, server, console);
            SimPolygonCommand.serve(server, market, console);
            console.note(
                    "%,d requests to the brokerage, %,d orders, %,d executions",
                    broker.ask(SimulatedBrokerage::requests),
                    broker.ask(each -> each.tags().size()),
                    broker.ask(each -> each.executions().size()));
        }
    }

    private SimulatedTradier startBroker(SimulatedBrokerage core, PlayedMarketOptions.PlayedMarket played)
            throws IOException {
        try {
            return SimulatedTradier.start(core, played.clock(), endpoints);
        } catch (IOException e) {
            played.day().events().close();
            throw e;
        }
    }

    private void announce(SimulatedTradier broker, SimulatedPolygon server, Console console) throws IOException {
        String account = brokerage.checked().access().account();
        String token = brokerage.checked().access().token();
        if (json) {
            console.result(
                    "%s",
                    new JsonReport()
                            .text("tradier", broker.httpUri().toString())
                            .text("events", broker.streamUri().toString())
                            .text("account", account)
                            .text("token", token)
                            .text("stream", server.webSocketUri().toString())
                            .text("rest", server.httpUri().toString())
                            .text("key", feed.firstKey())
                            .text("date", market.date().toString())
                            .texts("symbols", market.symbols()));
        } else {
            console.result("tradier  %s", broker.httpUri());
            console.result("events   %s", broker.streamUri());
            console.result("account  %s", account);
            console.result("token    %s", token);
            console.result("stream   %s", server.webSocketUri());
            console.result("rest     %s", server.httpUri());
            console.result("key      %s", feed.firstKey());
        }
        console.requireWritten();
        feed.noteWhatIsUnusual(console);
    }
}
