package io.ringtape.pipeline;

import io.ringtape.engine.Journal;
import io.ringtape.engine.Transactor;
import java.util.Optional;

/**
 * The way of every event: producers → engine → tape → router beside monitor.
 *
 * <p>A stage that throws stops the pipeline: the failed transaction goes no further, no later one is handled by any
 * stage that had not handled it before, and publishing fails with the cause. What was published before the failed
 * transaction still goes its whole way.
 */
public final class Pipeline {
    private final PipelineSettings settings;
    private final Gate gate = new Gate();
    private final Ring ring;
    private boolean isStarted;
    private boolean isStopped;

    /** A pipeline that is not started yet. */
    public Pipeline(
            PipelineSettings settings,
            EngineClock clock,
            Transactor engine,
            Journal journal,
            TransactionListener router,
            TransactionListener monitor) {
        this.settings = settings;
        ring = wire(new Stages(clock, engine, journal, router, monitor));
    }

    private Ring wire(Stages stages) {
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

    /** A new way in for a producer that drops nothing; one for each thread. */
    public Publisher publisher() {
        return new Publisher(ring, gate);
    }

    /** A new way in for a feed; {@code source} is its name in gaps, {@code instruments} how many there are. */
    public FeedPublisher feedPublisher(String source, int instruments) {
        return new FeedPublisher(publisher(), source, instruments);
    }

    /** Starts the stages and takes events. Once. */
    public synchronized void start() {
        if (isStarted) {
            throw new IllegalStateException("the pipeline was started before");
        }
        isStarted = true;
        ring.start();
        gate.open();
    }

    /**
     * Takes no more events, sends those that were published all their way, and ends the threads. A second call does
     * nothing.
     *
     * @throws IllegalStateException when not all that was published went its way: a stage failed, which is then the
     *     cause, or was stuck for longer than the settings allow; a stuck one handles nothing more should it wake
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
            throw new IllegalStateException("the pipeline did not end well: " + failure, failure);
        }
    }

    /** What stopped it, if anything did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(gate.failure());
    }

    /** Events published and not yet through all stages: how full the ring is. */
    public long backlog() {
        return ring.backlog();
    }
}
