package io.ringtape.risk;

/**
 * The limits of the risk rules. A limit of 0 means zero.
 *
 * @param maxQuoteAgeNs oldest NBBO an entry may be sent on
 * @param maxSpreadTicks widest spread in ticks
 * @param noEntryBeforeCloseNs time before the close without entries
 * @param riskPerTrade money at risk in one trade (1 R), micro-dollars
 * @param slippageAllowance added to the stop distance when a position is sized, micro-dollars a share
 * @param maxNotional largest position, micro-dollars
 * @param maxShares largest position, micro-shares
 * @param maxDailyLoss loss of the day's closed round trips that ends entries, micro-dollars; what is open may add to it
 *     by as much as its stops allow
 * @param correlated whether all instruments of the session count as one bet
 * @param feedGapQuarantineNs how long a hole in the feed that nobody fills keeps entries away
 * @param exitRetryNs wait before a closing order that the broker refused is sent again; doubles with each refusal
 * @param maxExitRetryNs longest such wait, at least the first
 */
public record RiskSettings(
        long maxQuoteAgeNs,
        double maxSpreadTicks,
        long noEntryBeforeCloseNs,
        long riskPerTrade,
        long slippageAllowance,
        long maxNotional,
        long maxShares,
        long maxDailyLoss,
        boolean correlated,
        long feedGapQuarantineNs,
        long exitRetryNs,
        long maxExitRetryNs) {
    public RiskSettings {
        require(maxQuoteAgeNs >= 0, "maxQuoteAgeNs", maxQuoteAgeNs);
        require(maxSpreadTicks >= 0, "maxSpreadTicks", maxSpreadTicks);
        require(noEntryBeforeCloseNs >= 0, "noEntryBeforeCloseNs", noEntryBeforeCloseNs);
        require(riskPerTrade >= 0, "riskPerTrade", riskPerTrade);
        require(slippageAllowance >= 0, "slippageAllowance", slippageAllowance);
        require(maxNotional >= 0, "maxNotional", maxNotional);
        require(maxShares >= 0, "maxShares", maxShares);
        require(maxDailyLoss >= 0, "maxDailyLoss", maxDailyLoss);
        require(feedGapQuarantineNs >= 0, "feedGapQuarantineNs", feedGapQuarantineNs);
        require(exitRetryNs >= 0, "exitRetryNs", exitRetryNs);
        if (maxExitRetryNs < exitRetryNs) {
            throw new IllegalArgumentException(
                    "risk: maxExitRetryNs " + maxExitRetryNs + " is below exitRetryNs " + exitRetryNs);
        }
    }

    private static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("risk: " + name + " " + value + " is below 0");
        }
    }
}
