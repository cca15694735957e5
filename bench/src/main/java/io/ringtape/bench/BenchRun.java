package io.ringtape.bench;

import io.ringtape.bench.catalogue.Metric;
import io.ringtape.bench.catalogue.Part;
import io.ringtape.bench.latency.Latency;
import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.RoundResults;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.report.Outcome;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import io.ringtape.bench.subject.Restart;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Measures the chosen parts, one after the other. */
final class BenchRun {
    private static final int WARM_UPS = 2;

    private final Set<Part> parts;
    private final Workload workload;
    private final WorkFolder work;
    private final RunProgress progress;

    BenchRun(Set<Part> parts, Workload workload, WorkFolder work, RunProgress progress) {
        this.parts = parts;
        this.workload = workload;
        this.work = work;
        this.progress = progress;
    }

    /**
     * Measures on that session.
     *
     * @throws WrongOutputException when measured code gave a wrong output
     */
    Outcome on(MeasuredSession session) throws IOException {
        RoundResults measured = RoundResults.of(measurements(session), WARM_UPS, workload.rounds(), progress);
        Optional<Restart> restart = restart(session, measured);
        Optional<Latency> latency = parts.contains(Part.LATENCY)
                ? Optional.of(Latency.measure(session, work, workload.latencyRounds(), progress))
                : Optional.empty();
        return new Outcome(session, measured, latency, restart);
    }

    private List<Measurement> measurements(MeasuredSession session) {
        RunContext context = new RunContext(session, work, workload);
        return Metric.of(parts).stream().map(metric -> metric.on(context)).toList();
    }

    private static Optional<Restart> restart(MeasuredSession session, RoundResults measured) throws IOException {
        Optional<RoundValues> replay = measured.values(Metric.REPLAY.label());
        return replay.isPresent()
                ? Optional.of(Restart.measure(session, replay.get().median()))
                : Optional.empty();
    }
}
