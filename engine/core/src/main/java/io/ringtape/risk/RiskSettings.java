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
        MarketLimits market, TradeLimits trade, PositionLimits positions, DayLimits day, BrokerSettings broker) {

    /** What the market must be like. */
    public record MarketLimits(
            @Setting("Oldest NBBO on which an entry may be sent.")
            @Range(min = 1, max = Range.MINUTE_MILLIS, unit = MILLIS)
            long maxQuoteAgeNs,

            @Setting("Widest spread.") @Range(max = FAR) double maxSpreadTicks,

            @Setting("Farthest that an entry's limit may lie from mid and from the last price.") @Range(max = FAR)
            double maxCollarBps,

            @Setting("From this long before the close nothing is entered and what is open is closed, which takes time.")
            @Range(min = 5, max = DAY_SECONDS, unit = SECONDS)
            long noEntryBeforeCloseNs,

            @Setting("How long a hole in the feed that nobody fills keeps entries away.")
            @Range(max = DAY_SECONDS, unit = SECONDS)
            long feedGapQuarantineNs) {}

    /** How large one trade may be. */
    public record TradeLimits(
            @Setting("Money at risk in a trade: 1 R.") @Range(max = BILLION, unit = DOLLARS)
            long riskPerTrade,

            @Setting("What a share's fills may cost beyond the stop distance when a position is sized, and what an"
                    + " entry's limit may give up.")
            @Range(max = 1_000, unit = DOLLARS)
            long slippageAllowance,

            @Setting("Most money in one trade.") @Range(max = BILLION, unit = DOLLARS)
            long maxNotional,

            @Setting("Most shares of one trade.") @Range(max = 10_000_000, unit = SHARES)
            long maxShares) {}

    /** What may be open at once, working entries included. */
    public record PositionLimits(
            @Setting("Groups of symbols that are one bet; a symbol is in one group at most, and alone without one.")
            @Word(pattern = Word.SYMBOL, wanted = Word.SYMBOL_WANTED)
            List<List<String>> correlatedGroups,

            @Setting("Most round trips open at once, working entries included.") @Range(max = MANY)
            int maxPositions,

            @Setting("Most round trips of one group.") @Range(max = MANY)
            int maxPositionsPerGroup,

            @Setting("Most money in one symbol.") @Range(max = BILLION, unit = DOLLARS)
            long maxNotionalPerSymbol,

            @Setting("Most money in one group.") @Range(max = BILLION, unit = DOLLARS)
            long maxNotionalPerGroup,

            @Setting("Most money in all symbols together.") @Range(max = BILLION, unit = DOLLARS)
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

            @Setting("Whether a breach of the day's limits closes what is open.")
            boolean flattenOnBreach) {}

    /** How often a day may trade. */
    public record TradeCounts(
            @Setting("Most entries of a day; one that expires without a fill does not count.") @Range(max = MANY)
            int maxTradesPerDay,

            @Setting("Most entries of one symbol in a day.") @Range(max = MANY)
            int maxTradesPerSymbol) {}

    /** What a day may lose. */
    public record LossLimits(
            @Setting("Most that the trades entered in one session of session_policies may lose.")
            @Range(max = BILLION, unit = DOLLARS)
            long maxSessionLoss,

            @Setting("Most that a day may lose; latches until it is reset.") @Range(max = BILLION, unit = DOLLARS)
            long maxDailyLoss,

            @Setting("Most that a day may lose, in R; latches until it is reset.") @Range(max = FAR)
            double maxDailyLossR,

            @Setting("Losses in a row that end a day's entries; latches until it is reset.") @Range(max = MANY)
            int maxLosingStreak,

            @Setting("Greatest fall from the day's best closed profit; latches until it is reset.")
            @Range(max = BILLION, unit = DOLLARS)
            long maxDrawdown) {}

    /** What the broker is asked, holds, and is waited for. */
    public record BrokerSettings(OrderLimits orders, AccountSettings account, BrokerWaits waits) {}

    /** How often the broker may be asked. */
    public record OrderLimits(
            @Setting("Most orders, replacements and cancels in any 60 seconds; exits are never refused.")
            @Range(max = MANY)
            int maxOrdersPerMinute,

            @Setting("How many of them entries may not use.") @Range(max = MANY)
            int reserveForExits) {
        /** Requests in any 60 seconds after which entries wait. */
        public int maxWithEntry() {
            return Math.max(0, maxOrdersPerMinute - reserveForExits);
        }
    }

    /** What the account holds until the broker reports it, and the day-trade rule of brokers that still keep it. */
    public record AccountSettings(
            @Setting("Net liquidation value until the broker reports it.") @Range(max = BILLION, unit = DOLLARS)
            long equity,

            @Setting("What can be bought until the broker reports it.") @Range(max = BILLION, unit = DOLLARS)
            long buyingPower,

            @Setting("Whether day trades are counted, for brokers that keep the day-trade rule.")
            boolean dayTradeGuard,

            @Setting("Day trades of the four trading days before.") @Range(max = MANY)
            int priorDayTrades,

            @Setting("Most day trades in five trading days.") @Range(max = MANY)
            int maxDayTrades,

            @Setting("Equity from which day trades are not limited.") @Range(max = BILLION, unit = DOLLARS)
            long dayTradeEquity) {}

    /** How long the broker is waited for. */
    public record BrokerWaits(
            @Setting("Wait before a closing order that the broker refused is sent again; doubles with each refusal.")
            @Range(max = DAY_SECONDS, unit = SECONDS)
            long exitRetryNs,

            @Setting("How long the broker may leave a question open before it is asked again; doubles each time.")
            @Range(min = 1, max = DAY_SECONDS, unit = SECONDS)
            long brokerSilenceNs,

            @Setting("Longest of these waits; a longer brokerSilenceSeconds does not double.")
            @Range(max = DAY_SECONDS, unit = SECONDS)
            long maxRetryNs)
            implements Checked {
        @Override
        public void check(Objections objections) {
            objections.require(maxRetryNs >= exitRetryNs, "maxRetryNs", "at least {exitRetryNs}");
        }
    }
}
