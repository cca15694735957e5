package io.ringtape.market;

import io.ringtape.event.Codes;
import java.util.Arrays;

/**
 * Which prints count for what: the four eligibility masks of each sale condition. A print with several conditions
 * counts only for what every one of them allows; one with none counts for everything.
 *
 * <p>Outside the regular session a second table applies, in which Form T prints may form prices.
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

    private ConditionTable(Builder builder) {
        System.arraycopy(builder.regular, 0, regular, 0, regular.length);
        System.arraycopy(builder.extended, 0, extended, 0, extended.length);
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

    /** Starts an empty table. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the rows of a table. */
    public static final class Builder {
        private final byte[] regular = new byte[256];
        private final byte[] extended = new byte[256];

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

        /** The finished table. */
        public ConditionTable build() {
            return new ConditionTable(this);
        }
    }
}
