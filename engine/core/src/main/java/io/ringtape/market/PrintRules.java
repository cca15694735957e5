package io.ringtape.market;

import io.ringtape.event.Trade;

/**
 * The tape's rules for a print: what it counts for, or why it counts for nothing. The one place that asks the session's
 * hours, the condition table and whether the print was seen before; the engine and the simulated exchange have one each.
 * A print is judged once by an instance, in the order of the tape. Free of allocation; one thread.
 */
public final class PrintRules {
    /** In a verdict: seen before, so dropped. */
    public static final int DUPLICATE = 32;

    /** In a verdict: a cancel, error or correction record, so dropped. */
    public static final int CORRECTION = 64;

    /** In a verdict: outside pre-market, regular session and after-hours, so dropped. */
    public static final int OUT_OF_SESSION = 128;

    /** In a verdict: of the regular session. */
    public static final int REGULAR = 256;

    /** In a verdict: of the pre-market session. */
    public static final int PRE_MARKET = 512;

    private final TradingSession session;
    private final ConditionTable conditions;
    private final boolean crossesInVwap;
    private final DuplicateFilter duplicateFilter;

    private long duplicates;
    private long corrections;
    private long outOfSession;
    private long unknownConditions;

    /**
     * Rules of that session for that many instruments.
     *
     * @param crossesInVwap whether the prints of auctions count for VWAP
     */
    public PrintRules(TradingSession session, ConditionTable conditions, boolean crossesInVwap, int instruments) {
        this.session = session;
        this.conditions = conditions;
        this.crossesInVwap = crossesInVwap;
        duplicateFilter = new DuplicateFilter(instruments);
    }

    /**
     * The verdict on the next print: its eligibility in the bits of {@link ConditionTable}, with the bit of its session;
     * or only the bit that says why it is dropped. One without price or size counts for nothing.
     */
    public int judge(Trade trade) {
        if (!session.isOpen(trade.sipNs)) {
            outOfSession++;
            return OUT_OF_SESSION;
        }
        if (duplicateFilter.isDuplicate(trade.instrument, trade.sipSequence, trade.trfId, trade.exchangeNs)) {
            duplicates++;
            return DUPLICATE;
        }
        if (trade.isRecord()) {
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

    /** Whether a verdict lets the print form prices. */
    public static boolean formsPrice(int verdict) {
        return (verdict & ConditionTable.PRICE) != 0;
    }

    /**
     * Whether a verdict is of a print in continuous trading at the market of its time, odd lots too: what counts for the
     * volume delta.
     */
    public static boolean takesLiquidity(int verdict) {
        return (verdict & ConditionTable.DELTA) != 0;
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
