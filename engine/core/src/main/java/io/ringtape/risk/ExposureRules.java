package io.ringtape.risk;

import io.ringtape.event.Micros;
import io.ringtape.event.RiskRule;

/** What may be open at once, and how often; the entry that is asked for counts. */
final class ExposureRules {
    private ExposureRules() {}

    static final class TradesOfDay extends EntryRule.Cap {
        TradesOfDay() {
            super(RiskRule.TRADES_DAY, "It would be more entries today than that.", "entries", 1, "maxTradesPerDay");
        }

        @Override
        long found(EntryQuestion q, RiskSettings s) {
            return q.tradesToday + 1L;
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return s.day().trades().maxTradesPerDay();
        }
    }

    static final class TradesOfSymbol extends EntryRule.Cap {
        TradesOfSymbol() {
            super(
                    RiskRule.TRADES_SYMBOL,
                    "It would be more entries of the symbol today than that.",
                    "entries",
                    1,
                    "maxTradesPerSymbol");
        }

        @Override
        long found(EntryQuestion q, RiskSettings s) {
            return q.tradesOfSymbol + 1L;
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return s.day().trades().maxTradesPerSymbol();
        }
    }

    static final class SymbolBusy extends EntryRule.Bar {
        SymbolBusy() {
            super(RiskRule.POSITION, "The symbol has a position or a working order: one round trip at a time.");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return q.symbolBusy;
        }
    }

    static final class GroupPositions extends EntryRule.Cap {
        GroupPositions() {
            super(
                    RiskRule.CORRELATED,
                    "It would be more round trips of correlated symbols than that.",
                    "round trips",
                    1,
                    "correlatedGroups",
                    "maxPositionsPerGroup");
        }

        @Override
        long found(EntryQuestion q, RiskSettings s) {
            return q.positionsOfGroup + 1L;
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return s.positions().maxPositionsPerGroup();
        }
    }

    static final class Positions extends EntryRule.Cap {
        Positions() {
            super(
                    RiskRule.POSITIONS,
                    "It would be more round trips in all than that.",
                    "round trips",
                    1,
                    "maxPositions");
        }

        @Override
        long found(EntryQuestion q, RiskSettings s) {
            return q.positions + 1L;
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return s.positions().maxPositions();
        }
    }

    static final class TradeNotional extends EntryRule.Room {
        TradeNotional() {
            super(RiskRule.NOTIONAL, "One share costs more than a trade may.", "maxNotionalDollars");
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return s.trade().maxNotional();
        }
    }

    static final class SymbolNotional extends EntryRule.Room {
        SymbolNotional() {
            super(
                    RiskRule.NOTIONAL_SYMBOL,
                    "One share costs more than is left of the money for the symbol.",
                    "maxNotionalPerSymbolDollars");
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return s.positions().maxNotionalPerSymbol() - q.notionalOfSymbol;
        }
    }

    static final class GroupNotional extends EntryRule.Room {
        GroupNotional() {
            super(
                    RiskRule.NOTIONAL_GROUP,
                    "One share costs more than is left of the money for correlated symbols.",
                    "correlatedGroups",
                    "maxNotionalPerGroupDollars");
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return s.positions().maxNotionalPerGroup() - q.notionalOfGroup;
        }
    }

    static final class TotalNotional extends EntryRule.Room {
        TotalNotional() {
            super(
                    RiskRule.NOTIONAL_TOTAL,
                    "One share costs more than is left of the money for all symbols.",
                    "maxNotionalTotalDollars");
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return s.positions().maxNotionalTotal() - q.notional;
        }
    }

    static final class Size extends EntryRule {
        Size() {
            super(
                    RiskRule.SIZE,
                    "The size rule gives less than one share: the stop is too far for the risk of a trade, or absent.",
                    "shares",
                    "riskPerTradeDollars",
                    "slippageAllowanceDollars",
                    "maxShares");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return q.quantity() < Micros.ONE;
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
            return Micros.toDouble(q.quantity());
        }

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return 1;
        }
    }
}
