package io.ringtape.polygon.rest;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Which option contracts of an underlying are wanted; all ends are included.
 *
 * @param lowStrike lowest strike, micro-dollars
 * @param highStrike highest strike, micro-dollars
 * @param firstExpiry earliest day of expiry
 * @param lastExpiry latest day of expiry
 */
public record OptionWindow(long lowStrike, long highStrike, LocalDate firstExpiry, LocalDate lastExpiry) {
    private static final int MICRO_PLACES = 6;

    public OptionWindow {
        if (lowStrike < 0 || lowStrike > highStrike || firstExpiry.isAfter(lastExpiry)) {
            throw new IllegalArgumentException("options with strikes from " + lowStrike + " to " + highStrike
                    + " micros, expiring from " + firstExpiry + " to " + lastExpiry + ": the ends must rise");
        }
    }

    /** Returns the window as a query. */
    String query() {
        return "strike_price.gte=" + dollars(lowStrike) + "&strike_price.lte=" + dollars(highStrike)
                + "&expiration_date.gte=" + firstExpiry + "&expiration_date.lte=" + lastExpiry;
    }

    private static String dollars(long micros) {
        return BigDecimal.valueOf(micros, MICRO_PLACES).stripTrailingZeros().toPlainString();
    }
}
