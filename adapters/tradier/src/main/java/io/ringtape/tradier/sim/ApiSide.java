package io.ringtape.tradier.sim;

import java.util.Locale;

/** A side of an equity order. */
enum ApiSide {
    BUY,
    BUY_TO_COVER,
    SELL,
    SELL_SHORT;

    boolean isBuy() {
        return this == BUY || this == BUY_TO_COVER;
    }

    /** Whether it adds to a position, or begins one. */
    boolean opens() {
        return this == BUY || this == SELL_SHORT;
    }

    /** Returns 1 for a buyer, -1 for a seller. */
    int sign() {
        return isBuy() ? 1 : -1;
    }

    /** Returns the side that ends what this one begins. */
    ApiSide closing() {
        return this == BUY ? SELL : BUY_TO_COVER;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
