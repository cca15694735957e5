package io.ringtape.tradier.api;

import java.util.Locale;

/** The broker's word for where an order stands. */
public enum OrderWord {
    /** Received, not working yet. */
    PENDING,

    /** Working. */
    OPEN,

    /** Working, with a part filled. */
    PARTIALLY_FILLED,

    /** Filled completely. */
    FILLED,

    /** Cancelled. */
    CANCELED,

    /** Ended when its time ran out. */
    EXPIRED,

    /** Refused by the broker or the exchange. */
    REJECTED,

    /** A word that we do not know; the order may be working. */
    OTHER;

    /** Returns the word; whatever is unknown is {@link #OTHER}. */
    static OrderWord of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "pending" -> PENDING;
            case "open" -> OPEN;
            case "partially_filled" -> PARTIALLY_FILLED;
            case "filled" -> FILLED;
            case "canceled", "cancelled" -> CANCELED;
            case "expired" -> EXPIRED;
            case "rejected", "error" -> REJECTED;
            default -> OTHER;
        };
    }

    /** Whether an order of this word no longer works. */
    public boolean isOver() {
        return this == FILLED || this == CANCELED || this == EXPIRED || this == REJECTED;
    }

    /** Whether an order of this word works at the exchange. */
    public boolean isWorking() {
        return this == OPEN || this == PARTIALLY_FILLED;
    }
}
