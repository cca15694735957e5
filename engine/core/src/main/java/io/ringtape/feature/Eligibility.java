package io.ringtape.feature;

import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.DuplicateFilter;
import io.ringtape.market.TradingSession;

/**
 * What each print counts for, or why it counts for nothing: the one place that asks the session's hours, the condition
 * table and whether the print was seen before. The answer is bits, those of {@link ConditionTable} and these.
 */
public final class Eligibility {
    /** Seen before, so dropped. */
    public static final int DUPLICATE = 32;

    /** A cancel, error or correction record, so dropped. */
    public static final int CORRECTION = 64;

    /** Outside pre-market, regular session and after-hours, so dropped. */
    public static final int OUT_OF_SESSION = 128;

    /** Of the regular session. */
    public static final int REGULAR = 256;

    /** Of the pre-market session. */
    public static final int PRE_MARKET = 512;

    private final TradingSession session;
    private final ConditionTable conditions;
    private final boolean crossesInVwap;
    private final DuplicateFilter duplicateFilter;

    private long duplicates;
    private long corrections;
    private long outOfSession;
    private long unknownConditions;

    Eligibility(int instruments, TradingSession session, ConditionTable conditions, boolean crossesInVwap) {
        this.session = session;
        this.conditions = conditions;
        this.crossesInVwap = crossesInVwap;
        duplicateFilter = new DuplicateFilter(instruments);
    }

    /** Judges the print and remembers it. */
    int of(Trade trade) {
        if (!session.isOpen(trade.sipNs)) {
            outOfSession++;
            return OUT_OF_SESSION;
        }
        if (duplicateFilter.isDuplicate(trade.instrument, trade.sipSequence, trade.trfId, trade.exchangeNs)) {
            duplicates++;
            return DUPLICATE;
        }
        if (trade.correction >= 10 && trade.correction <= 12) {
            corrections++;
            return CORRECTION;
        }
        boolean regular = session.isRegular(trade.sipNs);
        int mask = conditions.mask(trade.conditions, regular);
        if ((mask & ConditionTable.UNKNOWN) != 0) {
            unknownConditions++;
        }
        if (trade.price <= 0 || trade.size <= 0) {
            mask &= ConditionTable.UNKNOWN;
        } else if (!crossesInVwap && conditions.isAuction(trade.conditions)) {
            mask &= ~ConditionTable.VWAP;
        }
        if (regular) {
            return mask | REGULAR;
        }
        return trade.sipNs < session.openNs() ? mask | PRE_MARKET : mask;
    }

    /** How many prints were dropped as seen before. */
    public long duplicates() {
        return duplicates;
    }

    /** How many cancel, error and correction records were dropped. */
    public long corrections() {
        return corrections;
    }

    /** How many prints were dropped as outside every session of the day. */
    public long outOfSession() {
        return outOfSession;
    }

    /** How many prints had a condition that the table does not know. */
    public long unknownConditions() {
        return unknownConditions;
    }
}
