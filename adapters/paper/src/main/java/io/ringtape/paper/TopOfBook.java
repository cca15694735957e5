package io.ringtape.paper;

import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.feature.Nbbo;

/** The NBBO of one instrument and what our own fills have taken of it since it was published. */
final class TopOfBook {
    private long bid;
    private long ask;
    private long bidLeft;
    private long askLeft;
    private boolean tradable;

    void set(Quote quote) {
        bid = quote.bid;
        ask = quote.ask;
        bidLeft = Math.max(0, quote.bidSize);
        askLeft = Math.max(0, quote.askSize);
        tradable = bid > 0 && ask > 0 && bid <= ask && !Nbbo.isForbidden(quote.conditions);
    }

    /** Whether both sides are there, not crossed, and no condition forbids trading. */
    boolean isTradable() {
        return tradable;
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
