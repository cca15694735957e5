package io.ringtape.config;

import io.ringtape.market.Instrument;
import java.time.LocalDate;
import java.util.Locale;
import java.util.NavigableMap;

/**
 * What is known of an instrument over the years.
 *
 * @param symbol its text
 * @param roundLots shares of a round lot, from each date on
 * @param tickSizes smallest price step in micro-dollars, from each date on
 * @param quoteSizeUnit what quote sizes count
 * @param quoteSizesInSharesFrom first date on which quote sizes count shares, where the unit follows the date
 */
record ListedInstrument(
        String symbol,
        NavigableMap<LocalDate, Integer> roundLots,
        NavigableMap<LocalDate, Long> tickSizes,
        QuoteSizeUnit quoteSizeUnit,
        LocalDate quoteSizesInSharesFrom) {

    /** What a vendor's quote sizes count. */
    enum QuoteSizeUnit {
        /** Round lots before a date, shares since. */
        AUTO,

        /** Round lots. */
        LOTS,

        /** Shares. */
        SHARES;

        /** Its word in the file. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it is listed. */
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
     * The instrument as it is on that date.
     *
     * @throws IllegalArgumentException when the file does not say what it was then
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
