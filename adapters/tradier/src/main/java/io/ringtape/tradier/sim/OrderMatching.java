package io.ringtape.tradier.sim;

import io.ringtape.market.TradingSession;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fills orders from the market. A market order and a limit that crosses take what the NBBO shows and rest with what is
 * left. A resting limit is filled at its price when the other side comes to it, or by a share of a print through it. A
 * stop is triggered by a print or a quote at its price or beyond, and takes what the NBBO shows. For one thread.
 */
final class OrderMatching {
    private final TradingSession session;
    private final double printShare;
    private final Fills fills;
    private final Map<String, QuotedSymbol> market = new TreeMap<>();

    /** Takes what has been matched. */
    interface Fills {
        /** Fills {@code shares} of an order at a price. */
        void fill(BrokerageOrder order, long shares, long price, long nowNs);
    }

    OrderMatching(TradingSession session, double printShare, Fills fills) {
        this.session = session;
        this.printShare = printShare;
        this.fills = fills;
    }

    Map<String, QuotedSymbol> market() {
        return market;
    }

    QuotedSymbol quoted(String symbol) {
        return market.computeIfAbsent(symbol, unused -> new QuotedSymbol());
    }

    /** Fills the orders that a new quote fills; the NBBO has been taken over already. */
    void onQuote(List<BrokerageOrder> working, long nowNs) {
        working.forEach(order -> tryFill(order, nowNs));
    }

    /** Fills an order that has begun to work, or whose terms have changed. */
    void onLive(BrokerageOrder order, long nowNs) {
        tryFill(order, nowNs);
        order.progress.hasRested = true;
    }

    /** Fills resting orders from a print that has traded through them, and triggers stops. */
    void onPrint(List<BrokerageOrder> working, long price, long shares, long nowNs) {
        long left = (long) Math.floor(shares * printShare);
        for (BrokerageOrder order : working) {
            if (!canFill(order, nowNs)) {
                continue;
            }
            OrderForm.Terms terms = order.progress.terms;
            boolean isBuy = order.side().isBuy();
            if (terms.type().hasStop() && !order.progress.isTriggered) {
                if (isBuy ? price >= terms.stop() : price <= terms.stop()) {
                    trigger(order, nowNs);
                }
            } else if (terms.type().hasPrice() && (isBuy ? price < terms.price() : price > terms.price())) {
                long taken = Math.min(left, order.available());
                left -= taken;
                if (taken > 0) {
                    fills.fill(order, taken, terms.price(), nowNs);
                }
            }
        }
    }

    private void tryFill(BrokerageOrder order, long nowNs) {
        if (!canFill(order, nowNs)) {
            return;
        }
        OrderForm.Terms terms = order.progress.terms;
        QuotedSymbol quoted = quoted(order.symbol());
        if (terms.type().hasStop() && !order.progress.isTriggered) {
            if (isReached(order.side(), terms.stop(), quoted)) {
                trigger(order, nowNs);
            }
            return;
        }
        take(order, quoted, nowNs);
    }

    private void trigger(BrokerageOrder order, long nowNs) {
        order.progress.isTriggered = true;
        order.progress.hasRested = false;
        take(order, quoted(order.symbol()), nowNs);
        order.progress.hasRested = true;
    }

    private void take(BrokerageOrder order, QuotedSymbol quoted, long nowNs) {
        OrderForm.Terms terms = order.progress.terms;
        long opposite = quoted.opposite(order.side());
        boolean isBuy = order.side().isBuy();
        boolean isLimited = terms.type().hasPrice();
        boolean isBeyond = isLimited && (isBuy ? opposite > terms.price() : opposite < terms.price());
        if (opposite <= 0 || isBeyond) {
            return;
        }
        long shares = Math.min(order.available(), quoted.left(order.side()));
        if (shares > 0) {
            quoted.take(order.side(), shares);
            fills.fill(order, shares, isLimited && order.progress.hasRested ? terms.price() : opposite, nowNs);
        }
    }

    private boolean canFill(BrokerageOrder order, long nowNs) {
        BrokerageOrder.Progress progress = order.progress;
        return progress.status.isWorking()
                && !progress.isCancelling
                && !progress.isScripted
                && progress.terms.duration().isTrading(session, nowNs)
                && order.available() > 0;
    }

    /** Whether the quote alone has reached a stop. */
    static boolean isReached(ApiSide side, long stop, QuotedSymbol quoted) {
        long opposite = quoted.opposite(side);
        return opposite > 0 && (side.isBuy() ? opposite >= stop : opposite <= stop);
    }
}
