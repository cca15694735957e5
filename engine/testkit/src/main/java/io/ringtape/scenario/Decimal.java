package io.ringtape.scenario;

import java.math.BigDecimal;

/** Exact decimals as people write them. */
final class Decimal {
    private Decimal() {}

    /**
     * Micros of a decimal.
     *
     * @throws ArithmeticException when it has more than six places
     * @throws NumberFormatException when it is none
     */
    static long micros(String text) {
        return new BigDecimal(text).movePointRight(6).longValueExact();
    }
}
