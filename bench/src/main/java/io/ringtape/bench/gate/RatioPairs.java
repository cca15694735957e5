package io.ringtape.bench.gate;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.measure.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Measures a subject beside its limit, alternating which comes first. Each is the best of three runs or of a tenth of a
 * second. Reports whether other processes were busy meanwhile.
 */
final class RatioPairs implements Trial.Source {
    private static final long AT_LEAST_NS = Duration.ofMillis(100).toNanos();

    private static final int LEAST_RUNS = 3;

    private final Measurement subject;
    private final Measurement limit;
    private boolean isLimitFirst;

    RatioPairs(Measurement subject, Measurement limit) {
        this.subject = subject;
        this.limit = limit;
    }

    @Override
    public Pair next() throws IOException {
        Optional<Processors> before = Processors.look();
        double first = best(isLimitFirst ? limit : subject);
        double second = best(isLimitFirst ? subject : limit);
        double ratio = isLimitFirst
                ? subject.unit().ratio(second, first)
                : subject.unit().ratio(first, second);
        isLimitFirst = !isLimitFirst;
        Optional<Processors> after = Processors.look();
        return new Pair(
                ratio, before.isPresent() && after.isPresent() && after.get().isCrowdedSince(before.get()));
    }

    /** Returns the best of a few runs, which varies least, since a disturbance only slows a run. */
    private static double best(Measurement measurement) throws IOException {
        Stopwatch watch = new Stopwatch();
        double best = measurement.measure();
        for (int runs = 1; runs < LEAST_RUNS || watch.elapsedNs() < AT_LEAST_NS; runs++) {
            best = measurement.unit().best(new RoundValues(best, measurement.measure()));
        }
        return best;
    }
}
