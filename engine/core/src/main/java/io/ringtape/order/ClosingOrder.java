package io.ringtape.order;

import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/** The order that closes what a round trip holds; at most one works at a time. Shares are in micros. */
final class ClosingOrder {
    private final LegFills leg = new LegFills();
    private long orderId;
    private Side side = Side.SELL;
    private boolean cancelAsked;

    /** Starts as order {@code id} for {@code quantity} shares. */
    void begin(long id, Side orderSide, long quantity) {
        orderId = id;
        side = orderSide;
        cancelAsked = false;
        leg.begin(quantity);
    }

    /** Returns our order id, or 0 if none was sent. */
    long orderId() {
        return orderId;
    }

    Side side() {
        return side;
    }

    LegFills leg() {
        return leg;
    }

    /** Whether it is no longer working and all its fills were reported. */
    boolean isOver() {
        return leg.isOver();
    }

    /** Whether it ended without a fill although we did not cancel it. */
    boolean isFailed() {
        return leg.filled() == 0 && !cancelAsked;
    }

    /**
     * Whether it is working for more than it can close, because a late fill of a bracket closed part of the position;
     * it must be cancelled.
     */
    boolean isTooLarge(long closable) {
        return leg.open() > closable && !cancelAsked && !leg.isEnded();
    }

    /** Whether the broker owes an answer: a confirmation of the order, a fill, or a confirmation of its cancel. */
    boolean awaitsAnswer() {
        return leg.state() == OrderState.PENDING || leg.awaitsAnswer();
    }

    /** Whether the broker never confirmed it, or has not confirmed its cancel. */
    boolean isUnconfirmed() {
        return leg.state() == OrderState.PENDING || leg.state() == OrderState.PENDING_CANCEL;
    }

    /** Marks it as being cancelled. */
    void askCancel() {
        cancelAsked = true;
        leg.on(OrderEvent.ASK_CANCEL);
    }

    void hash(StateHasher hasher) {
        hasher.add(orderId);
        hasher.choice("side", side, Side.VALUES);
        hasher.flag("cancelAsked", cancelAsked);
        leg.hash(hasher);
    }
}
