package io.ringtape.risk;

import io.ringtape.event.RiskRule;

/** What the account and the broker allow. */
final class AccountRules {
    private AccountRules() {}

    static final class BuyingPower extends EntryRule.Room {
        BuyingPower() {
            super(
                    RiskRule.BUYING_POWER,
                    "One share costs more than the buying power that is left.",
                    "buyingPowerDollars");
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return q.buyingPower;
        }
    }

    static final class OrderRate extends EntryRule.Cap {
        OrderRate() {
            super(
                    RiskRule.ORDER_RATE,
                    "It would be more requests in a minute than entries may make; exits may make them all, and more.",
                    "requests",
                    1,
                    "maxOrdersPerMinute",
                    "reserveForExits");
        }

        @Override
        long found(EntryQuestion q, RiskSettings s) {
            return (long) q.requests + q.brackets;
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return s.broker().orders().maxWithEntry();
        }
    }

    static final class DayTrades extends EntryRule {
        DayTrades() {
            super(
                    RiskRule.DAY_TRADES,
                    "With the guard on and less equity than that, it would be more day trades in five trading days.",
                    "day trades",
                    "dayTradeGuard",
                    "priorDayTrades",
                    "maxDayTrades",
                    "dayTradeEquityDollars",
                    "equityDollars");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return s.broker().account().dayTradeGuard()
                    && q.equity < s.broker().account().dayTradeEquity()
                    && value(q, s) > limit(q, s);
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
            return s.broker().account().priorDayTrades() + q.tradesToday + 1.0;
        }

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return s.broker().account().maxDayTrades();
        }
    }
}
