package io.ringtape.tradier.sim;

import io.ringtape.event.Micros;

/** The NBBO of a symbol, what our orders have left of its sizes, and the last print. For one thread. */
final class QuotedSymbol {
    private long bid;
    private long ask;
    private long bidLeft;
    private long askLeft;
    private long last;

    void quote(long bidPrice, long bidSize, long askPrice, long askSize) {
        bid = bidPrice;
        ask = askPrice;
        bidLeft = bidPrice > 0 ? bidSize / Micros.ONE : 0;
        askLeft = askPrice > 0 ? askSize / Micros.ONE : 0;
    }

    void print(long price) {
        last = price;
    }

    /** Returns the price at which somebody on the other side offers, or 0. */
    long opposite(ApiSide side) {
        return side.isBuy() ? ask : bid;
    }

    /** Returns the shares that the other side still offers. */
    long left(ApiSide side) {
        return side.isBuy() ? askLeft : bidLeft;
    }

    void take(ApiSide side, long shares) {
        if (side.isBuy()) {
            askLeft -= shares;
        } else {
            bidLeft -= shares;
        }
    }

    long bid() {
        return bid;
    }

    long last() {
        return last;
    }

    /** Returns a price to value shares at: the last print, else the middle, else 0. */
    long mark() {
        if (last > 0) {
            return last;
        }
        return bid > 0 && ask > 0 ? (bid + ask) / 2 : Math.max(bid, ask);
    }
}
