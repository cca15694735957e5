package io.ringtape.paper;

import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import io.ringtape.market.QuoteRule;
import java.util.ArrayList;
import java.util.List;

/** One instrument's NBBO and our working orders in it, in order of arrival. */
final class SimulatedMarket {
    private final TopOfBook book;
    private final ReportLine reports;
    private final List<SimulatedOrder> working = new ArrayList<>();

    SimulatedMarket(QuoteRule quotes, ReportLine reports) {
        book = new TopOfBook(quotes);
        this.reports = reports;
    }

    boolean isIdle() {
        return working.isEmpty();
    }

    void halt() {
        book.halt();
    }

    void resume() {
        book.resume();
    }

    void onQuote(Quote quote, long nowNs) {
        book.set(quote);
        if (working.isEmpty() || !book.isTradable()) {
            return;
        }
        for (int i = 0; i < working.size(); i++) {
            SimulatedOrder order = working.get(i);
            matchClosing(order, nowNs);
            matchFirst(order, nowNs);
        }
        dropDone();
    }

    /**
     * Matches orders against a print.
     *
     * @param formsPrice whether the print can trigger stops
     * @param takesLiquidity whether the print could have met our resting orders
     */
    void onTrade(Trade trade, boolean formsPrice, boolean takesLiquidity, long nowNs) {
        if (working.isEmpty() || book.isHalted()) {
            return;
        }
        boolean fills = takesLiquidity && book.isTradable();
        long taken = 0;
        for (int i = 0; i < working.size(); i++) {
            SimulatedOrder order = working.get(i);
            if (formsPrice && order.isTargetWorking() && order.reachesStop(trade.price)) {
                order.triggerStop();
                cancelEntry(order, nowNs);
            } else if (fills) {
                taken += matchTarget(order, trade, taken, nowNs);
                taken += matchResting(order, trade, taken, nowNs);
            }
        }
        dropDone();
    }

    void onArrival(SimulatedOrder order, long nowNs) {
        String objection = order.objection();
        if (!objection.isEmpty()) {
            reports.rejected(order, objection, nowNs);
            return;
        }
        reports.accepted(order, nowNs);
        if (book.isTradable()) {
            matchFirst(order, nowNs);
        }
        if (!order.isDone()) {
            working.add(order);
        }
    }

    void onCancel(RequestLine.Cancel cancel, long nowNs) {
        SimulatedOrder order = find(cancel.orderId());
        if (order == null) {
            return;
        }
        if (cancel.entryOnly()) {
            cancelEntry(order, nowNs);
        } else {
            cancel(order, nowNs);
            working.remove(order);
        }
        dropDone();
    }

    /** Replaces a leg and fills whatever can trade at the new price. */
    void onReplace(RequestLine.Replace replace, long nowNs) {
        SimulatedOrder order = find(replace.orderId());
        if (order == null) {
            reports.replaceRejected(replace, nowNs);
            return;
        }
        String objection = order.replace(replace, book);
        if (!objection.isEmpty()) {
            reports.replaceRejected(order, replace.leg(), objection, nowNs);
            return;
        }
        reports.replaced(order, replace.leg(), nowNs);
        if (book.isTradable()) {
            matchClosing(order, nowNs);
            matchFirst(order, nowNs);
        }
        dropDone();
    }

    private SimulatedOrder find(long orderId) {
        for (int i = 0; i < working.size(); i++) {
            if (working.get(i).orderId == orderId) {
                return working.get(i);
            }
        }
        return null;
    }

    private void cancel(SimulatedOrder order, long nowNs) {
        long held = order.held();
        if (order.kind == OrderKind.EXIT) {
            order.cancel();
            reports.cancelled(order, OrderLeg.EXIT, nowNs);
        } else {
            cancelEntry(order, nowNs);
        }
        if (held > 0) {
            reports.cancelled(order, OrderLeg.TARGET, nowNs);
            reports.cancelled(order, OrderLeg.STOP, nowNs);
        }
    }

    private void cancelEntry(SimulatedOrder order, long nowNs) {
        if (order.open() > 0) {
            order.cancel();
            reports.cancelled(order, OrderLeg.ENTRY, nowNs);
        }
    }

    /**
     * Fills an entry or exit from the quote: at the quoted price, or at the limit of a resting entry that the quote
     * reached.
     */
    private void matchFirst(SimulatedOrder order, long nowNs) {
        order.onQuote(book);
        long price = book.price(order.side);
        long size = Math.min(order.open(), book.available(order.side));
        if (size > 0 && order.isMarketable(price)) {
            book.take(order.side, size);
            fill(order, order.firstLeg(), order.isResting() ? order.limit() : price, size, nowNs);
        }
    }

    /** Fills target or stop from the quote. */
    private void matchClosing(SimulatedOrder order, long nowNs) {
        Side side = order.closingSide();
        long price = book.price(side);
        long size = Math.min(order.held(), book.available(side));
        if (size <= 0) {
            return;
        }
        if (order.isStopTriggered()) {
            book.take(side, size);
            fill(order, OrderLeg.STOP, price, size, nowNs);
        } else if (order.reachesTarget(price)) {
            book.take(side, size);
            fill(order, OrderLeg.TARGET, order.target(), size, nowNs);
        }
    }

    /** Fills the target from a print of which {@code taken} shares are already used. Returns the shares filled. */
    private long matchTarget(SimulatedOrder order, Trade trade, long taken, long nowNs) {
        if (!order.isTargetWorking() || order.reachesTarget(book.price(order.closingSide()))) {
            return 0;
        }
        long left = order.onPrint(OrderLeg.TARGET, trade.price, trade.size) - taken;
        return fill(order, OrderLeg.TARGET, order.target(), Math.min(left, order.held()), nowNs);
    }

    /** Fills a resting entry from a print of which {@code taken} shares are already used. Returns the shares filled. */
    private long matchResting(SimulatedOrder order, Trade trade, long taken, long nowNs) {
        if (!order.isResting() || order.isMarketable(book.price(order.side))) {
            return 0;
        }
        OrderLeg leg = order.firstLeg();
        long left = order.onPrint(leg, trade.price, trade.size) - taken;
        return fill(order, leg, order.limit(), Math.min(left, order.open()), nowNs);
    }

    /**
     * Fills up to {@code size} shares of a leg and returns the shares filled. A fill of target or stop first cancels
     * the rest of the entry.
     */
    private long fill(SimulatedOrder order, OrderLeg leg, long price, long size, long nowNs) {
        if (size <= 0) {
            return 0;
        }
        if (leg != order.firstLeg()) {
            cancelEntry(order, nowNs);
        }
        long notionalBefore = order.notional(leg);
        order.fill(leg, price, size, book);
        reports.fill(order, leg, price, size, notionalBefore, nowNs);
        return size;
    }

    private void dropDone() {
        for (int i = working.size() - 1; i >= 0; i--) {
            if (working.get(i).isDone()) {
                working.remove(i);
            }
        }
    }
}
