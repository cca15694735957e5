package io.ringtape.bench;

import io.ringtape.bench.gate.Pair;
import io.ringtape.bench.gate.PairSource;
import io.ringtape.bench.gate.Processors;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A subject beside its limit, now the one first and now the other, each for at least a tenth of a second, and whether
 * somebody else was at work on the machine.
 */
final class RatioPairs implements PairSource {
    private static final long AT_LEAST_NS = Duration.ofMillis(100).toNanos();

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
        double first = mean(isLimitFirst ? limit : subject);
        double second = mean(isLimitFirst ? subject : limit);
        double ratio = isLimitFirst
                ? subject.unit().ratio(second, first)
                : subject.unit().ratio(first, second);
        isLimitFirst = !isLimitFirst;
        Optional<Processors> after = Processors.look();
        boolean isCrowded =
                before.isPresent() && after.isPresent() && after.get().isCrowdedSince(before.get());
        return new Pair(ratio, isCrowded);
    }

    private static double mean(Measurement question) throws IOException {
        Stopwatch watch = new Stopwatch();
        double sum = 0;
        int times = 0;
        do {
            sum += question.measure();
            times++;
        } while (watch.elapsedNs() < AT_LEAST_NS);
        return sum / times;
    }
}
