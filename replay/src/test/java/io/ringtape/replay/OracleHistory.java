package io.ringtape.replay;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.feature.FeatureSettings.VolumeCurve;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingDate;
import io.ringtape.market.TradingSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Bars of prior sessions by date and minute, as docs/features.md selects them. */
final class OracleHistory {
    private final TradingSession session;
    private final SessionOpens opens;
    private final VolumeCurve curve;
    private final NavigableMap<Integer, NavigableMap<Integer, MinuteBar>> sessions = new TreeMap<>();
    private final Map<Integer, OptionalDouble> rangesByMinutes = new HashMap<>();
    private long lastNs = Long.MIN_VALUE;

    OracleHistory(TradingSession session, SessionOpens opens, VolumeCurve curve) {
        this.session = session;
        this.opens = opens;
        this.curve = curve;
    }

    void add(MinuteBar bar) {
        long openNs = opens.openNs(bar.date);
        boolean regular = openNs != Missing.LONG && bar.startNs >= openNs && bar.startNs < opens.closeNs(bar.date);
        boolean complete = bar.low > 0 && bar.high >= bar.low && bar.close > 0 && bar.volume >= 0;
        if (bar.date < session.yyyymmdd() && regular && complete && bar.startNs > lastNs) {
            lastNs = bar.startNs;
            sessions.computeIfAbsent(bar.date, date -> new TreeMap<>())
                    .put((int) ((bar.startNs - openNs) / MINUTE_NS), bar);
        }
    }

    /** Returns the bars of the trading date before today by minute; empty if there are none. */
    NavigableMap<Integer, MinuteBar> yesterday() {
        LocalDate date = session.date().minusDays(1);
        while (opens.openNs(TradingDate.yyyymmdd(date)) == Missing.LONG) {
            date = date.minusDays(1);
        }
        return sessions.getOrDefault(TradingDate.yyyymmdd(date), Collections.emptyNavigableMap());
    }

    private List<NavigableMap<Integer, MinuteBar>> comparable() {
        List<NavigableMap<Integer, MinuteBar>> comparable = new ArrayList<>();
        sessions.forEach((date, bars) -> {
            if (opens.closeNs(date) - opens.openNs(date) >= session.closeNs() - session.openNs()) {
                comparable.add(bars);
            }
        });
        int count = comparable.size();
        boolean enough = count >= curve.rvolMinSessions() && !yesterday().isEmpty();
        return enough ? comparable.subList(Math.max(0, count - curve.rvolSessions()), count) : List.of();
    }

    /** Returns the median volume of the minutes from {@code from} to before {@code to}. */
    OptionalDouble medianVolume(int from, int to) {
        return median(comparable().stream()
                .map(bars -> bars.subMap(from, to).values().stream()
                        .mapToLong(bar -> bar.volume)
                        .sum())
                .toList());
    }

    /** Returns the median range of the first {@code minutes}; asked only once the history is complete. */
    OptionalDouble medianRange(int minutes) {
        return rangesByMinutes.computeIfAbsent(minutes, this::rangeOf);
    }

    private OptionalDouble rangeOf(int minutes) {
        return median(comparable().stream()
                .map(bars -> bars.headMap(minutes).values())
                .filter(bars -> !bars.isEmpty())
                .map(bars -> bars.stream().mapToLong(bar -> bar.high).max().getAsLong()
                        - bars.stream().mapToLong(bar -> bar.low).min().getAsLong())
                .toList());
    }

    private static OptionalDouble median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int count = sorted.size();
        return count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2.0);
    }
}
