package io.ringtape.polygon.sim;

import static io.ringtape.event.Missing.isPresent;

import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;

/** A bar made of the server's own prints. Prints may be added in any order. For one thread. */
final class SimulatedBar {
    private final int instrument;
    private final long startNs;
    private long open = Missing.LONG;
    private long high = Missing.LONG;
    private long low = Missing.LONG;
    private long close = Missing.LONG;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;
    private long volume;
    private long weighted;
    private long notional;
    private long trades;
    private long dayOpen = Missing.LONG;
    private long dayVolume;
    private long dayVwap;
    private boolean sent;
    private boolean changed;

    SimulatedBar(int instrument, long startNs) {
        this.instrument = instrument;
        this.startNs = startNs;
    }

    /** Adds a print for what {@code mask} says that it counts for. */
    void add(Trade trade, int mask) {
        if ((mask & ConditionTable.PRICE) != 0) {
            if (trade.sipNs < firstNs) {
                firstNs = trade.sipNs;
                open = trade.price;
            }
            if (trade.sipNs >= lastNs) {
                lastNs = trade.sipNs;
                close = trade.price;
            }
            high = isPresent(high) ? Math.max(high, trade.price) : trade.price;
            low = isPresent(low) ? Math.min(low, trade.price) : trade.price;
        }
        if ((mask & ConditionTable.VOLUME) != 0) {
            volume += trade.size;
            trades++;
        }
        if ((mask & ConditionTable.VWAP) != 0) {
            weighted += trade.size;
            notional += Micros.notional(trade.price, trade.size);
        }
        changed = true;
    }

    /** Sets the figures of the day up to this bar. */
    void setDay(long openPrice, long volumeToDate, long vwapToDate) {
        dayOpen = openPrice;
        dayVolume = volumeToDate;
        dayVwap = vwapToDate;
    }

    /** Whether a print formed a price; without one the vendor sends no bar. */
    boolean hasPrice() {
        return isPresent(open);
    }

    /** Whether it has prints that were not sent. */
    boolean isChanged() {
        return changed;
    }

    boolean wasSent() {
        return sent;
    }

    void markSent() {
        sent = true;
        changed = false;
    }

    /** Returns a copy as an event. */
    MinuteBar toMinuteBar(int date) {
        MinuteBar bar = new MinuteBar();
        bar.instrument = instrument;
        bar.date = date;
        bar.startNs = startNs;
        bar.open = open;
        bar.high = high;
        bar.low = low;
        bar.close = close;
        bar.volume = volume;
        bar.trades = trades;
        bar.vwap = vwap();
        return bar;
    }

    int instrument() {
        return instrument;
    }

    long startNs() {
        return startNs;
    }

    long open() {
        return open;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    long close() {
        return close;
    }

    long volume() {
        return volume;
    }

    long trades() {
        return trades;
    }

    /** Returns the volume-weighted average price, or the close if no print counts for it. */
    long vwap() {
        return weighted == 0 ? close : Micros.productOver(notional, Micros.ONE, weighted / 2, weighted);
    }

    long dayOpen() {
        return dayOpen;
    }

    long dayVolume() {
        return dayVolume;
    }

    long dayVwap() {
        return dayVwap;
    }
}
