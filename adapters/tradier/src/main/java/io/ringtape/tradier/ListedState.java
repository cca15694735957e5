package io.ringtape.tradier;

import io.ringtape.tradier.api.BrokerOrder;
import io.ringtape.tradier.api.OrderWord;

/** What a list of the broker says about an order. */
enum ListedState {
    /** It is not in the list. */
    ABSENT,

    /** It works, or may come to work; nothing is filled. */
    WORKING,

    /** A part of it is filled; the rest works, or has ended. */
    PART,

    /** It is filled completely. */
    FILLED,

    /** It is cancelled or ran out of time. */
    CANCELLED,

    /** It was rejected. */
    REJECTED,

    /** It is in the list, with a state that we do not understand, and nothing is filled. */
    UNREADABLE;

    static final ListedState[] VALUES = values();

    /** Returns what an order that is in a list says of itself as a whole. */
    static ListedState of(BrokerOrder order) {
        return switch (order.progress().word()) {
            case FILLED -> FILLED;
            case CANCELED, EXPIRED -> isPartlyFilled(order) ? PART : CANCELLED;
            case REJECTED -> isPartlyFilled(order) ? PART : REJECTED;
            case OPEN, PARTIALLY_FILLED, PENDING -> isPartlyFilled(order) ? PART : WORKING;
            case OTHER -> isPartlyFilled(order) ? PART : isAnyLegReadable(order) ? WORKING : UNREADABLE;
        };
    }

    /** Returns the same of an order that is none of ours, which counts as ended when nothing of it can work. */
    static ListedState ofForeign(BrokerOrder order) {
        ListedState state = of(order);
        if (!order.mayWork()) {
            return state == FILLED || state == REJECTED ? state : CANCELLED;
        }
        return state == UNREADABLE ? UNREADABLE : isPartlyFilled(order) ? PART : WORKING;
    }

    private static boolean isPartlyFilled(BrokerOrder order) {
        return order.executed() > 0 || order.legs().stream().anyMatch(leg -> leg.executed() > 0);
    }

    private static boolean isAnyLegReadable(BrokerOrder order) {
        return order.legs().stream().anyMatch(leg -> leg.progress().word() != OrderWord.OTHER);
    }
}
