package io.ringtape.market;

import io.ringtape.event.Trade;

/**
 * The tape's rules for a print: what it counts for, or why it is dropped. Remembers which prints it has judged, so each
 * is judged once by an instance, in the order of the tape. Free of allocation; one thread.
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

    private final TradingSession session;
    private final ConditionTable conditions;
    private final DuplicateFilter duplicates;

    /** Rules of that session for that many instruments. */
    public PrintRules(TradingSession session, ConditionTable conditions, int instruments) {
        this.session = session;
        this.conditions = conditions;
        duplicates = new DuplicateFilter(instruments);
    }

    /**
     * The verdict on the next print: its eligibility in the bits of {@link ConditionTable}, with {@link #REGULAR}; or
     * only the bit that says why it is dropped. One without price or size counts for nothing.
     */
    public int judge(Trade trade) {
        if (!session.isOpen(trade.sipNs)) {
            return OUT_OF_SESSION;
        }
        if (duplicates.isDuplicate(trade.instrument, trade.sipSequence, trade.trfId, trade.exchangeNs)) {
            return DUPLICATE;
        }
        if (trade.correction >= 10 && trade.correction <= 12) {
            return CORRECTION;
        }
        boolean regular = session.isRegular(trade.sipNs);
        int mask = conditions.mask(trade.conditions, regular);
        if (trade.price <= 0 || trade.size <= 0) {
            mask &= ConditionTable.UNKNOWN;
        }
        return regular ? mask | REGULAR : mask;
    }

    /** Whether a verdict lets the print form prices. */
    public static boolean formsPrice(int verdict) {
        return (verdict & ConditionTable.PRICE) != 0;
    }
}
