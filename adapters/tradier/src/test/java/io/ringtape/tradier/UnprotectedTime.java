package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.tradier.RandomHistory.Excuse;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Adds up how long shares were held without a stop, and what of it beyond 4 s the broker caused itself, by its kind. */
final class UnprotectedTime {
    private static final long MOST_NS = 4 * SECOND_NS;

    private final Map<Excuse, long[]> excused = new EnumMap<>(Excuse.class);
    private long spans;
    private long longer;
    private long worstNs;
    private long worstLeftNs;

    /** Takes a span. Returns how much longer it is than 4 s after the excuses, which are used up in their order. */
    long take(long lengthNs, Map<Excuse, Long> excuses) {
        spans++;
        worstNs = Math.max(worstNs, lengthNs);
        worstLeftNs = Math.max(
                worstLeftNs,
                lengthNs - excuses.values().stream().mapToLong(each -> each).sum());
        long beyond = Math.max(0, lengthNs - MOST_NS);
        longer += beyond > 0 ? 1 : 0;
        for (Map.Entry<Excuse, Long> each : excuses.entrySet()) {
            long used = Math.min(beyond, each.getValue());
            if (used > 0) {
                long[] sum = excused.computeIfAbsent(each.getKey(), unused -> new long[2]);
                sum[0]++;
                sum[1] += used;
                beyond -= used;
            }
        }
        return beyond;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d spans without a stop, the longest %d ms (%d ms without what the broker caused), %d above 4 s",
                spans,
                worstNs / 1_000_000,
                worstLeftNs / 1_000_000,
                longer));
        excused.forEach((why, sum) -> text.append(String.format(
                Locale.ROOT,
                "; %s excuses %d ms of %d spans",
                why.name().toLowerCase(Locale.ROOT),
                sum[1] / 1_000_000,
                sum[0])));
        return text.toString();
    }
}
