package io.ringtape.config;

import io.ringtape.market.Instrument;
import io.ringtape.setting.ActsOnFiles;
import io.ringtape.setting.Key;
import io.ringtape.setting.OneLine;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;
import io.ringtape.setting.Spelled;
import java.time.LocalDate;
import java.util.Locale;
import java.util.NavigableMap;

/** An instrument over the years. */
record ListedInstrument(
        @Key String symbol,

        @Setting("Exchange where the instrument is listed, which determines the condition ids that mark its"
                + " auctions.")
        Listing listing,

        @Setting("Consolidated tape that reports the instrument: A for NYSE listings, B for other CTA"
                + " listings, C for Nasdaq listings.")
        TapeNetwork tape,

        @Setting("Shares in a round lot, by first date of effect.") @Range(min = 1, max = 10_000) @OneLine @ActsOnFiles
        NavigableMap<LocalDate, Integer> roundLots,

        @Setting("Smallest price increment, by first date of effect.")
        @Range(min = 0.0001, max = 1, unit = SettingUnit.DOLLARS)
        @OneLine
        NavigableMap<LocalDate, Long> tickSizes,

        QuoteSizes quoteSizes) {

    /** What quote sizes count. */
    record QuoteSizes(
            @Setting("Unit of the vendor's quote sizes: lots, shares, or auto for lots before"
                    + " quoteSizesInSharesFrom and shares from then on.")
            @ActsOnFiles
            QuoteSizeUnit quoteSizeUnit,

            @Setting("First date on which quote sizes count shares, when quoteSizeUnit is auto.") @ActsOnFiles
            LocalDate quoteSizesInSharesFrom) {
        private boolean areInLots(LocalDate date) {
            return switch (quoteSizeUnit) {
                case AUTO -> date.isBefore(quoteSizesInSharesFrom);
                case LOTS -> true;
                case SHARES -> false;
            };
        }
    }

    /** What a vendor's quote sizes count. */
    enum QuoteSizeUnit implements Spelled {
        /** Round lots before a date, shares since. */
        AUTO,

        /** Round lots. */
        LOTS,

        /** Shares. */
        SHARES;

        @Override
        public String word() {
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
        CBOE_BZX,

        /** Not known. */
        UNKNOWN
    }

    /** The network that reports it. */
    enum TapeNetwork {
        /** CTA, NYSE listed. */
        A,

        /** CTA, listed elsewhere. */
        B,

        /** UTP, Nasdaq listed. */
        C,

        /** Not known. */
        UNKNOWN
    }

    /**
     * Returns the instrument as it is on that date.
     *
     * @throws IllegalArgumentException when the file does not say what it was then
     */
    Instrument on(LocalDate date, int id) {
        return new Instrument(
                id,
                symbol,
                onDate(tickSizes, "tick size", date),
                onDate(roundLots, "round lot", date),
                quoteSizes.areInLots(date));
    }

    private <V> V onDate(NavigableMap<LocalDate, V> values, String what, LocalDate date) {
        if (values.floorEntry(date) == null) {
            throw new IllegalArgumentException("no " + what + " of " + symbol + " is given for " + date);
        }
        return values.floorEntry(date).getValue();
    }
}
