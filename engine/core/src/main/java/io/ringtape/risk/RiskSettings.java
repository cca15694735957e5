package io.ringtape.risk;

import java.util.List;
import java.util.TreeSet;

/**
 * The limits of the risk rules. A limit of 0 means zero.
 *
 * @param market what the market must be like
 * @param trade how large one trade may be
 * @param positions what may be open at once
 * @param day what a day may cost
 * @param orders how often the broker may be asked
 * @param account what the account is taken to hold
 * @param waits how long the broker is waited for
 */
public record RiskSettings(
        MarketLimits market,
        TradeLimits trade,
        PositionLimits positions,
        DayLimits day,
        OrderLimits orders,
        AccountSettings account,
        BrokerWaits waits) {
    public RiskSettings {
        TreeSet<String> grouped = new TreeSet<>();
        for (List<String> group : positions.correlatedGroups()) {
            for (String symbol : group) {
                if (!grouped.add(symbol)) {
                    throw new IllegalArgumentException("risk: correlatedGroups name " + symbol + " twice");
                }
            }
        }
    }

    /**
     * What the market must be like.
     *
     * @param maxQuoteAgeNs oldest NBBO an entry may be sent on
     * @param maxSpreadTicks widest spread in ticks
     * @param maxCollarBps farthest that an entry's limit may lie from mid and from the last price, basis points
     * @param noEntryBeforeCloseNs time before the close without entries
     * @param feedGapQuarantineNs how long a hole in the feed that nobody fills keeps entries away
     */
    public record MarketLimits(
            long maxQuoteAgeNs,
            double maxSpreadTicks,
            double maxCollarBps,
            long noEntryBeforeCloseNs,
            long feedGapQuarantineNs) {
        public MarketLimits {
            atLeastZero(maxQuoteAgeNs, "maxQuoteAgeNs");
            atLeastZero(maxSpreadTicks, "maxSpreadTicks");
            atLeastZero(maxCollarBps, "maxCollarBps");
            atLeastZero(noEntryBeforeCloseNs, "noEntryBeforeCloseNs");
            atLeastZero(feedGapQuarantineNs, "feedGapQuarantineNs");
        }
    }

    /**
     * How large one trade may be.
     *
     * @param riskPerTrade money at risk (1 R), micro-dollars
     * @param slippageAllowance added to the stop distance when a position is sized, and what an entry's limit may give
     *     up, micro-dollars a share
     * @param maxNotional most money in one trade, micro-dollars
     * @param maxShares most shares of one trade, micro-shares
     */
    public record TradeLimits(long riskPerTrade, long slippageAllowance, long maxNotional, long maxShares) {
        public TradeLimits {
            atLeastZero(riskPerTrade, "riskPerTrade");
            atLeastZero(slippageAllowance, "slippageAllowance");
            atLeastZero(maxNotional, "maxNotional");
            atLeastZero(maxShares, "maxShares");
        }
    }

    /**
     * What may be open at once, working entries included.
     *
     * @param correlatedGroups symbols that are one bet; a symbol is in one group at most, and without one it is alone
     * @param maxPositions round trips in all
     * @param maxPositionsPerGroup round trips of one group
     * @param maxNotionalPerSymbol money in one symbol, micro-dollars
     * @param maxNotionalPerGroup money in one group, micro-dollars
     * @param maxNotionalTotal money in all, micro-dollars
     */
    public record PositionLimits(
            List<List<String>> correlatedGroups,
            int maxPositions,
            int maxPositionsPerGroup,
            long maxNotionalPerSymbol,
            long maxNotionalPerGroup,
            long maxNotionalTotal) {
        public PositionLimits {
            atLeastZero(maxPositions, "maxPositions");
            atLeastZero(maxPositionsPerGroup, "maxPositionsPerGroup");
            atLeastZero(maxNotionalPerSymbol, "maxNotionalPerSymbol");
            atLeastZero(maxNotionalPerGroup, "maxNotionalPerGroup");
            atLeastZero(maxNotionalTotal, "maxNotionalTotal");
            correlatedGroups = correlatedGroups.stream().map(List::copyOf).toList();
        }
    }

    /**
     * What a day may cost. Losses count what is closed and the losses, not the gains, of what is open.
     *
     * @param maxTradesPerDay entries in all; one that expires without a fill does not count
     * @param maxTradesPerSymbol entries of one symbol
     * @param maxSessionLoss loss of the trades entered in one policy session, micro-dollars
     * @param maxDailyLoss loss of the day, micro-dollars
     * @param maxDailyLossR loss of the day in R
     * @param maxLosingStreak losses in a row
     * @param maxDrawdown loss from the day's best closed profit, micro-dollars
     * @param flattenOnBreach whether a breach of the day's limits closes what is open
     */
    public record DayLimits(
            int maxTradesPerDay,
            int maxTradesPerSymbol,
            long maxSessionLoss,
            long maxDailyLoss,
            double maxDailyLossR,
            int maxLosingStreak,
            long maxDrawdown,
            boolean flattenOnBreach) {
        public DayLimits {
            atLeastZero(maxTradesPerDay, "maxTradesPerDay");
            atLeastZero(maxTradesPerSymbol, "maxTradesPerSymbol");
            atLeastZero(maxSessionLoss, "maxSessionLoss");
            atLeastZero(maxDailyLoss, "maxDailyLoss");
            atLeastZero(maxDailyLossR, "maxDailyLossR");
            atLeastZero(maxLosingStreak, "maxLosingStreak");
            atLeastZero(maxDrawdown, "maxDrawdown");
        }
    }

    /**
     * How often the broker may be asked.
     *
     * @param maxOrdersPerMinute requests (orders, replacements and cancels) in any 60 seconds
     * @param reserveForExits how many of them entries may not use
     */
    public record OrderLimits(int maxOrdersPerMinute, int reserveForExits) {
        public OrderLimits {
            atLeastZero(maxOrdersPerMinute, "maxOrdersPerMinute");
            atLeastZero(reserveForExits, "reserveForExits");
        }

        /** Requests in any 60 seconds after which entries wait. */
        public int maxWithEntry() {
            return Math.max(0, maxOrdersPerMinute - reserveForExits);
        }
    }

    /**
     * What the account is taken to hold until the broker reports it, and the day-trade rule of brokers that still keep
     * it.
     *
     * @param equity net liquidation value, micro-dollars
     * @param buyingPower what can be bought, micro-dollars
     * @param dayTradeGuard whether day trades are counted
     * @param priorDayTrades day trades of the four trading days before
     * @param maxDayTrades day trades in five trading days
     * @param dayTradeEquity equity from which day trades are free, micro-dollars
     */
    public record AccountSettings(
            long equity,
            long buyingPower,
            boolean dayTradeGuard,
            int priorDayTrades,
            int maxDayTrades,
            long dayTradeEquity) {
        public AccountSettings {
            atLeastZero(equity, "equity");
            atLeastZero(buyingPower, "buyingPower");
            atLeastZero(priorDayTrades, "priorDayTrades");
            atLeastZero(maxDayTrades, "maxDayTrades");
            atLeastZero(dayTradeEquity, "dayTradeEquity");
        }
    }

    /**
     * How long the broker is waited for.
     *
     * @param exitRetryNs wait before a closing order that the broker refused is sent again; doubles with each refusal
     * @param silenceNs how long the broker may owe a word before it is asked again; above 0, doubles each time
     * @param maxRetryNs longest of such waits, at least {@code exitRetryNs}; a longer {@code silenceNs} does not double
     */
    public record BrokerWaits(long exitRetryNs, long silenceNs, long maxRetryNs) {
        public BrokerWaits {
            atLeastZero(exitRetryNs, "exitRetryNs");
            if (maxRetryNs < exitRetryNs) {
                throw new IllegalArgumentException(
                        "risk: maxRetryNs " + maxRetryNs + " is below exitRetryNs " + exitRetryNs);
            }
            if (silenceNs <= 0) {
                throw new IllegalArgumentException("risk: silenceNs " + silenceNs + " is not above 0");
            }
        }
    }

    private static void atLeastZero(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException("risk: " + name + " " + value + " is below 0");
        }
    }

    private static void atLeastZero(double value, String name) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("risk: " + name + " " + value + " is below 0");
        }
    }
}
