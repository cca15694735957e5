package io.ringtape.paper;

import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.market.QuoteRule;

/** The NBBO of one instrument and what our own fills have taken of it since it was published. */
final class TopOfBook {
    private final QuoteRule rule;
    private long bid;
    private long ask;
    private long bidLeft;
    private long askLeft;
    private boolean tradable;

    TopOfBook(QuoteRule rule) {
        this.rule = rule;
    }

    void set(Quote quote) {
        bid = quote.bid;
        ask = quote.ask;
        bidLeft = Math.max(0, quote.bidSize);
        askLeft = Math.max(0, quote.askSize);
        tradable = QuoteRule.isUsable(rule.state(quote));
    }

    /** Whether both sides are there, not crossed, and nothing forbids trading, by the same rule as the features'. */
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
