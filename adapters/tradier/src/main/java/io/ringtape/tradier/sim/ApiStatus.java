package io.ringtape.tradier.sim;

import java.util.Arrays;
import java.util.Locale;

/** A status of an order. */
enum ApiStatus {
    PENDING,
    OPEN,
    PARTIALLY_FILLED,
    FILLED,
    EXPIRED,
    CANCELED,
    REJECTED;

    /** Whether the order is done. */
    boolean isFinal() {
        return ordinal() >= FILLED.ordinal();
    }

    /** Whether the word is that of a done order. */
    static boolean isFinal(String word) {
        return Arrays.stream(values())
                .anyMatch(each -> each.isFinal() && each.word().equals(word));
    }

    /** Whether the order can be filled. */
    boolean isWorking() {
        return this == OPEN || this == PARTIALLY_FILLED;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
