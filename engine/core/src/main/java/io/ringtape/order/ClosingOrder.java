package io.ringtape.order;

import io.ringtape.event.StateHasher;

/** The order that closes what a round trip holds; at most one works at a time. Shares in micro-shares. */
final class ClosingOrder {
    private final LegFills leg = new LegFills();
    private long orderId;
    private boolean cancelAsked;

    /** Starts a round trip without one. */
    void beginNone() {
        begin(0, 0);
    }

    /** Goes out as that order, for that many shares. */
    void begin(long id, long quantity) {
        orderId = id;
        cancelAsked = false;
        leg.begin(quantity);
    }

    /** Our order; 0 when the round trip has sent none. */
    long orderId() {
        return orderId;
    }

    /** Its only leg. */
    LegFills leg() {
        return leg;
    }

    /** Whether it works no more and all its fills were told. */
    boolean isOver() {
        return leg.isOver();
    }

    /** Whether it ended without a fill though we did not withdraw it. */
    boolean isFailed() {
        return leg.filled() == 0 && !cancelAsked;
    }

    /** Whether it works for more than is held, because a late fill of a bracket closed a part; it is to be withdrawn. */
    boolean isTooLarge(long held) {
        return leg.open() > held && !cancelAsked && !leg.isEnded();
    }

    /** Whether the broker owes an answer: it has not confirmed the order, or owes a fill or a withdrawal of it. */
    boolean awaitsAnswer() {
        return leg.state() == OrderState.PENDING || leg.awaitsAnswer();
    }

    /** Whether the broker never confirmed it, or has not confirmed its withdrawal. */
    boolean isUnconfirmed() {
        return leg.state() == OrderState.PENDING || leg.state() == OrderState.PENDING_CANCEL;
    }

    /** We ask for its withdrawal. */
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
