package io.ringtape.bench.feed;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import com.sun.management.OperatingSystemMXBean;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.FlatFileRequest;
import io.ringtape.polygon.FlatFiles;
import io.ringtape.polygon.ReadProgress;
import io.ringtape.polygon.sim.SimulatedDay;
import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.replay.SessionSetup;
import io.ringtape.simulation.SimulatedClock;
import io.ringtape.synth.SyntheticSummary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Serves a market in this process to a feed in a process of its own. */
final class FeedServer {
    private static final String HEAP = "256m";
    private static final long AFTER_OPEN_NS = 10 * MINUTE_NS;
    private static final long BEFORE_OPEN_NS = 5 * MINUTE_NS;
    private static final long BEFORE_CLOSE_NS = MINUTE_NS;
    private static final int BUFFER_BYTES =
            SimulatorSettings.DEFAULTS.delivery().bufferBytes();
    private static final String[] EVERY_INSTRUCTION = {"-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"};

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final SessionStore store;
    private final WorkFolder work;
    private final SessionSetup setup;

    /**
     * A steady load.
     *
     * @param frame events in a frame
     * @param rate events a second
     * @param warmUp seconds before what is measured
     * @param seconds measured
     */
    record Shape(int frame, long rate, int warmUp, int seconds) {}

    /**
     * What the server did.
     *
     * @param events sent in all
     * @param cpuNs processor time of this process since session time passed
     * @param cores processor time divided by that span
     * @param loadAverage of the machine at the end
     */
    record Served(long events, long cpuNs, double cores, double loadAverage) {}

    /**
     * A steady run.
     *
     * @param events sent in the measured span
     */
    record Steady(long events, Served server, ClientFigures client) {}

    /**
     * A run of a whole session.
     *
     * @param seconds that it took with the start of the feed's process
     */
    record Whole(double seconds, Served server, ClientFigures client) {}

    FeedServer(SessionStore store, WorkFolder work) throws IOException {
        this.store = store;
        this.work = work;
        setup = store.setup();
    }

    /** Sends a steady load. */
    Steady steady(Shape shape, boolean isProfiled) throws IOException {
        long startNs = setup.settings().session().openNs() + AFTER_OPEN_NS;
        long fromNs = startNs + shape.warmUp() * SECOND_NS;
        int seconds = shape.warmUp() + shape.seconds();
        SteadyMarket market =
                new SteadyMarket(setup.settings().instruments(), startNs, shape.rate(), seconds, shape.frame());
        ClientRun.Time time = new ClientRun.Time(startNs, 1, fromNs, startNs + seconds * SECOND_NS);
        Run run = new Run(time, shape.frame(), market.countFrom(fromNs), isProfiled);
        ClientFigures client = run.serve(market);
        return new Steady(market.takenFrom(fromNs), run.served, client);
    }

    /** Plays a synthetic session as fast as the feed takes it. */
    Whole session(SessionRecipe recipe) throws IOException {
        TradingSession session = setup.settings().session();
        long startNs = session.openNs() - BEFORE_OPEN_NS;
        long endNs = session.closeNs() - BEFORE_CLOSE_NS;
        try (WorkFolder.Lent folder = work.lend("feed-market")) {
            SyntheticSummary files = store.market(recipe, setup, folder.path());
            FlatFileRequest ticks = new FlatFileRequest(
                    List.of(files.files().trades()),
                    List.of(files.files().quotes()),
                    setup.settings().instruments(),
                    session,
                    setup.configuration().marketData(),
                    folder.path());
            Run run = new Run(
                    new ClientRun.Time(startNs, 0, startNs, endNs),
                    SimulatorSettings.DEFAULTS.delivery().frameEvents(),
                    0,
                    false);
            Stopwatch watch = new Stopwatch();
            ClientFigures client = run.serve(FlatFiles.open(ticks, ReadProgress.NONE));
            return new Whole(watch.seconds(), run.served, client);
        }
    }

    /** One server and one client. */
    private final class Run {
        private final ClientRun.Time time;
        private final int frame;
        private final long events;
        private final boolean isProfiled;
        private Served served;
        private long begunNs;
        private long cpuBeforeNs;

        Run(ClientRun.Time time, int frame, long events, boolean isProfiled) {
            this.time = time;
            this.frame = frame;
            this.events = events;
            this.isProfiled = isProfiled;
        }

        ClientFigures serve(MarketDataStream market) throws IOException {
            SimulatedDay day = new SimulatedDay(
                    setup.settings().session(),
                    setup.settings().instruments(),
                    setup.settings().conditions(),
                    market,
                    List.of());
            SimulatedClock clock = time.followsEvents()
                    ? SimulatedClock.following(time.startNs())
                    : SimulatedClock.paced(time.startNs(), time.speed());
            clock.hold();
            SimulatorSettings settings = SimulatorSettings.DEFAULTS.withDelivery(
                    usual -> new SimulatorSettings.Delivery(frame, 0, BUFFER_BYTES, usual.acksApart(), false));
            try (SimulatedPolygon server = SimulatedPolygon.start(day, clock, settings)) {
                ClientFigures client = client(server, clock);
                served = served(server, SYSTEM.getProcessCpuTime() - cpuBeforeNs);
                if (server.failure().isPresent()) {
                    throw new IOException("the server broke", server.failure().get());
                }
                return client;
            }
        }

        private ClientFigures client(SimulatedPolygon server, SimulatedClock clock) throws IOException {
            ClientRun run = new ClientRun(
                    new ClientRun.Hosts(
                            server.webSocketUri().toString(), server.httpUri().toString()),
                    time,
                    events,
                    isProfiled);
            ChildProcess<ClientFigures> process = new ChildProcess<>(ClientTask.class, ClientFigures.class).heap(HEAP);
            try (WorkFolder.Lent folder = work.lend("feed-client")) {
                return (isProfiled ? process.with(EVERY_INSTRUCTION) : process)
                        .run(List.of(run.json(), folder.path()), beginNs -> begin(clock, beginNs))
                        .required("the feed");
            }
        }

        /** Lets the server's time pass from the instant that the client has named. */
        private void begin(SimulatedClock clock, long beginNs) {
            for (long restNs = beginNs - System.nanoTime(); restNs > 0; restNs = beginNs - System.nanoTime()) {
                LockSupport.parkNanos(restNs);
            }
            begunNs = System.nanoTime();
            cpuBeforeNs = SYSTEM.getProcessCpuTime();
            clock.release();
            if (!time.followsEvents()) {
                clock.moveTo(HeldClock.at(time, beginNs, System.nanoTime()));
            }
        }

        private Served served(SimulatedPolygon server, long cpuNs) {
            double seconds = Math.max(1, (System.nanoTime() - begunNs) / 1e9);
            return new Served(
                    server.counts().eventsSent(), cpuNs, cpuNs / 1e9 / seconds, SYSTEM.getSystemLoadAverage());
        }
    }
}
