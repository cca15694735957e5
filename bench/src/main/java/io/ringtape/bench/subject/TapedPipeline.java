package io.ringtape.bench.subject;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.engine.Journal;
import io.ringtape.engine.Transactor;
import io.ringtape.pipeline.EngineClock;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.PipelineSettings;
import io.ringtape.pipeline.Publisher;
import io.ringtape.pipeline.TransactionListener;
import io.ringtape.tape.ChronicleTape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A running pipeline with the engine of a session and a tape in the work folder, which is removed at the end. If all
 * causes of the session are published in order, it must write the tape of the session.
 */
public final class TapedPipeline implements AutoCloseable {
    private static final long STOP_WITHIN_NS = Duration.ofSeconds(60).toNanos();

    private final MeasuredSession session;
    private final Path folder;
    private final ChronicleTape tape;
    private final Pipeline pipeline;

    /** Starts a pipeline without probes. */
    public TapedPipeline(MeasuredSession session, WorkFolder work, PipelineMode mode) throws IOException {
        this(session, work, mode, new Probes(engine -> engine, journal -> journal, frame -> {}));
    }

    /** Starts a pipeline with probes. */
    public TapedPipeline(MeasuredSession session, WorkFolder work, PipelineMode mode, Probes probes)
            throws IOException {
        this.session = session;
        folder = work.vacant("tape");
        tape = ChronicleTape.create(folder, session.blankManifest(), MeasuredSession.tapeSettings());
        pipeline = new Pipeline(
                settings(mode),
                new EngineClock(new HistoricalClock()),
                probes.engine.apply(session.setup().engine()),
                probes.journal.apply(tape),
                probes.router,
                frame -> {});
        pipeline.start();
    }

    /** Returns the usual settings on this machine, with more time to stop. */
    private static PipelineSettings settings(PipelineMode mode) {
        PipelineSettings usual = PipelineSettings.of(mode, Runtime.getRuntime().availableProcessors());
        return new PipelineSettings(mode, usual.ringSize(), usual.waitStyle(), STOP_WITHIN_NS);
    }

    /**
     * Observers within the pipeline.
     *
     * @param engine wraps the engine
     * @param journal wraps the tape
     * @param router sees every transaction after it is journaled
     */
    public record Probes(
            UnaryOperator<Transactor> engine, UnaryOperator<Journal> journal, TransactionListener router) {}

    public Publisher publisher() {
        return pipeline.publisher();
    }

    /** Waits until everything published has passed all stages. More may be published afterwards. */
    public void awaitEmpty() {
        while (pipeline.backlog() > 0) {
            Thread.onSpinWait();
        }
    }

    /** Waits until everything published is journaled, and stops. */
    public void drain() {
        pipeline.stop();
    }

    /**
     * Checks the tape that was written.
     *
     * @throws WrongOutputException if it is not the tape of the session
     */
    public void requireSame(String what) {
        session.requireSame(what, tape.checksum());
    }

    @Override
    public void close() throws IOException {
        try {
            pipeline.stop();
        } finally {
            tape.close();
            WorkFolder.remove(folder);
        }
    }
}
