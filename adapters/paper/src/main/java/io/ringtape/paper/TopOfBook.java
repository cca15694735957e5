package io.ringtape.paper;

import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;

/** The NBBO of one instrument and what our own fills have taken of it since it was published. */
final class TopOfBook {
    private long bid = Missing.LONG;
    private long ask = Missing.LONG;
    private long bidLeft;
    private long askLeft;
    private boolean closed;

    void set(Quote quote) {
        bid = quote.bid;
        ask = quote.ask;
        bidLeft = Math.max(0, quote.bidSize);
        askLeft = Math.max(0, quote.askSize);
        closed = quote.conditions.contains(14)
                || quote.conditions.contains(15)
                || quote.conditions.contains(19)
                || quote.conditions.contains(20)
                || quote.conditions.contains(43);
    }

    /** Whether both sides are there, not crossed, and no condition forbids trading. */
    boolean isTradable() {
        return !closed && Missing.isPresent(bid) && Missing.isPresent(ask) && bid <= ask;
    }

    long bid() {
        return bid;
    }

    long ask() {
        return ask;
    }

    /** The price at which that side would trade now. */
    long price(Side side) {
        return side == Side.BUY ? ask : bid;
    }

    /** Shares that side could still trade at that price, micro-shares. */
    long available(Side side) {
        return side == Side.BUY ? askLeft : bidLeft;
    }

    void take(Side side, long size) {
        if (side == Side.BUY) {
            askLeft -= size;
        } else {
            bidLeft -= size;
        }
    }
}
