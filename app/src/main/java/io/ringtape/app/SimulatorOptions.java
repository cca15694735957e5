package io.ringtape.app;

import io.ringtape.event.Nanos;
import io.ringtape.polygon.sim.EventShape;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.polygon.sim.SimulatorSettings.Access;
import io.ringtape.polygon.sim.SimulatorSettings.Delivery;
import io.ringtape.polygon.sim.SimulatorSettings.Endpoints;
import io.ringtape.polygon.sim.SimulatorSettings.MaxConnectionsVictim;
import io.ringtape.polygon.sim.SimulatorSettings.Plan;
import io.ringtape.polygon.sim.SimulatorSettings.RestRules;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** How a simulated server behaves, as options of a command. */
final class SimulatorOptions {
    @Option(names = "--port", paramLabel = "N", description = "Port of the stream (any free one).")
    private int port;

    @Option(names = "--http-port", paramLabel = "N", description = "Port of REST and of /sim (any free one).")
    private int httpPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to listen on (${DEFAULT-VALUE}, seen by this machine only).")
    private String bind = "127.0.0.1";

    @Option(
            names = "--key",
            split = ",",
            paramLabel = "KEY",
            description = "Keys to accept (" + SimulatorSettings.TEST_KEY + "); never give a real one.")
    private List<String> keys = List.of(SimulatorSettings.TEST_KEY);

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            description =
                    "What the keys entitle to: quotes is everything, trades has no quotes, no-stream has REST only"
                            + " (quotes).")
    private String plan = "quotes";

    @Option(
            names = "--victim",
            paramLabel = "WHO",
            description = "Which connection of a key goes when a second comes: older or newcomer (${DEFAULT-VALUE}).")
    private String victim = "older";

    @Option(
            names = "--frame-events",
            paramLabel = "N",
            description = "Most events in a frame, 1 to 1000 (${DEFAULT-VALUE}).")
    private int frameEvents = 100;

    @Option(
            names = "--flush-millis",
            paramLabel = "N",
            description = "Least time between two rounds of frames; 0 sends at once (${DEFAULT-VALUE}).")
    private int flushMillis;

    @Option(
            names = "--buffer",
            paramLabel = "SIZE",
            description =
                    "What may wait for a client to read, as in 4m, at least 512k; beyond it the client is dropped (16m).")
    private OptionTypes.DiskSpace buffer = new OptionTypes.DiskSpace(16 << 20);

    @Option(names = "--acks-apart", description = "Send a frame for each acknowledgement.")
    private boolean acksApart;

    @Option(names = "--no-wait", description = "Start the session at once; without it, the first subscription does.")
    private boolean noWait;

    @Option(
            names = "--rest-lag-millis",
            paramLabel = "N",
            description = "Session time after which a print can be requested (${DEFAULT-VALUE}).")
    private int restLagMillis;

    @Option(
            names = "--rest-limit",
            paramLabel = "N",
            description = "Requests of a key in a minute, 0 for no limit (${DEFAULT-VALUE}).")
    private int restLimit;

    @Option(names = "--delayed", description = "Answer REST requests with status DELAYED.")
    private boolean delayed;

    private SimulatorSettings settings;

    /** Adds every problem with the options. */
    void check(UsageProblems problems) {
        try {
            settings = settings();
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    private SimulatorSettings settings() {
        return new SimulatorSettings(
                new Endpoints(bind, port, httpPort),
                new Access(Set.copyOf(keys), plan(), 1, victim(), 10 * Nanos.SECOND_NS),
                new Delivery(
                        frameEvents,
                        flushMillis * Nanos.MILLI_NS,
                        (int) Math.min(buffer.bytes(), Integer.MAX_VALUE / 2),
                        acksApart,
                        !noWait),
                EventShape.USUAL,
                new RestRules(restLagMillis * Nanos.MILLI_NS, restLimit, delayed));
    }

    private Plan plan() {
        return switch (plan) {
            case "quotes" -> Plan.QUOTES;
            case "trades" -> Plan.TRADES;
            case "no-stream" -> Plan.NO_STREAM;
            default ->
                throw new IllegalArgumentException("--plan is '" + plan + "', wanted quotes, trades or no-stream");
        };
    }

    private MaxConnectionsVictim victim() {
        return switch (victim) {
            case "older" -> MaxConnectionsVictim.OLDER;
            case "newcomer" -> MaxConnectionsVictim.NEWCOMER;
            default -> throw new IllegalArgumentException("--victim is '" + victim + "', wanted older or newcomer");
        };
    }

    /** Returns the settings that {@link #check} made. */
    SimulatorSettings checked() {
        return settings;
    }

    /** Says who else can connect, and what the session waits for. */
    void noteWhatIsUnusual(Console console) throws IOException {
        if (!InetAddress.getByName(bind).isLoopbackAddress()) {
            console.note("note: other machines can connect, and steer it by /sim without a key");
        }
        if (!noWait) {
            console.note("the session starts with the first subscription");
        }
    }

    String bind() {
        return bind;
    }

    String firstKey() {
        return keys.get(0);
    }
}
