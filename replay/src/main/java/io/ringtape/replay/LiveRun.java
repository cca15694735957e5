package io.ringtape.replay;

import static io.ringtape.event.Nanos.MILLI_NS;

import io.ringtape.event.Command;
import io.ringtape.event.EndReason;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.order.BrokerConnection;
import io.ringtape.pipeline.EngineClock;
import io.ringtape.pipeline.LiveSession;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineSettings;
import io.ringtape.pipeline.TimeSource;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The run of a live session onto a tape, through the threaded pipeline: a feed, features and setups, and a broker or
 * none. Ends with the session, with the feed, when it is asked to, or before the disk is full; what is open then is
 * closed first.
 */
public final class LiveRun {
    /**
     * What to run.
     *
     * @param setup configuration, date and symbols
     * @param origin where it runs
     * @param market where events and time come from
     * @param orders where the orders go
     * @param tape where everything is written
     */
    public record Request(SessionSetup setup, SessionOrigin origin, Market market, OrderPath orders, TapePlace tape) {}

    /**
     * Where events and time come from.
     *
     * @param feed not started
     * @param clock the session's present instant, epoch nanoseconds; any thread
     * @param engineTime gives each cause its engine time
     */
    public record Market(MarketDataFeed feed, LongSupplier clock, TimeSource engineTime) {}

    /**
     * Where the tape goes.
     *
     * @param folder of the tape, which must not hold one
     * @param keepFreeBytes free space on its disk below which nothing more is appended
     * @param killFile a file that ends trading for the day when it appears
     * @param usableBytes the free space of its disk
     */
    public record TapePlace(Path folder, long keepFreeBytes, Path killFile, LongSupplier usableBytes) {
        /** Creates a place on the disk that holds its folder. */
        public TapePlace(Path folder, long keepFreeBytes, Path killFile) {
            this(folder, keepFreeBytes, killFile, folder.toFile()::getUsableSpace);
        }
    }

    /** Looks at a run under way. */
    public interface Watcher {
        /**
         * Called several times a second on the run's own thread.
         *
         * @return why the session must end, or empty to go on
         */
        Optional<EndReason> look(LiveRun run);

        /** Returns the events that could not be read, by reason; called once the feed is closed. */
        default SortedMap<String, Long> unreadable() {
            return new TreeMap<>();
        }
    }

    /**
     * How it ended.
     *
     * @param reason as the tape says it
     * @param summary of the session
     * @param checksum of the tape
     * @param failure what broke the session, such as its feed, if anything did
     */
    public record Result(EndReason reason, SessionSummary summary, String checksum, Optional<Throwable> failure) {}

    private static final long LOOK_EVERY_NS = 100 * MILLI_NS;

    private static final String END_OF_RUN = "end of the run";

    /** Space that the end of a session takes at most. */
    private static final long BYTES_FOR_THE_END = 64L << 20;

    private final Request request;
    private final SessionSummary summary;
    private final Pipeline pipeline;
    private final LiveSession session;

    private LiveRun(Request request, ChronicleTape tape) {
        this.request = request;
        SessionSetup setup = request.setup();
        summary = new SessionSummary(setup.symbols().size());
        pipeline = new Pipeline(
                PipelineSettings.forCores(Runtime.getRuntime().availableProcessors()),
                new EngineClock(request.market().engineTime()),
                setup.engine(),
                tape,
                request.orders().router(),
                summary);
        session = new LiveSession(
                pipeline,
                request.market().feed(),
                request.orders().broker(),
                request.market().clock(),
                request.tape().killFile());
    }

    /**
     * Runs the session to its end.
     *
     * @param source the feed's name on the tape
     * @throws IOException when feed or broker refuse us; the tape is then taken away again
     * @throws io.ringtape.tape.TapeException when the tape cannot be begun or written
     */
    public static Result run(Request request, String source, Watcher watcher) throws IOException {
        SessionSetup setup = request.setup();
        TapeManifest manifest = TapeManifest.open(
                        SessionSetup.CODE_VERSION,
                        setup.date(),
                        request.orders().mode(),
                        setup.symbols(),
                        setup.configuration().digest())
                .withSynthetic(request.origin().synthetic());
        TapeSettings settings = new TapeSettings(
                TapeSettings.DEFAULTS.blockSizeBytes(),
                TapeSettings.DEFAULTS.syncEveryNs(),
                true,
                request.tape().keepFreeBytes());
        Path folder = request.tape().folder();
        ChronicleTape tape = ChronicleTape.create(folder, manifest, settings);
        boolean begun = false;
        try (tape) {
            LiveRun run = new LiveRun(request, tape);
            run.begin(source);
            begun = true;
            EndReason reason = run.await(watcher, tape);
            return new Result(reason, run.summary, tape.checksum(), run.session.failure());
        } finally {
            if (!begun) {
                ChronicleTape.discard(folder);
            }
        }
    }

    private void begin(String source) throws IOException {
        SessionStart start = request.setup().sessionStart(request.orders().mode(), request.origin());
        start.receiveNs = request.market().clock().getAsLong();
        session.begin(start, source, request.setup().symbols().size());
    }

    /**
     * Waits for the end of the session, ends it and completes the tape. Does so too when the watcher throws: then the
     * session ends as failed.
     */
    private EndReason await(Watcher watcher, ChronicleTape tape) {
        EndReason reason = EndReason.FAILURE;
        try {
            reason = reason(watcher);
        } finally {
            try {
                closePositions();
            } finally {
                end(reason, watcher, tape);
            }
        }
        return reason;
    }

    private EndReason reason(Watcher watcher) {
        while (true) {
            Optional<EndReason> asked = watcher.look(this);
            if (asked.isPresent()) {
                return asked.get();
            }
            if (pipeline.failure().isPresent() || session.failure().isPresent()) {
                return EndReason.FAILURE;
            }
            long endNs = request.setup().settings().session().endNs();
            if (!request.market().feed().isRunning() || request.market().clock().getAsLong() >= endNs) {
                return request.market().feed().failure().isPresent() ? EndReason.FAILURE : EndReason.COMPLETE;
            }
            if (request.tape().usableBytes().getAsLong() < request.tape().keepFreeBytes() + BYTES_FOR_THE_END) {
                return EndReason.DISK;
            }
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
    }

    /**
     * Closes what is open, whatever ended the run, as long as pipeline and broker live: a market order needs no feed.
     * Waits until the broker has confirmed it and nothing more can come of our orders, but not for ever. The session
     * ends with an alert if something is open then, or if the broker could not be compared with.
     */
    private void closePositions() {
        if (!request.orders().hasBroker() || !session.canTrade()) {
            return;
        }
        command(Command.PAUSE, END_OF_RUN);
        OrderlyEnd end = new OrderlyEnd(System.nanoTime());
        while (session.canTrade()) {
            boolean isSettled = isSettled();
            switch (end.next(openRoundTrips() == 0, isSettled, System.nanoTime())) {
                case FLATTEN -> command(Command.FLATTEN, END_OF_RUN);
                case WAIT -> {}
                case END -> {
                    return;
                }
            }
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
    }

    /** Whether the broker is settled, and what it had published until then made the engine send nothing. */
    private boolean isSettled() {
        BrokerConnection broker = request.orders().broker();
        return broker.isSettled() && pipeline.awaitDrained(LOOK_EVERY_NS) && broker.isSettled();
    }

    private void end(EndReason reason, Watcher watcher, ChronicleTape tape) {
        SessionEnd end = new SessionEnd();
        end.reason = reason;
        end.receiveNs = request.market().clock().getAsLong();
        try {
            request.market().feed().close();
            end.badRowsByReason(watcher.unreadable());
        } finally {
            session.end(end);
            tape.complete();
        }
    }

    /** Publishes an operator's command. Any thread. */
    public void command(Command command) {
        command(command, "console");
    }

    private void command(Command command, String operator) {
        OperatorCommand said = new OperatorCommand();
        said.command = command;
        said.operator.set(operator);
        said.receiveNs = request.market().clock().getAsLong();
        session.command(said);
    }

    /** Returns the causes that went through the pipeline, as seen by any thread, which may be a little behind. */
    public long causes() {
        return summary.causes();
    }

    /** Returns the round trips that are open or being opened or closed, as seen by any thread. */
    public int openRoundTrips() {
        return summary.openRoundTrips();
    }

    /** Returns the events that wait in the ring. */
    public long backlog() {
        return pipeline.backlog();
    }

    /** Returns the session's present instant. */
    public long nowNs() {
        return request.market().clock().getAsLong();
    }
}
