package io.ringtape.scenario;

import java.math.BigDecimal;

/** Parses exact decimals. */
final class MicrosText {
    private MicrosText() {}

    /**
     * Returns a decimal in micros.
     *
     * @throws ArithmeticException when it has more than six decimal places
     * @throws NumberFormatException when it is not a number
     */
    static long micros(String text) {
        return new BigDecimal(text).movePointRight(6).longValueExact();
    }
}
