package io.ringtape.market;

import io.ringtape.event.Codes;
import java.util.Arrays;

/**
 * What a print counts for, by its sale conditions: volume, price, VWAP and delta. A print with several conditions
 * counts for what all of them allow; a print without conditions counts for everything.
 *
 * <p>A second table applies outside the regular session, where Form T prints may form prices. The table also knows the
 * sale conditions that mark an auction, and the quote conditions (numbered separately) that forbid trading on a quote.
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

    /** Set when a condition of the print is missing from the table; such a print counts for volume only. */
    public static final int UNKNOWN = 16;

    /** The mask of a print that counts for everything. */
    public static final int ALL = VOLUME | PRICE | VWAP | DELTA;

    // A row says what its condition allows, so that rows combine by AND. In rows, UNKNOWN means "known".
    private static final int EXTENDED_SHIFT = 8;
    private static final int NO_AUCTION = 1 << 16;
    private static final int FIRM_QUOTE = 1 << 17;
    private static final int NOT_IN_TABLE = VOLUME | (VOLUME << EXTENDED_SHIFT) | NO_AUCTION | FIRM_QUOTE;
    private static final int ABSENT = -1;

    private static final int IDS = 256;
    private static final int ROW_OF_OTHERS = IDS;
    private static final int ROW_OF_ABSENT = IDS + 1;
    private static final int ROWS = IDS + 2;

    private final int[] sale;
    private final int[] quote;

    private ConditionTable(Builder builder) {
        sale = builder.sale.clone();
        quote = builder.quote.clone();
    }

    /** Returns what a print with {@code conditions} counts for, inside or outside the regular session. */
    public int mask(Codes conditions, boolean inRegularSession) {
        int allowed = allowed(sale, conditions);
        int mask = (inRegularSession ? allowed : allowed >> EXTENDED_SHIFT) & ALL;
        return mask | (~allowed & UNKNOWN);
    }

    /** Whether the table has a row for sale condition {@code id}. */
    public boolean knows(int id) {
        return (sale[Math.min(id, ROW_OF_OTHERS)] & UNKNOWN) != 0;
    }

    /** Whether one of the sale conditions marks an opening, reopening or closing auction. */
    public boolean isAuction(Codes conditions) {
        return (allowed(sale, conditions) & NO_AUCTION) == 0;
    }

    /** Whether one of the quote conditions makes the quote unusable. */
    public boolean forbidsQuote(Codes conditions) {
        return (allowed(quote, conditions) & FIRM_QUOTE) == 0;
    }

    /**
     * Returns what all conditions allow. Looks up four rows even if there are fewer conditions, which avoids a branch.
     */
    private static int allowed(int[] rows, Codes conditions) {
        long four = conditions.firstFour();
        int allowed = rows[row((int) four & 0xFFFF)]
                & rows[row((int) (four >>> 16) & 0xFFFF)]
                & rows[row((int) (four >>> 32) & 0xFFFF)]
                & rows[row((int) (four >>> 48))];
        for (int i = Codes.PACKED; i < conditions.count(); i++) {
            allowed &= rows[row(conditions.at(i))];
        }
        return allowed;
    }

    /** Returns the row of a code; codes above the table share one row, and so do absent ones, which are 65,535. */
    private static int row(int code) {
        return Math.min(code, ROW_OF_OTHERS) + ((code + 1) >>> 16);
    }

    /** Starts an empty table. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the rows of a table. */
    public static final class Builder {
        private final int[] sale = new int[ROWS];
        private final int[] quote = new int[ROWS];

        private Builder() {
            Arrays.fill(sale, NOT_IN_TABLE);
            Arrays.fill(quote, NOT_IN_TABLE);
            sale[ROW_OF_ABSENT] = ABSENT;
            quote[ROW_OF_ABSENT] = ABSENT;
        }

        /**
         * Adds a condition with its masks inside and outside the regular session.
         *
         * @throws IllegalArgumentException when the id is not 0 to 255 or already present, or a mask has other bits
         */
        public Builder add(int id, int regularMask, int extendedMask) {
            if (id < 0 || id >= IDS || (sale[id] & UNKNOWN) != 0) {
                throw new IllegalArgumentException("sale condition " + id + " is out of range or given twice");
            }
            if ((regularMask & ~ALL) != 0 || (extendedMask & ~ALL) != 0) {
                throw new IllegalArgumentException("sale condition " + id + " has an unknown mask bit");
            }
            sale[id] =
                    (sale[id] & (NO_AUCTION | FIRM_QUOTE)) | UNKNOWN | regularMask | (extendedMask << EXTENDED_SHIFT);
            return this;
        }

        /**
         * Marks a sale condition as one of an auction, whether or not it has a row.
         *
         * @throws IllegalArgumentException when the id is not 0 to 255
         */
        public Builder auction(int id) {
            sale[checked(id, "sale")] &= ~NO_AUCTION;
            return this;
        }

        /**
         * Marks a quote condition as one that forbids trading on the quote.
         *
         * @throws IllegalArgumentException when the id is not 0 to 255
         */
        public Builder forbidQuote(int id) {
            quote[checked(id, "quote")] &= ~FIRM_QUOTE;
            return this;
        }

        private static int checked(int id, String kind) {
            if (id < 0 || id >= IDS) {
                throw new IllegalArgumentException(kind + " condition " + id + " must be 0 to 255");
            }
            return id;
        }

        /** Returns the table. */
        public ConditionTable build() {
            return new ConditionTable(this);
        }
    }
}
