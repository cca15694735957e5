package io.ringtape.paper;

import io.ringtape.event.Quote;
import io.ringtape.event.QuoteState;
import io.ringtape.event.Side;
import io.ringtape.market.QuoteRule;

/**
 * One instrument's NBBO, the liquidity our own fills have taken since it was published, and whether trading is halted.
 */
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

    /** Takes a quote; an implausible one stops trading until the next and leaves the book as it is. */
    void set(Quote quote) {
        QuoteState state = rule.state(quote);
        tradable = !halted && QuoteRule.isUsable(state);
        if (state == QuoteState.IMPLAUSIBLE) {
            return;
        }
        bid = quote.bid;
        ask = quote.ask;
        bidSize = Math.max(0, quote.bidSize);
        askSize = Math.max(0, quote.askSize);
        bidLeft = bidSize;
        askLeft = askSize;
    }

    /** Halts trading until it resumes and another quote arrives. */
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

    /** Whether both sides are present, not crossed, and free to trade. Uses the same rule as the features. */
    boolean isTradable() {
        return tradable;
    }

    /** Returns the price at which {@code side} would trade now. */
    long price(Side side) {
        return side == Side.BUY ? ask : bid;
    }

    /** Returns the shares that {@code side} can still trade at that price, in micros. */
    long available(Side side) {
        return side == Side.BUY ? askLeft : bidLeft;
    }

    /** Returns the best price at which {@code side} rests. */
    long touch(Side side) {
        return side == Side.BUY ? bid : ask;
    }

    /** Returns the size displayed at that price, in micros. It includes none of our orders. */
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
