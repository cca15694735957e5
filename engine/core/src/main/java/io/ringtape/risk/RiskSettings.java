package io.ringtape.risk;

import static io.ringtape.setting.Range.BILLION;
import static io.ringtape.setting.Range.DAY_SECONDS;
import static io.ringtape.setting.Range.FAR;
import static io.ringtape.setting.Range.MANY;
import static io.ringtape.setting.SettingUnit.DOLLARS;
import static io.ringtape.setting.SettingUnit.MILLIS;
import static io.ringtape.setting.SettingUnit.SECONDS;
import static io.ringtape.setting.SettingUnit.SHARES;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.Word;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The limits of the risk rules. A limit of 0 means zero. */
public record RiskSettings(
        MarketLimits market, TradeLimits trade, PositionLimits positions, DayLimits day, BrokerSettings broker)
        implements Checked {
    @Override
    public void check(Objections objections) {
        long maxDailyLoss = day.losses().maxDailyLoss();
        objections.requireOfFile(
                trade.riskPerTrade() <= maxDailyLoss || maxDailyLoss == 0,
                "riskPerTrade",
                "at most {maxDailyLoss}, or one trade may lose more than the day");
    }

    /** What the market must be like. */
    public record MarketLimits(
            @Setting("Maximum age of the NBBO on which an entry may be sent.")
            @Range(min = 1, max = Range.MINUTE_MILLIS, unit = MILLIS)
            long maxQuoteAgeNs,

            @Setting("Maximum spread at which an entry may be sent.") @Range(max = FAR)
            double maxSpreadTicks,

            @Setting("Maximum distance of an entry's limit price from mid and from the last price.") @Range(max = FAR)
            double maxCollarBps,

            @Setting("Time before the close from which entries are refused and open positions are closed.")
            @Range(min = 5, max = DAY_SECONDS, unit = SECONDS)
            long noEntryBeforeCloseNs,

            @Setting("Time for which setups are disabled after a gap in the feed that is not filled.")
            @Range(max = DAY_SECONDS, unit = SECONDS)
            long feedGapQuarantineNs) {}

    /** How large one trade may be. */
    public record TradeLimits(
            @Setting("Money at risk in one trade, which is 1 R.") @Range(max = BILLION, unit = DOLLARS)
            long riskPerTrade,

            @Setting("Slippage per share that is added to the stop distance when a position is sized, and that"
                    + " an entry's limit allows beyond the entry price, short of the target.")
            @Range(max = 1_000, unit = DOLLARS)
            long slippageAllowance,

            @Setting("Maximum money in one trade.") @Range(max = BILLION, unit = DOLLARS)
            long maxNotional,

            @Setting("Maximum shares in one trade.") @Range(max = 10_000_000, unit = SHARES)
            long maxShares) {}

    /** What may be open at once, working entries included. */
    public record PositionLimits(
            @Setting("Groups of symbols that count as one bet; a symbol may be in one group at most, and counts"
                    + " alone when it is in none.")
            @Word(pattern = Word.SYMBOL, wanted = Word.SYMBOL_WANTED)
            List<List<String>> correlatedGroups,

            @Setting("Maximum round trips open at once, including working entries.") @Range(max = MANY)
            int maxPositions,

            @Setting("Maximum round trips open at once in one correlated group, including working entries.")
            @Range(max = MANY)
            int maxPositionsPerGroup,

            @Setting("Maximum money in one symbol, including working entries.") @Range(max = BILLION, unit = DOLLARS)
            long maxNotionalPerSymbol,

            @Setting("Maximum money in one correlated group, including working entries.")
            @Range(max = BILLION, unit = DOLLARS)
            long maxNotionalPerGroup,

            @Setting("Maximum money in all symbols together, including working entries.")
            @Range(max = BILLION, unit = DOLLARS)
            long maxNotionalTotal)
            implements Checked {
        public PositionLimits {
            correlatedGroups = correlatedGroups.stream().map(List::copyOf).toList();
        }

        @Override
        public void check(Objections objections) {
            Set<String> grouped = new TreeSet<>();
            correlatedGroups.stream()
                    .flatMap(List::stream)
                    .filter(symbol -> !grouped.add(symbol))
                    .forEach(symbol -> objections.refuse("correlatedGroups", "names " + symbol + " twice"));
        }
    }

    /** What a day may cost. Losses count what is closed and the losses, not the gains, of what is open. */
    public record DayLimits(
            TradeCounts trades,
            LossLimits losses,

            @Setting("Whether a breach of a day limit that latches closes all open positions.")
            boolean flattenOnBreach) {}

    /** How often a day may trade. */
    public record TradeCounts(
            @Setting("Maximum entries per day; an entry that expires without a fill does not count.") @Range(max = MANY)
            int maxTradesPerDay,

            @Setting("Maximum entries per symbol and day; an entry that expires without a fill does not count.")
            @Range(max = MANY)
            int maxTradesPerSymbol) {}

    /** What a day may lose. */
    public record LossLimits(
            @Setting("Maximum loss of the trades entered in one session of session_policies.")
            @Range(max = BILLION, unit = DOLLARS)
            long maxSessionLoss,

            @Setting("Maximum loss per day in dollars; a breach latches until the operator resets it.")
            @Range(max = BILLION, unit = DOLLARS)
            long maxDailyLoss,

            @Setting("Maximum loss per day in R; a breach latches until the operator resets it.") @Range(max = FAR)
            double maxDailyLossR,

            @Setting("Number of consecutive losses that ends the day's entries; a breach latches until the"
                    + " operator resets it.")
            @Range(max = MANY)
            int maxLosingStreak,

            @Setting("Maximum fall from the day's best closed profit; a breach latches until the operator"
                    + " resets it.")
            @Range(max = BILLION, unit = DOLLARS)
            long maxDrawdown)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.requireOfFile(
                    maxSessionLoss <= maxDailyLoss || maxDailyLoss == 0, "maxSessionLoss", "at most {maxDailyLoss}");
        }
    }

    /** What the broker is asked, holds, and is waited for. */
    public record BrokerSettings(OrderLimits orders, AccountSettings account, BrokerWaits waits) {}

    /** How often the broker may be asked. */
    public record OrderLimits(
            @Setting("Maximum requests (orders, replacements and cancels) in any 60 seconds; exits count but"
                    + " are never refused.")
            @Range(max = MANY)
            int maxOrdersPerMinute,

            @Setting("Requests per minute reserved for exits.") @Range(max = MANY)
            int reserveForExits)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.requireOfFile(
                    reserveForExits <= maxOrdersPerMinute, "reserveForExits", "at most {maxOrdersPerMinute}");
        }

        /** Returns the number of requests in any 60 seconds from which entries are refused. */
        public int maxWithEntry() {
            return Math.max(0, maxOrdersPerMinute - reserveForExits);
        }
    }

    /** What the account holds until the broker reports it, and the day-trade rule of brokers that still keep it. */
    public record AccountSettings(
            @Setting("Account equity assumed until the broker's first account report.")
            @Range(max = BILLION, unit = DOLLARS)
            long equity,

            @Setting("Buying power assumed until the broker's first account report.")
            @Range(max = BILLION, unit = DOLLARS)
            long buyingPower,

            @Setting("Whether day trades are limited, for brokers that keep the day-trade rule.")
            boolean dayTradeGuard,

            @Setting("Day trades made in the previous four trading days.") @Range(max = MANY)
            int priorDayTrades,

            @Setting("Maximum day trades in five trading days.") @Range(max = MANY)
            int maxDayTrades,

            @Setting("Account equity from which day trades are not limited.") @Range(max = BILLION, unit = DOLLARS)
            long dayTradeEquity) {}

    /** How long the broker is waited for. */
    public record BrokerWaits(
            @Setting("Wait before a refused closing order is sent again; it doubles with each refusal, up to"
                    + " maxRetrySeconds.")
            @Range(max = DAY_SECONDS, unit = SECONDS)
            long exitRetryNs,

            @Setting("Wait for an answer that the broker owes before it is asked again; the wait doubles each"
                    + " time, up to maxRetrySeconds.")
            @Range(min = 1, max = DAY_SECONDS, unit = SECONDS)
            long brokerSilenceNs,

            @Setting("Longest wait between repeated requests to the broker; a longer brokerSilenceSeconds stays"
                    + " as it is.")
            @Range(max = DAY_SECONDS, unit = SECONDS)
            long maxRetryNs)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.require(maxRetryNs >= exitRetryNs, "maxRetryNs", "at least {exitRetryNs}");
        }
    }
}
