package io.ringtape.order;

import io.ringtape.event.StateHasher;

/** The order that closes what a round trip holds; at most one works at a time. Shares are in micros. */
final class ClosingOrder {
    private final LegFills leg = new LegFills();
    private long orderId;
    private boolean cancelAsked;

    /** Starts a round trip without a closing order. */
    void beginNone() {
        begin(0, 0);
    }

    /** Starts as order {@code id} for {@code quantity} shares. */
    void begin(long id, long quantity) {
        orderId = id;
        cancelAsked = false;
        leg.begin(quantity);
    }

    /** Returns our order id, or 0 if none was sent. */
    long orderId() {
        return orderId;
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
     * Whether it is working for more than is held, because a late fill of a bracket closed part of the position; it
     * must be cancelled.
     */
    boolean isTooLarge(long held) {
        return leg.open() > held && !cancelAsked && !leg.isEnded();
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
        hasher.flag("cancelAsked", cancelAsked);
        leg.hash(hasher);
    }
}
