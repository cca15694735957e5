package io.ringtape.tradier.sim;

import java.util.Locale;

/** A type of order. */
enum ApiType {
    MARKET,
    LIMIT,
    STOP,
    STOP_LIMIT;

    boolean hasPrice() {
        return this == LIMIT || this == STOP_LIMIT;
    }

    boolean hasStop() {
        return this == STOP || this == STOP_LIMIT;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
