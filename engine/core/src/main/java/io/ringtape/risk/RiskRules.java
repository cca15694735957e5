package io.ringtape.risk;

import io.ringtape.event.RiskRule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The rules an entry must pass, in a fixed order; the first that refuses is the answer. Exits are never asked. A limit
 * of 0 means zero.
 */
public final class RiskRules {
    private static final EntryRule[] CATALOGUE = {
        new OperatorRules.Killed(),
        new OperatorRules.Paused(),
        new LossRules.DailyLoss(),
        new LossRules.DailyLossR(),
        new LossRules.LosingStreak(),
        new LossRules.Drawdown(),
        new LossRules.SessionLoss(),
        new MarketRules.SessionHours(),
        new MarketRules.Halted(),
        new MarketRules.FeedGap(),
        new MarketRules.NbboState(),
        new MarketRules.NbboAge(),
        new MarketRules.Spread(),
        new MarketRules.PriceCollar(),
        new ExposureRules.TradesOfDay(),
        new ExposureRules.TradesOfSymbol(),
        new ExposureRules.SymbolBusy(),
        new ExposureRules.GroupPositions(),
        new ExposureRules.Positions(),
        new ExposureRules.TradeNotional(),
        new ExposureRules.SymbolNotional(),
        new ExposureRules.GroupNotional(),
        new ExposureRules.TotalNotional(),
        new AccountRules.BuyingPower(),
        new ExposureRules.Size(),
        new AccountRules.OrderRate(),
        new AccountRules.DayTrades(),
    };

    private final RiskSettings settings;
    private final PositionSize size;
    private double value;
    private double limit;

    /** Rules with those limits. */
    public RiskRules(RiskSettings settings) {
        this.settings = settings;
        size = new PositionSize(settings);
    }

    /** The rules in the order in which they are asked. */
    public static List<EntryRule> catalogue() {
        return Collections.unmodifiableList(Arrays.asList(CATALOGUE));
    }

    /**
     * The first rule that refuses, or NONE; {@link #value()} and {@link #limit()} tell its figures. Sizes the entry
     * first.
     */
    public RiskRule check(EntryQuestion q) {
        q.quantity(size.shares(q));
        for (EntryRule rule : CATALOGUE) {
            if (rule.refuses(q, settings)) {
                value = rule.value(q, settings);
                limit = rule.limit(q, settings);
                return rule.code();
            }
        }
        return RiskRule.NONE;
    }

    /** Whether a rule of the catalogue, asked alone, refuses an entry that was sized before. */
    public boolean refuses(EntryRule rule, EntryQuestion q) {
        return rule.refuses(q, settings);
    }

    /** The value that the refusing rule found, in its unit. */
    public double value() {
        return value;
    }

    /** The limit of the refusing rule, in its unit. */
    public double limit() {
        return limit;
    }
}
