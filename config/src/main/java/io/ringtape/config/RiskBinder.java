package io.ringtape.config;

import static io.ringtape.config.SettingsBinder.DAY_SECONDS;
import static io.ringtape.config.SettingsBinder.FAR;
import static io.ringtape.config.SettingsBinder.MILLIARD;
import static io.ringtape.config.SettingsBinder.MINUTE_MILLIS;

import io.ringtape.risk.RiskSettings;

/** Says what every key of {@code risk} is. */
final class RiskBinder {
    private static final int MANY = 100_000;

    private RiskBinder() {}

    static RiskSettings bind(Section section) {
        RiskSettings risk = new RiskSettings(
                market(section),
                trade(section),
                positions(section),
                day(section),
                new RiskSettings.BrokerSettings(
                        new RiskSettings.OrderLimits(
                                section.count("maxOrdersPerMinute", 0, MANY),
                                section.count("reserveForExits", 0, MANY)),
                        account(section),
                        new RiskSettings.BrokerWaits(
                                section.seconds("exitRetrySeconds", "0", DAY_SECONDS),
                                section.seconds("brokerSilenceSeconds", "1", DAY_SECONDS),
                                section.seconds("maxRetrySeconds", "0", DAY_SECONDS))));
        SettingsBinder.check(risk.positions());
        SettingsBinder.check(risk.broker().waits());
        return risk;
    }

    private static RiskSettings.MarketLimits market(Section section) {
        return new RiskSettings.MarketLimits(
                section.millis("maxQuoteAgeMillis", "1", MINUTE_MILLIS),
                section.number("maxSpreadTicks", "0", FAR),
                section.number("maxCollarBps", "0", FAR),
                section.seconds("noEntryBeforeCloseSeconds", "5", DAY_SECONDS),
                section.seconds("feedGapQuarantineSeconds", "0", DAY_SECONDS));
    }

    private static RiskSettings.TradeLimits trade(Section section) {
        return new RiskSettings.TradeLimits(
                section.dollars("riskPerTradeDollars", "0", MILLIARD),
                section.dollars("slippageAllowanceDollars", "0", "1000"),
                section.dollars("maxNotionalDollars", "0", MILLIARD),
                section.shares("maxShares", 10_000_000));
    }

    private static RiskSettings.PositionLimits positions(Section section) {
        return new RiskSettings.PositionLimits(
                section.wordLists("correlatedGroups", SettingsBinder::isSymbol, SettingsBinder.SYMBOL_WANTED),
                section.count("maxPositions", 0, MANY),
                section.count("maxPositionsPerGroup", 0, MANY),
                section.dollars("maxNotionalPerSymbolDollars", "0", MILLIARD),
                section.dollars("maxNotionalPerGroupDollars", "0", MILLIARD),
                section.dollars("maxNotionalTotalDollars", "0", MILLIARD));
    }

    private static RiskSettings.DayLimits day(Section section) {
        return new RiskSettings.DayLimits(
                new RiskSettings.TradeCounts(
                        section.count("maxTradesPerDay", 0, MANY), section.count("maxTradesPerSymbol", 0, MANY)),
                new RiskSettings.LossLimits(
                        section.dollars("maxSessionLossDollars", "0", MILLIARD),
                        section.dollars("maxDailyLossDollars", "0", MILLIARD),
                        section.number("maxDailyLossR", "0", FAR),
                        section.count("maxLosingStreak", 0, MANY),
                        section.dollars("maxDrawdownDollars", "0", MILLIARD)),
                section.flag("flattenOnBreach"));
    }

    private static RiskSettings.AccountSettings account(Section section) {
        return new RiskSettings.AccountSettings(
                section.dollars("equityDollars", "0", MILLIARD),
                section.dollars("buyingPowerDollars", "0", MILLIARD),
                section.flag("dayTradeGuard"),
                section.count("priorDayTrades", 0, MANY),
                section.count("maxDayTrades", 0, MANY),
                section.dollars("dayTradeEquityDollars", "0", MILLIARD));
    }
}
