package io.ringtape.bench.gate;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.measure.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Measures a subject beside its limit, alternating which comes first. Each is the best of three runs or of a tenth of a
 * second. Reports whether other processes were busy meanwhile.
 */
final class RatioPairs implements PairSource {
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
        boolean isCrowded =
                before.isPresent() && after.isPresent() && after.get().isCrowdedSince(before.get());
        return new Pair(ratio, isCrowded);
    }

    /** Disturbances only ever slow a run, so the best of a few varies least. */
    private static double best(Measurement question) throws IOException {
        Stopwatch watch = new Stopwatch();
        double[] answers = new double[0];
        while (answers.length < LEAST_RUNS || watch.elapsedNs() < AT_LEAST_NS) {
            answers = Arrays.copyOf(answers, answers.length + 1);
            answers[answers.length - 1] = question.measure();
        }
        return question.unit().best(new RoundValues(answers));
    }
}
