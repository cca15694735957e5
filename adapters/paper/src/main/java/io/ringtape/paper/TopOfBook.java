package io.ringtape.paper;

import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.market.QuoteRule;

/** The NBBO of one instrument, what our own fills have taken of it since it was published, and whether it is halted. */
final class TopOfBook {
    private final QuoteRule rule;
    private long bid;
    private long ask;
    private long bidSize;
    private long askSize;
    private long bidLeft;
    private long askLeft;
    private boolean tradable;
    private boolean halted;

    TopOfBook(QuoteRule rule) {
        this.rule = rule;
    }

    void set(Quote quote) {
        bid = quote.bid;
        ask = quote.ask;
        bidSize = Math.max(0, quote.bidSize);
        askSize = Math.max(0, quote.askSize);
        bidLeft = bidSize;
        askLeft = askSize;
        tradable = !halted && QuoteRule.isUsable(rule.state(quote));
    }

    /** Trading stops: nothing is tradable until it goes on and a quote came after that. */
    void halt() {
        halted = true;
        tradable = false;
    }

    void resume() {
        halted = false;
    }

    boolean isHalted() {
        return halted;
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

    /** The best price at which that side rests. */
    long touch(Side side) {
        return side == Side.BUY ? bid : ask;
    }

    /** Shares displayed there, none of them ours, micro-shares. */
    long displayed(Side side) {
        return side == Side.BUY ? bidSize : askSize;
    }

    void take(Side side, long size) {
        if (side == Side.BUY) {
            askLeft -= size;
        } else {
            bidLeft -= size;
        }
    }
}
