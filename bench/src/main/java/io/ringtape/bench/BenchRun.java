package io.ringtape.bench;

import io.ringtape.pipeline.PipelineMode;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Measures the parts that are wanted, one after the other. */
final class BenchRun {
    private static final int WARM_UPS = 2;

    private final Set<Part> parts;
    private final Scale scale;
    private final WorkFolder work;
    private final RunProgress progress;

    BenchRun(Set<Part> parts, Scale scale, WorkFolder work, RunProgress progress) {
        this.parts = parts;
        this.scale = scale;
        this.work = work;
        this.progress = progress;
    }

    /**
     * Measures on that session.
     *
     * @throws WrongOutputException when something came out as it must not
     */
    Outcome on(Session session) throws IOException {
        Measured measured =
                Measured.of(Throughput.questions(parts, session, work, scale), WARM_UPS, scale.rounds(), progress);
        Optional<Double> peakMb = parts.contains(Part.TAPE) ? peakMb(session) : Optional.empty();
        Optional<Double> restart = restart(session, measured);
        Optional<Latency> latency = parts.contains(Part.LATENCY)
                ? Optional.of(Latency.measure(session, work, scale.latencyRounds(), progress))
                : Optional.empty();
        return new Outcome(session, measured, latency, restart, peakMb);
    }

    private Optional<Double> peakMb(Session session) throws IOException {
        ResidentMemory.forgetPeak();
        new EngineTape(session, work, PipelineMode.FUSED).measure();
        OptionalDouble peak = ResidentMemory.peakMb();
        return peak.isPresent() ? Optional.of(peak.getAsDouble()) : Optional.empty();
    }

    private static Optional<Double> restart(Session session, Measured measured) throws IOException {
        Optional<Sample> replay = measured.sample(ReplayRun.NAME);
        return replay.isPresent()
                ? Optional.of(Restart.secondsPer10M(session, replay.get().median()))
                : Optional.empty();
    }
}
