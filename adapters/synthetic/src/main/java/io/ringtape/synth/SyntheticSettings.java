package io.ringtape.synth;

import io.ringtape.market.TradingSession;
import java.util.Comparator;
import java.util.List;

/**
 * What to write.
 *
 * @param session the session that gets trades and quotes
 * @param history prior sessions that get minute bars, oldest first, all before the session; may be empty
 * @param instruments 1 to 100 distinct symbols; sorted by their text
 * @param seed the same seed and settings give the same files
 * @param events approximate number of trades and quotes together, 1,000 to 10^9, met within a tenth
 * @param halts whether one symbol is paused once for five minutes
 */
public record SyntheticSettings(
        TradingSession session,
        List<TradingSession> history,
        List<SyntheticInstrument> instruments,
        long seed,
        long events,
        boolean halts) {
    /** The minimum number of events. */
    public static final long MIN_EVENTS = 1_000;

    /** The maximum number of events. */
    public static final long MAX_EVENTS = 1_000_000_000;

    private static final int MAX_INSTRUMENTS = 100;

    public SyntheticSettings {
        history = List.copyOf(history);
        instruments = instruments.stream()
                .sorted(Comparator.comparing(SyntheticInstrument::symbol))
                .toList();
        if (instruments.isEmpty() || instruments.size() > MAX_INSTRUMENTS) {
            throw new IllegalArgumentException("instruments: found " + instruments.size() + ", want 1 to 100");
        }
        for (int i = 1; i < instruments.size(); i++) {
            if (instruments.get(i).symbol().equals(instruments.get(i - 1).symbol())) {
                throw new IllegalArgumentException(
                        "instruments: " + instruments.get(i).symbol() + " is given twice");
            }
        }
        if (events < MIN_EVENTS || events > MAX_EVENTS) {
            throw new IllegalArgumentException("events: found " + events + ", want 1,000 to 1,000,000,000");
        }
        long before = Long.MIN_VALUE;
        for (TradingSession prior : history) {
            if (prior.preOpenNs() <= before || prior.endNs() > session.preOpenNs()) {
                throw new IllegalArgumentException(
                        "history: " + prior.date() + " is out of order or not before " + session.date());
            }
            before = prior.preOpenNs();
        }
    }
}
