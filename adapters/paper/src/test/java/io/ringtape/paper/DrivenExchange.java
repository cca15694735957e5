package io.ringtape.paper;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * An exchange with one instrument, driven in order of time. Tests are written for a buyer at 500; for a seller the
 * market is mirrored. Prices are cents relative to 500, sizes whole shares, times abstract units.
 */
final class DrivenExchange {
    private static final long BASE = 50_000;
    private static final long CENT = 10_000;

    final SimulatedExchange exchange;
    final List<ExecutionReport> reports = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    private final Side side;

    DrivenExchange(Side side, long orderLatency, long reportLatency) {
        this(side, LatencySettings.constant(orderLatency), LatencySettings.constant(reportLatency), 0);
    }

    DrivenExchange(Side side, LatencySettings orders, LatencySettings reports, double cancelsAheadShare) {
        this(side, new SimulationSettings(orders, reports, cancelsAheadShare, FeeRates.NONE));
    }

    DrivenExchange(Side side, SimulationSettings settings) {
        this.side = side;
        exchange = new SimulatedExchange(settings, TestMarket.rules(), 1);
    }

    private long price(long cents) {
        return (side == Side.BUY ? BASE + cents : BASE - cents) * CENT;
    }

    private Side closing() {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    /** Processes everything due up to and including {@code timeNs}. */
    DrivenExchange to(long timeNs) {
        while (exchange.nextDueNs() <= timeNs) {
            ExecutionReport report = exchange.step();
            if (report != null) {
                reports.add(report);
                said.add(text(report));
            }
        }
        return this;
    }

    /** Returns the reports delivered since the last call, up to {@code timeNs}. */
    List<String> reports(long timeNs) {
        to(timeNs);
        List<String> texts = List.copyOf(said);
        said.clear();
        return texts;
    }

    private String text(ExecutionReport report) {
        String head = report.receiveNs + " " + report.leg + " " + report.status;
        boolean fill = report.status == OrderStatus.FILLED || report.status == OrderStatus.PARTIALLY_FILLED;
        long cents = (report.fillPrice / CENT - BASE) * (side == Side.BUY ? 1 : -1);
        return !fill
                ? head
                : head + " " + report.fillQuantity / Micros.ONE + " at " + cents + ", "
                        + report.filledQuantity / Micros.ONE + " so far, " + report.openQuantity / Micros.ONE + " open";
    }

    DrivenExchange quote(long timeNs, long bid, long bidSize, long ask, long askSize) {
        Quote quote = blankQuote(timeNs);
        boolean buys = side == Side.BUY;
        quote.bid = buys ? price(bid) : price(ask);
        quote.ask = buys ? price(ask) : price(bid);
        quote.bidSize = (buys ? bidSize : askSize) * Micros.ONE;
        quote.askSize = (buys ? askSize : bidSize) * Micros.ONE;
        return quote(quote);
    }

    DrivenExchange quote(Quote quote) {
        to(quote.receiveNs);
        exchange.onQuote(quote);
        return this;
    }

    static Quote blankQuote(long timeNs) {
        Quote quote = new Quote();
        stamp(quote, timeNs);
        quote.sipNs = timeNs;
        return quote;
    }

    /** Sends a regular print of more shares than any order in these tests. */
    DrivenExchange trade(long timeNs, long cents) {
        return trade(timeNs, cents, 1_000);
    }

    DrivenExchange trade(long timeNs, long cents, long shares) {
        return trade(print(timeNs, cents, shares), ConditionTable.ALL);
    }

    Trade print(long timeNs, long cents, long shares) {
        Trade trade = new Trade();
        stamp(trade, timeNs);
        trade.sipNs = timeNs;
        trade.price = price(cents);
        trade.size = shares * Micros.ONE;
        return trade;
    }

    DrivenExchange trade(Trade trade, int verdict) {
        to(trade.sipNs);
        exchange.onTrade(trade, verdict);
        return this;
    }

    DrivenExchange status(long timeNs, MarketState state) {
        return status(timeNs, state, 0);
    }

    DrivenExchange status(long timeNs, MarketState state, int instrument) {
        to(timeNs);
        MarketStatus status = new MarketStatus();
        stamp(status, timeNs);
        status.instrument = instrument;
        status.sipNs = timeNs;
        status.state = state;
        exchange.onStatus(status);
        return this;
    }

    DrivenExchange replace(long timeNs, long orderId, OrderLeg leg, long cents) {
        ReplaceRequest request = new ReplaceRequest();
        stamp(request, timeNs);
        request.orderId = orderId;
        request.leg = leg;
        request.price = price(cents);
        exchange.replace(request);
        return this;
    }

    private static void stamp(Event event, long timeNs) {
        event.instrument = 0;
        event.timeNs = timeNs;
        event.receiveNs = timeNs;
    }

    /** Sends a bracket with stop at −100, target at 150 and entry guard {@code guard}. */
    DrivenExchange bracket(long timeNs, long orderId, long shares, long guard) {
        return submit(request(timeNs, orderId, shares, guard));
    }

    OrderRequest request(long timeNs, long orderId, long shares, long guard) {
        OrderRequest request = new OrderRequest();
        stamp(request, timeNs);
        request.orderId = orderId;
        request.kind = OrderKind.BRACKET;
        request.side = side;
        request.quantity = shares * Micros.ONE;
        request.limit = price(guard);
        request.stop = price(-100);
        request.target = price(150);
        return request;
    }

    DrivenExchange exit(long timeNs, long orderId, long shares) {
        OrderRequest request = request(timeNs, orderId, shares, 0);
        request.kind = OrderKind.EXIT;
        request.side = closing();
        request.limit = Missing.LONG;
        request.stop = Missing.LONG;
        request.target = Missing.LONG;
        return submit(request);
    }

    DrivenExchange submit(OrderRequest request) {
        exchange.submit(request);
        return this;
    }

    DrivenExchange cancel(long timeNs, long orderId, boolean entryOnly) {
        CancelRequest cancel = new CancelRequest();
        stamp(cancel, timeNs);
        cancel.orderId = orderId;
        cancel.entryOnly = entryOnly;
        exchange.cancel(cancel);
        return this;
    }
}
