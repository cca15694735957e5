package io.ringtape.market;

import io.ringtape.event.Missing;
import io.ringtape.event.Trade;

/**
 * The tape's rules for a print: what it counts for, or why it is dropped. The only place that combines the session's
 * hours, the condition table, the filter of duplicates and the check of prices; the engine and the simulated exchange
 * each have an instance. An instance judges each print once, in the order of the tape. Allocates nothing; for one
 * thread.
 */
public final class PrintRules {
    /** Bit of a verdict: dropped as already seen. */
    public static final int DUPLICATE = 32;

    /** Bit of a verdict: dropped as a cancel, error or correction record. */
    public static final int CORRECTION = 64;

    /** Bit of a verdict: dropped as outside pre-market, regular session and after-hours. */
    public static final int OUT_OF_SESSION = 128;

    /** Bit of a verdict: in the regular session. */
    public static final int REGULAR = 256;

    /** Bit of a verdict: in the pre-market session. */
    public static final int PRE_MARKET = 512;

    /** Bit of a verdict: dropped as implausible: too far from the market, or too large. */
    public static final int IMPLAUSIBLE = 1024;

    /** Bit of a verdict: dropped as back-filled and older than what the filter of duplicates remembers. */
    public static final int FORGOTTEN_BACKFILL = 2048;

    private static final int ABOVE_VOLUME = ConditionTable.PRICE | ConditionTable.VWAP | ConditionTable.DELTA;

    private final TradingSession session;
    private final ConditionTable conditions;
    private final boolean crossesInVwap;
    private final DuplicateFilter duplicateFilter;
    private final Plausibility plausibility;
    private final long maxReportDelayNs;

    private long duplicates;
    private long corrections;
    private long outOfSession;
    private long unknownConditions;
    private long lateReports;
    private long implausible;
    private long forgottenBackfills;

    /** Creates the rules of a session. */
    PrintRules(TradingSession session, ReadingSettings settings, Plausibility plausibility, int instruments) {
        this.session = session;
        conditions = settings.conditions();
        crossesInVwap = settings.crossesInVwap();
        maxReportDelayNs = settings.plausibility().maxReportDelayNs();
        this.plausibility = plausibility;
        duplicateFilter = new DuplicateFilter(instruments);
    }

    /**
     * Returns the verdict on the next print: what it counts for in the bits of {@link ConditionTable}, and the bit of
     * its session; or only the bit that says why it is dropped. A print without price or size counts for nothing.
     */
    public int judge(Trade trade) {
        if (!session.isOpen(trade.sipNs)) {
            outOfSession++;
            return OUT_OF_SESSION;
        }
        if (duplicateFilter.isDuplicate(trade)) {
            duplicates++;
            return DUPLICATE;
        }
        if (trade.backfilled && duplicateFilter.mayBeForgotten(trade)) {
            forgottenBackfills++;
            return FORGOTTEN_BACKFILL;
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
        } else if ((mask & ABOVE_VOLUME) != 0) {
            mask = judgePrice(trade, mask);
            if (mask == IMPLAUSIBLE) {
                return IMPLAUSIBLE;
            }
        }
        if (regular) {
            return mask | REGULAR;
        }
        return trade.sipNs < session.openNs() ? mask | PRE_MARKET : mask;
    }

    /** Returns what is left of {@code mask}, which counts for more than volume, or {@link #IMPLAUSIBLE}. */
    private int judgePrice(Trade trade, int mask) {
        if (!trade.isLit()
                && trade.sipNs - trade.exchangeNs > maxReportDelayNs
                && Missing.isPresent(trade.exchangeNs)) {
            lateReports++;
            return mask & ~ABOVE_VOLUME;
        }
        boolean auction = conditions.isAuction(trade.conditions);
        if (!plausibility.isPlausible(trade, auction, formsPrice(mask))) {
            implausible++;
            return IMPLAUSIBLE;
        }
        return auction && !crossesInVwap ? mask & ~ConditionTable.VWAP : mask;
    }

    /** Whether the print forms prices. */
    public static boolean formsPrice(int verdict) {
        return (verdict & ConditionTable.PRICE) != 0;
    }

    /**
     * Whether the print was made in continuous trading at the current market, odd lots included: what counts for the
     * volume delta.
     */
    public static boolean takesLiquidity(int verdict) {
        return (verdict & ConditionTable.DELTA) != 0;
    }

    /** Returns the number of prints dropped as duplicates. */
    public long duplicates() {
        return duplicates;
    }

    /** Returns the number of cancel, error and correction records dropped. */
    public long corrections() {
        return corrections;
    }

    /** Returns the number of prints dropped as outside every session of the day. */
    public long outOfSession() {
        return outOfSession;
    }

    /** Returns the number of prints dropped as implausible. */
    public long implausible() {
        return implausible;
    }

    /** Returns the number of off-exchange prints that were published too late to count for more than volume. */
    public long lateReports() {
        return lateReports;
    }

    /** Returns the number of back-filled prints dropped because they may have been counted before. */
    public long forgottenBackfills() {
        return forgottenBackfills;
    }

    /** Returns the number of prints with a condition that the table does not know. */
    public long unknownConditions() {
        return unknownConditions;
    }
}
