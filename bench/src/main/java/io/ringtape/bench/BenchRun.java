package io.ringtape.bench;

import io.ringtape.bench.latency.Latency;
import io.ringtape.bench.measure.RoundResults;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.report.Outcome;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.subject.ReplayRun;
import io.ringtape.bench.subject.Restart;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Measures the parts that are wanted, one after the other. */
final class BenchRun {
    private static final int WARM_UPS = 2;

    private final Set<Part> parts;
    private final Workload scale;
    private final WorkFolder work;
    private final RunProgress progress;

    BenchRun(Set<Part> parts, Workload scale, WorkFolder work, RunProgress progress) {
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
    Outcome on(MeasuredSession session) throws IOException {
        RoundResults measured = RoundResults.of(
                MeasurementCatalogue.questions(parts, session, work, scale), WARM_UPS, scale.rounds(), progress);
        Optional<Restart> restart = restart(session, measured);
        Optional<Latency> latency = parts.contains(Part.LATENCY)
                ? Optional.of(Latency.measure(session, work, scale.latencyRounds(), progress))
                : Optional.empty();
        return new Outcome(session, measured, latency, restart);
    }

    private static Optional<Restart> restart(MeasuredSession session, RoundResults measured) throws IOException {
        Optional<RoundValues> replay = measured.sample(ReplayRun.NAME);
        return replay.isPresent()
                ? Optional.of(Restart.measure(session, replay.get().median()))
                : Optional.empty();
    }
}
