package io.ringtape.polygon.sim;

import io.ringtape.event.MinuteBar;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The minute bars of one symbol: prior sessions and, as they close, those of the present one. For any thread. */
final class BarStore {
    private final TreeMap<Long, MinuteBar> bars = new TreeMap<>();

    /** Adds a bar; one of the same minute takes the place of the earlier. */
    synchronized void add(MinuteBar bar) {
        bars.put(bar.startNs, bar);
    }

    /** Returns the bars that begin in {@code [fromNs, toNs]}, the earliest first. */
    synchronized List<MinuteBar> find(long fromNs, long toNs) {
        return fromNs > toNs
                ? List.of()
                : new ArrayList<>(bars.subMap(fromNs, true, toNs, true).values());
    }
}
