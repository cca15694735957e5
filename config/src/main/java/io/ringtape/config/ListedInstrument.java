package io.ringtape.config;

import io.ringtape.market.Instrument;
import java.time.LocalDate;
import java.util.Locale;
import java.util.NavigableMap;

/**
 * An instrument over the years.
 *
 * @param symbol its text
 * @param roundLots shares in a round lot, by first date
 * @param tickSizes smallest price step in micro-dollars, by first date
 * @param quoteSizeUnit the unit of quote sizes
 * @param quoteSizesInSharesFrom first date on which quote sizes are in shares, if the unit depends on the date
 */
record ListedInstrument(
        String symbol,
        NavigableMap<LocalDate, Integer> roundLots,
        NavigableMap<LocalDate, Long> tickSizes,
        QuoteSizeUnit quoteSizeUnit,
        LocalDate quoteSizesInSharesFrom) {

    /** The unit of a vendor's quote sizes. */
    enum QuoteSizeUnit {
        /** Round lots before a date, shares since. */
        AUTO,

        /** Round lots. */
        LOTS,

        /** Shares. */
        SHARES;

        /** Returns its spelling in the file. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The exchange that lists it. */
    enum Listing {
        /** The New York Stock Exchange. */
        NYSE,

        /** NYSE Arca. */
        NYSE_ARCA,

        /** NYSE American. */
        NYSE_AMERICAN,

        /** Nasdaq. */
        NASDAQ,

        /** Cboe BZX. */
        CBOE_BZX
    }

    /** The network that reports it. */
    enum TapeNetwork {
        /** CTA, NYSE listed. */
        A,

        /** CTA, listed elsewhere. */
        B,

        /** UTP, Nasdaq listed. */
        C
    }

    /**
     * Returns the instrument as of {@code date}.
     *
     * @throws IllegalArgumentException when the file does not reach back to the date
     */
    Instrument on(LocalDate date, int id) {
        boolean inLots =
                switch (quoteSizeUnit) {
                    case AUTO -> date.isBefore(quoteSizesInSharesFrom);
                    case LOTS -> true;
                    case SHARES -> false;
                };
        return new Instrument(
                id, symbol, onDate(tickSizes, "tick size", date), onDate(roundLots, "round lot", date), inLots);
    }

    private <V> V onDate(NavigableMap<LocalDate, V> values, String what, LocalDate date) {
        if (values.floorEntry(date) == null) {
            throw new IllegalArgumentException("no " + what + " of " + symbol + " is given for " + date);
        }
        return values.floorEntry(date).getValue();
    }
}
