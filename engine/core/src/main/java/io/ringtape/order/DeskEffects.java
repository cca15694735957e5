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
import io.ringtape.event.StateHasher;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeTransition;

/** Writes the decisions of the desk's round trips, numbers their orders, and sums up the session's profit. */
final class DeskEffects {
    private final Effects effects;
    private final long idBase;
    private final OrderRequest request = new OrderRequest();
    private final CancelRequest cancel = new CancelRequest();
    private final ReplaceRequest replacement = new ReplaceRequest();
    private final PositionChange change = new PositionChange();
    private final TradeClosed closed = new TradeClosed();
    private long newestId;
    private long realisedToday;

    /**
     * Creates effects before any order.
     *
     * @param idBase added to an order's sequence to give its id
     */
    DeskEffects(Effects effects, long idBase) {
        this.effects = effects;
        this.idBase = idBase;
        newestId = idBase;
        request.policies = effects.policies();
    }

    /** Returns the engine time. */
    long now() {
        return effects.now();
    }

    /** Whether an order with this id was sent in this session. */
    boolean isOurs(long orderId) {
        return orderId > idBase && orderId <= newestId;
    }

    /** Returns the session's profit after charges, in micro-dollars. */
    long realisedToday() {
        return realisedToday;
    }

    /** Returns the id of the next request, which must be the next effect. */
    long nextOrderId() {
        newestId = idBase + effects.nextSequence();
        return newestId;
    }

    /** Sends a bracket of the plan for {@code quantity} shares with {@code target}. */
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

    /** Sends the closing order of a round trip. */
    void exit(int instrument, long signalId, ClosingOrder closing, ExitReason reason) {
        request.orderId = closing.orderId();
        request.signalId = signalId;
        request.kind = OrderKind.EXIT;
        request.side = closing.side();
        request.quantity = closing.leg().ordered();
        request.limit = Missing.LONG;
        request.target = Missing.LONG;
        request.stop = Missing.LONG;
        request.reason = reason;
        effects.emit(request, instrument);
    }

    /** Cancels an order. */
    void cancel(int instrument, long orderId, ExitReason reason) {
        cancel.orderId = orderId;
        cancel.reason = reason;
        cancel.entryOnly = false;
        effects.emit(cancel, instrument);
    }

    /** Cancels the rest of a bracket's entry. */
    void cancelEntry(int instrument, long orderId, ExitReason reason) {
        cancel.orderId = orderId;
        cancel.reason = reason;
        cancel.entryOnly = true;
        effects.emit(cancel, instrument);
    }

    /** Replaces the price of a bracket's stop. */
    void moveStop(int instrument, long orderId, long price) {
        replacement.orderId = orderId;
        replacement.leg = OrderLeg.STOP;
        replacement.price = price;
        replacement.reason = ReplaceReason.BREAK_EVEN;
        effects.emit(replacement, instrument);
    }

    /**
     * Writes what a fill changed.
     *
     * @param signalId the signal of its round trip
     * @param size shares booked, which may be fewer than the report's
     * @param gained profit of the fill after charges
     */
    void change(long signalId, Position position, ExecutionReport report, long size, long gained) {
        realisedToday += gained;
        change.orderId = report.orderId;
        change.leg = report.leg;
        change.side = report.side;
        change.price = report.fillPrice;
        change.quantity = size;
        change.fees = FillBook.charges(report);
        change.position = position.quantity();
        change.averagePrice = position.isFlat() ? Missing.LONG : position.averagePrice();
        change.realised = gained;
        change.realisedToday = realisedToday;
        change.signalId = signalId;
        effects.emit(change, report.instrument);
    }

    /** Writes that a round trip changed its stage. */
    void transition(int instrument, TradeTransition transition) {
        effects.emit(transition, instrument);
    }

    /** Writes the result of a finished round trip. The returned event is valid only until the next one. */
    TradeClosed closed(int instrument, EntryPlan plan, FillBook book, int orders, ExitReason reason) {
        closed.signalId = plan.signalId;
        closed.setup = plan.setup;
        closed.side = book.side();
        closed.quantity = book.entered();
        closed.entryPrice = book.entryPrice();
        closed.exitPrice = book.exitPrice();
        closed.profit = book.profit();
        closed.fees = book.fees();
        closed.r = plan.inR(book.profit(), book.entered());
        closed.openedNs = book.openedNs();
        closed.closedNs = effects.now();
        closed.reason = reason;
        closed.bestPrice = book.bestPrice(book.side());
        closed.worstPrice = book.worstPrice(book.side());
        closed.slippage = book.slippage();
        closed.orders = orders;
        effects.emit(closed, instrument);
        return closed;
    }

    void alert(int instrument, AlertCode code, AlertLevel level, long value, String detail) {
        effects.alert(instrument, level, code, value, detail);
    }

    void hash(StateHasher hasher) {
        hasher.add(realisedToday);
        hasher.add(newestId);
    }
}
