package io.ringtape.paper;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import io.ringtape.market.QuoteRule;
import io.ringtape.order.Broker;
import io.ringtape.order.SimulationSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * An exchange that fills against the market data of the tape, the same way every time.
 *
 * <p>It lives on the market's own time: a quote or print is known to it at SIP time, however much later the engine
 * receives it. An order arrives the order latency after the engine time of its decision, a report the report latency
 * after it happened. Who drives it keeps to the order of these times; its own time never goes back.
 *
 * <ul>
 *   <li>An entry that can trade within its price guard, or an exit, takes the displayed size of the NBBO and walks on
 *       with later quotes. What our fills took is gone until the next quote.
 *   <li>A target rests at its limit and fills there: up to the displayed size when the opposite quote reaches it, and
 *       wholly when a print goes through it.
 *   <li>A stop triggers on a price-forming print at or beyond it and then trades as a market order from the next quote
 *       on: the NBBO of before that print may be one that nobody could have had.
 *   <li>When target and stop could both fill in one event, the stop is taken. The entry's rest is withdrawn when the
 *       stop triggers or the target fills, and nothing is added while closing.
 *   <li>A stop's trigger can be replaced until it triggers; it then works from the replacement's arrival on.
 *   <li>Nothing fills while the NBBO is one-sided, crossed or unusable.
 * </ul>
 *
 * <p>Not modelled here: queue position at a limit, our own effect on the market, halts other than by the quotes.
 */
public final class SimulatedExchange implements Broker {
    private final long orderLatencyNs;
    private final ReportLine reports;
    private final List<SimulatedOrder> working = new ArrayList<>();
    private final ArrayDeque<SimulatedOrder> arriving = new ArrayDeque<>();
    private final ArrayDeque<PendingCancel> cancelling = new ArrayDeque<>();
    private final ArrayDeque<PendingReplace> replacing = new ArrayDeque<>();
    private final TopOfBook[] books;
    private long nowNs;

    private record PendingCancel(long orderId, boolean entryOnly, long arrivalNs) {}

    private record PendingReplace(int instrument, long orderId, OrderLeg leg, long price, long arrivalNs) {}

    /** An exchange without orders for that many instruments, whose quotes that rule judges. */
    public SimulatedExchange(SimulationSettings settings, QuoteRule quotes, int instruments) {
        orderLatencyNs = settings.orderLatencyNs();
        reports = new ReportLine(settings);
        books = new TopOfBook[instruments];
        for (int i = 0; i < instruments; i++) {
            books[i] = new TopOfBook(quotes);
        }
    }

    @Override
    public void submit(OrderRequest request) {
        arriving.add(new SimulatedOrder(request, request.timeNs + orderLatencyNs));
    }

    @Override
    public void cancel(CancelRequest request) {
        cancelling.add(new PendingCancel(request.orderId, request.entryOnly, request.timeNs + orderLatencyNs));
    }

    @Override
    public void replace(ReplaceRequest request) {
        replacing.add(new PendingReplace(
                request.instrument, request.orderId, request.leg, request.price, request.timeNs + orderLatencyNs));
    }

    @Override
    public boolean canReplace() {
        return true;
    }

    /** Whether nothing is on its way and nothing works. */
    public boolean isIdle() {
        boolean arrives = !arriving.isEmpty() || !replacing.isEmpty() || !cancelling.isEmpty();
        return working.isEmpty() && !arrives && reports.isEmpty();
    }

    /** When the next report reaches us or the next request the exchange, or {@link Long#MAX_VALUE}. */
    public long nextDueNs() {
        long due = reports.nextDueNs();
        if (!arriving.isEmpty()) {
            due = Math.min(due, arriving.peek().arrivalNs);
        }
        if (!replacing.isEmpty()) {
            due = Math.min(due, replacing.peek().arrivalNs);
        }
        return cancelling.isEmpty() ? due : Math.min(due, cancelling.peek().arrivalNs);
    }

    /**
     * Does what is next due: an arrival is taken in, or a report is handed out. Reports come before arrivals of the same
     * instant, orders before replacements before cancels. Only while something is due.
     *
     * @return the report to deliver, or null when an arrival was taken in
     */
    public ExecutionReport step() {
        long due = nextDueNs();
        if (reports.nextDueNs() == due) {
            return reports.next();
        }
        advance(due);
        if (!arriving.isEmpty() && arriving.peek().arrivalNs == due) {
            onArrival(arriving.remove());
        } else if (!replacing.isEmpty() && replacing.peek().arrivalNs == due) {
            onReplace(replacing.remove());
        } else {
            onCancel(cancelling.remove());
        }
        return null;
    }

    /** The NBBO changed, at the quote's SIP time. */
    public void onQuote(Quote quote) {
        advance(quote.sipNs);
        TopOfBook book = books[quote.instrument];
        book.set(quote);
        if (working.isEmpty() || !book.isTradable()) {
            return;
        }
        for (int i = 0; i < working.size(); i++) {
            SimulatedOrder order = working.get(i);
            if (order.instrument == quote.instrument) {
                matchClosing(order, book);
                matchFirst(order, book);
            }
        }
        dropDone();
    }

    /** A print that forms prices, at its SIP time; others must not be handed in. */
    public void onTrade(Trade trade) {
        advance(trade.sipNs);
        if (working.isEmpty()) {
            return;
        }
        boolean tradable = books[trade.instrument].isTradable();
        for (int i = 0; i < working.size(); i++) {
            SimulatedOrder order = working.get(i);
            if (order.instrument != trade.instrument || order.held() == 0 || order.isStopTriggered()) {
                continue;
            }
            if (order.reachesStop(trade.price)) {
                order.triggerStop();
                withdrawEntry(order);
            } else if (tradable && order.isThroughTarget(trade.price)) {
                fillClosing(order, OrderLeg.TARGET, order.target(), order.held());
            }
        }
        dropDone();
    }

    private void onArrival(SimulatedOrder order) {
        String objection = order.objection();
        if (!objection.isEmpty()) {
            reports.rejected(order, objection, nowNs);
            return;
        }
        reports.accepted(order, nowNs);
        TopOfBook book = books[order.instrument];
        if (book.isTradable()) {
            matchFirst(order, book);
        }
        if (!order.isDone()) {
            working.add(order);
        }
    }

    private void onReplace(PendingReplace replace) {
        for (SimulatedOrder order : working) {
            if (order.orderId == replace.orderId()) {
                reports.replaced(order, replace.leg(), order.replace(replace.leg(), replace.price()), nowNs);
                return;
            }
        }
        reports.replaceRejected(replace.instrument(), replace.orderId(), replace.leg(), nowNs);
    }

    private void onCancel(PendingCancel cancel) {
        for (int i = working.size() - 1; i >= 0; i--) {
            SimulatedOrder order = working.get(i);
            if (order.orderId != cancel.orderId()) {
                continue;
            }
            if (cancel.entryOnly()) {
                withdrawEntry(order);
            } else {
                withdraw(order);
                working.remove(i);
            }
        }
        dropDone();
    }

    private void withdraw(SimulatedOrder order) {
        long held = order.held();
        if (order.kind == OrderKind.EXIT) {
            order.withdraw();
            reports.cancelled(order, OrderLeg.EXIT, nowNs);
        } else {
            withdrawEntry(order);
        }
        if (held > 0) {
            reports.cancelled(order, OrderLeg.TARGET, nowNs);
            reports.cancelled(order, OrderLeg.STOP, nowNs);
        }
    }

    private void withdrawEntry(SimulatedOrder order) {
        if (order.open() > 0) {
            order.withdraw();
            reports.cancelled(order, OrderLeg.ENTRY, nowNs);
        }
    }

    /** Entry or exit: what trades at once or walks on. */
    private void matchFirst(SimulatedOrder order, TopOfBook book) {
        long price = book.price(order.side);
        long size = Math.min(order.open(), book.available(order.side));
        if (size > 0 && order.isMarketable(price)) {
            book.take(order.side, size);
            order.fill(order.firstLeg(), size);
            reports.fill(order, order.firstLeg(), order.side, price, size, nowNs);
        }
    }

    /** Target and stop, for what is held. */
    private void matchClosing(SimulatedOrder order, TopOfBook book) {
        Side side = order.closingSide();
        long price = book.price(side);
        long size = Math.min(order.held(), book.available(side));
        if (size <= 0) {
            return;
        }
        if (order.isStopTriggered()) {
            book.take(side, size);
            fillClosing(order, OrderLeg.STOP, price, size);
        } else if (order.reachesTarget(price)) {
            book.take(side, size);
            fillClosing(order, OrderLeg.TARGET, order.target(), size);
        }
    }

    private void fillClosing(SimulatedOrder order, OrderLeg leg, long price, long size) {
        withdrawEntry(order);
        order.fill(leg, size);
        reports.fill(order, leg, order.closingSide(), price, size, nowNs);
    }

    private void dropDone() {
        for (int i = working.size() - 1; i >= 0; i--) {
            if (working.get(i).isDone()) {
                working.remove(i);
            }
        }
    }

    private void advance(long timeNs) {
        nowNs = Math.max(nowNs, timeNs);
    }
}
