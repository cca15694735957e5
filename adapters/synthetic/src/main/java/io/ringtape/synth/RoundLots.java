package io.ringtape.synth;

import io.ringtape.event.Micros;
import java.time.LocalDate;

/**
 * Round lots, the unit of quote sizes, and fractional sizes, by date.
 *
 * <p>Source: UTP Vendor Alert 2025-10 for lots and unit; the vendor's note on fractional shares.
 *
 * @param shares shares in a round lot
 * @param quotesInLots whether quote sizes are in round lots rather than shares
 * @param fractional whether prints may have fractional sizes
 */
record RoundLots(int shares, boolean quotesInLots, boolean fractional) {
    private static final LocalDate LOT_REFORM = LocalDate.of(2025, 11, 3);
    private static final LocalDate FRACTIONS = LocalDate.of(2026, 2, 23);

    static RoundLots on(LocalDate date, long price) {
        if (date.isBefore(LOT_REFORM)) {
            return new RoundLots(100, true, false);
        }
        return new RoundLots(tier(price), false, !date.isBefore(FRACTIONS));
    }

    private static int tier(long price) {
        if (price <= 250 * Micros.ONE) {
            return 100;
        }
        if (price <= 1_000 * Micros.ONE) {
            return 40;
        }
        return price <= 10_000 * Micros.ONE ? 10 : 1;
    }
}
