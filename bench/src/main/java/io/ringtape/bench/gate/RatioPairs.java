package io.ringtape.bench.gate;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.measure.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A subject beside its limit, now the one first and now the other, each the best of three runs or of a tenth of a second,
 * and whether somebody else was at work on the machine.
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

    /** What stalls a run only ever slows it, so that the best of a few scatters least. */
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
