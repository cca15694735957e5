package io.ringtape.pipeline;

import io.ringtape.engine.Journal;
import io.ringtape.engine.Transactor;
import java.util.Optional;

/**
 * The path of every event: producers → engine → tape → router and monitor in parallel.
 *
 * <p>A stage that throws stops the pipeline. The failed transaction goes no further, no stage starts on it or on a
 * later one, and publishing fails with the cause. Transactions before it still pass through all stages.
 */
public final class Pipeline {
    private final PipelineSettings settings;
    private final PipelineGate gate = new PipelineGate();
    private final Stages stages;
    private final Ring ring;
    private boolean isStarted;
    private boolean isStopped;

    /** Creates a pipeline that is not started. */
    public Pipeline(
            PipelineSettings settings,
            EngineClock clock,
            Transactor engine,
            Journal journal,
            TransactionListener router,
            TransactionListener monitor) {
        this.settings = settings;
        stages = new Stages(clock, engine, journal, router, monitor);
        ring = wire();
    }

    private Ring wire() {
        return switch (settings.mode()) {
            case STEPPED -> new SteppedRing(stages::inOrder, gate);
            case FUSED ->
                new ThreadedRing(settings.ringSize(), settings.waitStyle()).first(stage("pipeline", stages::inOrder));
            case PIPELINED ->
                new ThreadedRing(settings.ringSize(), settings.waitStyle())
                        .first(stage("engine", stages::engine))
                        .then(stage("tape", stages::tape))
                        .then(stage("router", stages::router), stage("monitor", stages::monitor));
        };
    }

    private StageHandler stage(String name, Stage stage) {
        return new StageHandler(name, stage, gate);
    }

    /** Creates a publisher for a producer that drops nothing. One per thread. */
    public Publisher publisher() {
        return new Publisher(ring, gate);
    }

    /**
     * Creates a publisher for a feed. {@code source} names the feed in gaps; {@code instruments} is the number of
     * instruments.
     */
    public FeedPublisher feedPublisher(String source, int instruments) {
        return new FeedPublisher(publisher(), source, instruments);
    }

    /** Starts the stages and accepts events. May be called once. */
    public synchronized void start() {
        if (isStarted) {
            throw new IllegalStateException("the pipeline was already started");
        }
        isStarted = true;
        ring.start();
        gate.open();
    }

    /**
     * Stops accepting events, handles those published, and ends the threads. A second call does nothing.
     *
     * @throws IllegalStateException when not everything published was handled, because a stage failed (then the cause)
     *     or was stuck for longer than the settings allow. A stuck stage handles nothing more if it resumes.
     */
    public synchronized void stop() {
        if (!isStarted || isStopped) {
            return;
        }
        gate.shut();
        String stuck = ring.stop(settings.stopWithinNs());
        isStopped = true;
        if (!stuck.isEmpty()) {
            gate.fail(0, new IllegalStateException("the pipeline is stuck: " + stuck));
        }
        Throwable failure = gate.failure();
        if (failure != null) {
            throw new IllegalStateException("the pipeline did not stop cleanly: " + failure, failure);
        }
    }

    /** Returns the failure that stopped the pipeline, if any. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(gate.failure());
    }

    /**
     * Waits until everything published before is through all stages, or past a failed one, for at most
     * {@code withinNs}. Returns whether it is.
     */
    public boolean awaitDrained(long withinNs) {
        return ring.awaitDrained(withinNs);
    }

    /**
     * Returns when the engine next has something to do without a cause, as of its last transaction, epoch nanoseconds,
     * or {@link Long#MAX_VALUE} if nothing. Any thread.
     */
    public long nextDueNs() {
        return stages.nextDueNs();
    }

    /** Returns the time limit for an orderly stop, nanoseconds. */
    long stopWithinNs() {
        return settings.stopWithinNs();
    }

    /** Returns the number of events published but not yet through all stages. */
    public long backlog() {
        return ring.backlog();
    }
}
