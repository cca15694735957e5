package io.ringtape.scenario;

import io.ringtape.event.BarClosed;
import io.ringtape.event.Event;
import io.ringtape.event.EventListener;
import io.ringtape.event.FieldChange;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.PositionReport;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;

/** Mirrors events: prices about a level, buying and selling swapped, bids and asks swapped. */
final class Mirror extends FieldChange {
    private static final EventListener SIDES = new Sides();

    private final long twice;

    /** Creates a mirror at {@code level} micro-dollars. */
    Mirror(long level) {
        twice = 2 * level;
    }

    static Side of(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    @Override
    public Event of(Event event) {
        Event mirrored = super.of(event);
        mirrored.tell(SIDES);
        return mirrored;
    }

    /** Swaps the fields of an event that stand for its two sides. */
    private static final class Sides implements EventListener {
        @Override
        public void onQuote(Quote quote) {
            long bid = quote.bid;
            quote.bid = quote.ask;
            quote.ask = bid;
            long bidSize = quote.bidSize;
            quote.bidSize = quote.askSize;
            quote.askSize = bidSize;
        }

        @Override
        public void onSignal(Signal signal) {
            long bid = signal.bid;
            signal.bid = signal.ask;
            signal.ask = bid;
        }

        @Override
        public void onMinuteBar(MinuteBar bar) {
            long high = bar.high;
            bar.high = bar.low;
            bar.low = high;
        }

        @Override
        public void onBarClosed(BarClosed bar) {
            long high = bar.high;
            bar.high = bar.low;
            bar.low = high;
        }

        @Override
        public void onMarketStatus(MarketStatus status) {
            long lower = status.lowerBand;
            status.lowerBand = status.upperBand;
            status.upperBand = lower;
        }

        @Override
        public void onPositionReport(PositionReport report) {
            report.quantity = Missing.isPresent(report.quantity) ? -report.quantity : report.quantity;
        }
    }

    @Override
    public long price(String name, long value) {
        return Missing.isPresent(value) ? twice - value : value;
    }

    @Override
    public long size(String name, long value) {
        return name.equals("position") && Missing.isPresent(value) ? -value : value;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        return value instanceof Side ? values[values.length - 1 - value.ordinal()] : value;
    }
}
