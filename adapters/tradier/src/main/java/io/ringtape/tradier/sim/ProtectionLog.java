package io.ringtape.tradier.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When shares were held for which no stop worked. For one thread. */
final class ProtectionLog {
    private static final long COVERED = Long.MIN_VALUE;

    private final Map<String, Long> sinceNs = new TreeMap<>();
    private final List<UnprotectedSpan> spans = new ArrayList<>();

    /** Learns how many shares are held, and for how many a stop, or a closing order at any price, works. */
    void look(String symbol, long held, long covered, long nowNs) {
        boolean isBare = Math.abs(held) > covered;
        long since = sinceNs.getOrDefault(symbol, COVERED);
        if (isBare && since == COVERED) {
            sinceNs.put(symbol, nowNs);
        } else if (!isBare && since != COVERED) {
            sinceNs.put(symbol, COVERED);
            if (nowNs > since) {
                spans.add(new UnprotectedSpan(symbol, since, nowNs));
            }
        }
    }

    /** Returns the spans, those that go on up to {@code nowNs}. */
    List<UnprotectedSpan> spans(long nowNs) {
        List<UnprotectedSpan> all = new ArrayList<>(spans);
        sinceNs.forEach((symbol, since) -> {
            if (since != COVERED && nowNs > since) {
                all.add(new UnprotectedSpan(symbol, since, nowNs));
            }
        });
        return all;
    }
}
