package io.ringtape.market;

import io.ringtape.event.Codes;
import java.util.Arrays;

/**
 * Which prints count for what: the four eligibility masks of each sale condition. A print with several conditions
 * counts only for what every one of them allows; one with none counts for everything.
 *
 * <p>Outside the regular session a second table applies, in which Form T prints may form prices. Beside the masks stand
 * the sale conditions that mark an auction, and the quote conditions, of a numbering of their own, that forbid a quote.
 */
public final class ConditionTable {
    /** Counts for volume. */
    public static final int VOLUME = 1;

    /** Counts for prices: last, bars, high, low, opening range. */
    public static final int PRICE = 2;

    /** Counts for VWAP and sigma. */
    public static final int VWAP = 4;

    /** Counts for the cumulative volume delta. */
    public static final int DELTA = 8;

    /** Set when a condition of the print is not in the table; such a print counts for volume only. */
    public static final int UNKNOWN = 16;

    /** The mask of a print that counts for everything. */
    public static final int ALL = VOLUME | PRICE | VWAP | DELTA;

    private static final byte NOT_IN_TABLE = -1;

    private final byte[] regular = new byte[256];
    private final byte[] extended = new byte[256];
    private final boolean[] auctions = new boolean[256];
    private final boolean[] forbiddingQuotes = new boolean[256];

    private ConditionTable(Builder builder) {
        System.arraycopy(builder.regular, 0, regular, 0, regular.length);
        System.arraycopy(builder.extended, 0, extended, 0, extended.length);
        System.arraycopy(builder.auctions, 0, auctions, 0, auctions.length);
        System.arraycopy(builder.forbiddingQuotes, 0, forbiddingQuotes, 0, forbiddingQuotes.length);
    }

    /** The mask of a print with those conditions, in or outside the regular session. */
    public int mask(Codes conditions, boolean inRegularSession) {
        byte[] table = inRegularSession ? regular : extended;
        int mask = ALL;
        for (int i = 0; i < conditions.count(); i++) {
            int id = conditions.at(i);
            int allowed = id < table.length ? table[id] : NOT_IN_TABLE;
            mask = allowed == NOT_IN_TABLE ? (mask & VOLUME) | UNKNOWN : mask & (allowed | UNKNOWN);
        }
        return mask;
    }

    /** Whether the table has a row for that sale condition. */
    public boolean knows(int id) {
        return id < regular.length && regular[id] != NOT_IN_TABLE;
    }

    /** Whether one of the sale conditions marks an opening, reopening or closing auction. */
    public boolean isAuction(Codes conditions) {
        return hasAny(conditions, auctions);
    }

    /** Whether one of the quote conditions forbids trading on the quote. */
    public boolean forbidsQuote(Codes conditions) {
        return hasAny(conditions, forbiddingQuotes);
    }

    private static boolean hasAny(Codes conditions, boolean[] marked) {
        for (int i = 0; i < conditions.count(); i++) {
            int id = conditions.at(i);
            if (id < marked.length && marked[id]) {
                return true;
            }
        }
        return false;
    }

    /** Starts an empty table. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the rows of a table. */
    public static final class Builder {
        private final byte[] regular = new byte[256];
        private final byte[] extended = new byte[256];
        private final boolean[] auctions = new boolean[256];
        private final boolean[] forbiddingQuotes = new boolean[256];

        private Builder() {
            Arrays.fill(regular, NOT_IN_TABLE);
            Arrays.fill(extended, NOT_IN_TABLE);
        }

        /**
         * Adds a condition with its masks in and outside the regular session.
         *
         * @throws IllegalArgumentException when the id is not 0 to 255, is there already, or a mask has other bits
         */
        public Builder add(int id, int regularMask, int extendedMask) {
            if (id < 0 || id > 255 || regular[id] != NOT_IN_TABLE) {
                throw new IllegalArgumentException("sale condition " + id + " is out of range or given twice");
            }
            if ((regularMask & ~ALL) != 0 || (extendedMask & ~ALL) != 0) {
                throw new IllegalArgumentException("sale condition " + id + " has an unknown mask bit");
            }
            regular[id] = (byte) regularMask;
            extended[id] = (byte) extendedMask;
            return this;
        }

        /**
         * Marks a sale condition as one of an auction, whether it has a row or not.
         *
         * @throws IllegalArgumentException when the id is not 0 to 255
         */
        public Builder auction(int id) {
            return mark(auctions, id, "sale");
        }

        /**
         * Says that a quote condition forbids trading on the quote.
         *
         * @throws IllegalArgumentException when the id is not 0 to 255
         */
        public Builder forbidQuote(int id) {
            return mark(forbiddingQuotes, id, "quote");
        }

        private Builder mark(boolean[] marks, int id, String kind) {
            if (id < 0 || id >= marks.length) {
                throw new IllegalArgumentException(kind + " condition " + id + " must be 0 to 255");
            }
            marks[id] = true;
            return this;
        }

        /** The finished table. */
        public ConditionTable build() {
            return new ConditionTable(this);
        }
    }
}
