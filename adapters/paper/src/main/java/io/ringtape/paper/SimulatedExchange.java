package io.ringtape.paper;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import io.ringtape.order.Broker;
import io.ringtape.order.SimulationSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * An exchange that fills against the market data of the tape, the same way every time.
 *
 * <p>It lives on the engine's clock: a market event is known to it when the engine receives it, an order arrives the
 * order latency after it was decided, a report the report latency after it happened. An entry or exit that can trade
 * takes the displayed size of the NBBO and walks on with later quotes. A target rests at its limit and fills at its own
 * price when the opposite quote reaches it, up to the displayed size, or when a print goes through it. A stop triggers
 * on a price-forming print at or beyond it and then trades as a market order; when target and stop could both fill in
 * one event, the stop is taken. Nothing fills while the NBBO is one-sided, crossed or unusable.
 *
 * <p>Not modelled here: queue position at a limit, our own effect on the market, halts other than by the quotes.
 */
public final class SimulatedExchange implements Broker {
    private final SimulationSettings settings;
    private final FeeSchedule fees;
    private final List<SimulatedOrder> working = new ArrayList<>();
    private final ArrayDeque<SimulatedOrder> arriving = new ArrayDeque<>();
    private final ArrayDeque<PendingCancel> cancelling = new ArrayDeque<>();
    private final ArrayDeque<ExecutionReport> reports = new ArrayDeque<>();
    private final TopOfBook[] books;
    private long nowNs;

    private record PendingCancel(long orderId, long arrivalNs) {}

    /** An exchange without orders for that many instruments. */
    public SimulatedExchange(SimulationSettings settings, int instruments) {
        this.settings = settings;
        fees = new FeeSchedule(settings);
        books = new TopOfBook[instruments];
        for (int i = 0; i < instruments; i++) {
            books[i] = new TopOfBook();
        }
    }

    @Override
    public void submit(OrderRequest request) {
        arriving.add(new SimulatedOrder(request, request.timeNs + settings.orderLatencyNs()));
    }

    @Override
    public void cancel(CancelRequest request) {
        cancelling.add(new PendingCancel(request.orderId, request.timeNs + settings.orderLatencyNs()));
    }

    /** Whether nothing is on its way and nothing works. */
    public boolean isIdle() {
        return working.isEmpty() && arriving.isEmpty() && cancelling.isEmpty() && reports.isEmpty();
    }

    /** Engine time at which the next report or arrival is due, or {@link Long#MAX_VALUE}. */
    public long nextDueNs() {
        long due = reports.isEmpty() ? Long.MAX_VALUE : reports.peek().receiveNs;
        if (!arriving.isEmpty()) {
            due = Math.min(due, arriving.peek().arrivalNs);
        }
        return cancelling.isEmpty() ? due : Math.min(due, cancelling.peek().arrivalNs);
    }

    /**
     * Does what is next due: an arrival is taken in, or a report is handed out. Reports come before arrivals of the same
     * instant, orders before cancels.
     *
     * @return the report to deliver, or null when an arrival was taken in
     */
    public ExecutionReport step() {
        long due = nextDueNs();
        if (!reports.isEmpty() && reports.peek().receiveNs == due) {
            return reports.remove();
        }
        nowNs = Math.max(nowNs, due);
        if (!arriving.isEmpty() && arriving.peek().arrivalNs == due) {
            onArrival(arriving.remove());
        } else {
            onCancel(cancelling.remove().orderId());
        }
        return null;
    }

    /** The NBBO changed; the quote is known from its receive time on. */
    public void onQuote(Quote quote) {
        nowNs = quote.receiveNs;
        TopOfBook book = books[quote.instrument];
        book.set(quote);
        if (!working.isEmpty() && book.isTradable()) {
            match(quote.instrument);
        }
    }

    /** A print that forms prices; others must not be handed in. */
    public void onTrade(Trade trade) {
        if (working.isEmpty()) {
            return;
        }
        nowNs = trade.receiveNs;
        for (SimulatedOrder order : working) {
            if (order.instrument == trade.instrument && order.held() > 0 && order.kind == OrderKind.BRACKET) {
                boolean isLong = order.side == Side.BUY;
                if (isLong ? trade.price <= order.stop : trade.price >= order.stop) {
                    order.stopTriggered = true;
                } else if (!order.stopTriggered && (isLong ? trade.price > order.target : trade.price < order.target)) {
                    fillTarget(order, order.held());
                }
            }
        }
        if (books[trade.instrument].isTradable()) {
            match(trade.instrument);
        }
        working.removeIf(order -> order.done);
    }

    private void onArrival(SimulatedOrder order) {
        order.arrived = true;
        working.add(order);
        report(order, OrderStatus.ACCEPTED, OrderLeg.ENTRY, order.side, Missing.LONG, 0);
        if (books[order.instrument].isTradable()) {
            match(order.instrument);
        }
    }

    private void onCancel(long orderId) {
        for (SimulatedOrder order : working) {
            if (order.orderId == orderId && !order.done) {
                order.done = true;
                report(order, OrderStatus.CANCELLED, OrderLeg.ENTRY, order.side, Missing.LONG, 0);
            }
        }
        working.removeIf(order -> order.done);
    }

    private void match(int instrument) {
        TopOfBook book = books[instrument];
        for (SimulatedOrder order : working) {
            if (order.instrument == instrument && !order.done) {
                matchEntry(order, book);
                matchExits(order, book);
            }
        }
        working.removeIf(order -> order.done);
    }

    private void matchEntry(SimulatedOrder order, TopOfBook book) {
        if (order.openEntry() == 0 || !order.isMarketable(book.bid(), book.ask())) {
            return;
        }
        long size = Math.min(order.openEntry(), book.available(order.side));
        if (size > 0) {
            book.take(order.side, size);
            order.filled += size;
            order.entryDone = order.filled == order.quantity;
            OrderLeg leg = order.kind == OrderKind.EXIT ? OrderLeg.EXIT : OrderLeg.ENTRY;
            order.done = order.entryDone && order.kind == OrderKind.EXIT;
            OrderStatus status = order.entryDone ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
            report(order, status, leg, order.side, book.price(order.side), size);
        }
    }

    private void matchExits(SimulatedOrder order, TopOfBook book) {
        if (order.kind != OrderKind.BRACKET || order.held() == 0) {
            return;
        }
        Side exit = order.side == Side.BUY ? Side.SELL : Side.BUY;
        if (order.stopTriggered) {
            long size = Math.min(order.held(), book.available(exit));
            if (size > 0) {
                book.take(exit, size);
                order.stopFilled += size;
                fillExit(order, OrderLeg.STOP, exit, book.price(exit), size);
            }
            return;
        }
        boolean reached = exit == Side.SELL ? book.bid() >= order.target : book.ask() <= order.target;
        if (reached) {
            long size = Math.min(order.held(), book.available(exit));
            if (size > 0) {
                book.take(exit, size);
                fillTarget(order, size);
            }
        }
    }

    private void fillTarget(SimulatedOrder order, long size) {
        Side exit = order.side == Side.BUY ? Side.SELL : Side.BUY;
        order.targetFilled += size;
        fillExit(order, OrderLeg.TARGET, exit, order.target, size);
    }

    /** A leg that closes was filled; the entry's rest is withdrawn first, so that nothing is added while closing. */
    private void fillExit(SimulatedOrder order, OrderLeg leg, Side exit, long price, long size) {
        order.entryDone = true;
        order.closed += size;
        order.done = order.held() == 0;
        report(order, order.done ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, leg, exit, price, size);
    }

    private void report(SimulatedOrder order, OrderStatus status, OrderLeg leg, Side side, long price, long quantity) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = order.instrument;
        report.orderId = order.orderId;
        report.brokerOrderId.set("SIM-" + order.orderId);
        report.status = status;
        report.leg = leg;
        report.side = side;
        report.fillPrice = price;
        report.fillQuantity = quantity;
        report.filledQuantity = filledOf(order, leg);
        report.openQuantity = order.done ? 0 : leg == OrderLeg.ENTRY ? order.openEntry() : order.held();
        report.fees = quantity == 0 ? 0 : fees.charge(side, price, quantity);
        report.exchangeNs = nowNs;
        report.receiveNs = nowNs + settings.reportLatencyNs();
        reports.add(report);
    }

    private static long filledOf(SimulatedOrder order, OrderLeg leg) {
        return switch (leg) {
            case ENTRY, EXIT -> order.filled;
            case TARGET -> order.targetFilled;
            case STOP -> order.stopFilled;
        };
    }
}
