package io.ringtape.order;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Effects;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.PositionChange;
import io.ringtape.event.ReplaceReason;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.TradeClosed;

/** Writes what the desk decides. */
final class DeskEffects {
    private final Effects effects;
    private final OrderRequest request = new OrderRequest();
    private final CancelRequest cancel = new CancelRequest();
    private final ReplaceRequest replacement = new ReplaceRequest();
    private final PositionChange change = new PositionChange();
    private final TradeClosed closed = new TradeClosed();

    DeskEffects(Effects effects) {
        this.effects = effects;
        request.policies = effects.policies();
    }

    /** A bracket of the plan, for that many shares to that target. */
    void bracket(int instrument, long orderId, EntryPlan plan, long quantity, long target) {
        request.orderId = orderId;
        request.signalId = plan.signalId;
        request.kind = OrderKind.BRACKET;
        request.side = plan.side;
        request.quantity = quantity;
        request.limit = plan.limit;
        request.target = target;
        request.stop = plan.stop;
        request.reason = ExitReason.NONE;
        effects.emit(request, instrument);
    }

    void exit(int instrument, OpenTrade trade) {
        request.orderId = trade.exitOrderId;
        request.signalId = trade.signalId;
        request.kind = OrderKind.EXIT;
        request.side = trade.sideOf(OrderLeg.EXIT);
        request.quantity = trade.held();
        request.limit = Missing.LONG;
        request.target = Missing.LONG;
        request.stop = Missing.LONG;
        request.reason = trade.reason;
        effects.emit(request, instrument);
    }

    /** Withdraws the order. */
    void cancel(int instrument, long orderId, ExitReason reason) {
        cancel.orderId = orderId;
        cancel.reason = reason;
        cancel.entryOnly = false;
        effects.emit(cancel, instrument);
    }

    /** Gives the stop of a bracket another price. */
    void moveStop(int instrument, long orderId, long price) {
        replacement.orderId = orderId;
        replacement.leg = OrderLeg.STOP;
        replacement.price = price;
        replacement.reason = ReplaceReason.BREAK_EVEN;
        effects.emit(replacement, instrument);
    }

    /** Withdraws what is left of the bracket's entry. */
    void cancelEntry(int instrument, long orderId, ExitReason reason) {
        cancel.orderId = orderId;
        cancel.reason = reason;
        cancel.entryOnly = true;
        effects.emit(cancel, instrument);
    }

    /** The position changed by a fill of that size, which may be a part of the report's. */
    void change(int instrument, OpenTrade trade, ExecutionReport report, long size, long gained, long today) {
        change.orderId = report.orderId;
        change.leg = report.leg;
        change.side = report.side;
        change.price = report.fillPrice;
        change.quantity = size;
        change.fees = charges(report);
        change.position = trade.position.quantity();
        change.averagePrice = trade.position.isFlat() ? Missing.LONG : trade.position.averagePrice();
        change.realised = gained;
        change.realisedToday = today;
        effects.emit(change, instrument);
    }

    /** Charges of a fill; none told is none taken. */
    static long charges(ExecutionReport report) {
        return Missing.isPresent(report.fees) ? report.fees : 0;
    }

    TradeClosed closed(int instrument, OpenTrade trade) {
        closed.signalId = trade.signalId;
        closed.setup = trade.setup;
        closed.side = trade.side;
        closed.quantity = trade.entered();
        closed.entryPrice = trade.sums.entryPrice();
        closed.exitPrice = trade.sums.exitPrice();
        closed.profit = trade.sums.profit();
        closed.fees = trade.sums.fees();
        closed.r = trade.inR();
        closed.openedNs = trade.openedNs;
        closed.closedNs = effects.now();
        closed.reason = trade.closedBy();
        effects.emit(closed, instrument);
        return closed;
    }

    void alert(int instrument, AlertCode code, AlertLevel level, long value, String detail) {
        effects.alert(instrument, level, code, value, detail);
    }
}
