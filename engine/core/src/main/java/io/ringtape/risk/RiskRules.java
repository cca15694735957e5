package io.ringtape.risk;

import static io.ringtape.event.RiskRule.*;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.QuoteState;
import io.ringtape.event.RiskRule;
import java.util.List;

/**
 * The rules that an entry must pass, one a row, asked in this order; the first that refuses is the veto. Exits are
 * never asked. A limit of 0 means zero. Figures of what is open and of what was done today count the entry that asks.
 */
public final class RiskRules {
    private static final EntryRule[] ROWS = {
        flag(NO_BROKER, (q, s) -> q.brokerAbsent),
        flag(KILLED, (q, s) -> q.killed),
        flag(PAUSED, (q, s) -> q.paused),
        loss(DAILY_LOSS, (q, s) -> q.dayLoss, (q, s) -> s.day().losses().maxDailyLoss(), "maxDailyLossDollars")
                .latching(),
        rule(DAILY_LOSS_R, "R", "maxDailyLossR")
                .value((q, s) -> q.dayLossR)
                .atLeast((q, s) -> s.day().losses().maxDailyLossR())
                .latching(),
        rule(LOSING_STREAK, "trades", "maxLosingStreak")
                .value((q, s) -> q.losingStreak)
                .atLeast((q, s) -> s.day().losses().maxLosingStreak())
                .latching(),
        loss(DRAWDOWN, (q, s) -> q.drawdown, (q, s) -> s.day().losses().maxDrawdown(), "maxDrawdownDollars")
                .latching(),
        loss(
                SESSION_LOSS,
                (q, s) -> q.sessionLoss,
                (q, s) -> s.day().losses().maxSessionLoss(),
                "maxSessionLossDollars"),
        rule(SESSION, "seconds left", "noEntryBeforeCloseSeconds")
                .value((q, s) -> (q.closeNs - q.timeNs) / 1e9)
                .atMost((q, s) -> s.market().noEntryBeforeCloseNs() / 1e9)
                .alsoWhen((q, s) -> q.timeNs < q.openNs),
        flag(HALT, (q, s) -> q.halted),
        flag(NBBO_STATE, (q, s) -> q.features.quoteState != QuoteState.NORMAL),
        rule(NBBO_AGE, "milliseconds", "maxQuoteAgeMillis")
                .value((q, s) -> ratio(q.features.quoteAge, 1e6))
                .above((q, s) -> s.market().maxQuoteAgeNs() / 1e6),
        rule(SPREAD, "ticks", "maxSpreadTicks")
                .value((q, s) -> ratio(q.features.spread, (double) q.instrument.tickSize()))
                .above((q, s) -> s.market().maxSpreadTicks()),
        rule(PRICE_COLLAR, "basis points", "maxCollarBps")
                .value((q, s) -> distanceOfLimit(q))
                .above((q, s) -> s.market().maxCollarBps()),
        rule(TRADES_DAY, "entries", "maxTradesPerDay")
                .value((q, s) -> q.tradesToday + 1.0)
                .above((q, s) -> s.day().trades().maxTradesPerDay()),
        rule(TRADES_SYMBOL, "entries", "maxTradesPerSymbol")
                .value((q, s) -> q.tradesOfSymbol + 1.0)
                .above((q, s) -> s.day().trades().maxTradesPerSymbol()),
        flag(POSITION, (q, s) -> q.symbolBusy),
        rule(CORRELATED, "round trips", "correlatedGroups", "maxPositionsPerGroup")
                .value((q, s) -> q.positionsOfGroup + 1.0)
                .above((q, s) -> s.positions().maxPositionsPerGroup()),
        rule(POSITIONS, "round trips", "maxPositions")
                .value((q, s) -> q.positions + 1.0)
                .above((q, s) -> s.positions().maxPositions()),
        room(NOTIONAL, (q, s) -> s.trade().maxNotional(), "maxNotionalDollars"),
        room(
                NOTIONAL_SYMBOL,
                (q, s) -> s.positions().maxNotionalPerSymbol() - q.notionalOfSymbol,
                "maxNotionalPerSymbolDollars"),
        room(
                NOTIONAL_GROUP,
                (q, s) -> s.positions().maxNotionalPerGroup() - q.notionalOfGroup,
                "correlatedGroups",
                "maxNotionalPerGroupDollars"),
        room(NOTIONAL_TOTAL, (q, s) -> s.positions().maxNotionalTotal() - q.notional, "maxNotionalTotalDollars"),
        room(BUYING_POWER, (q, s) -> q.buyingPower, "buyingPowerDollars"),
        rule(SIZE, "shares", "riskPerTradeDollars", "slippageAllowanceDollars", "maxShares")
                .value((q, s) -> Micros.toDouble(q.quantity()))
                .below((q, s) -> 1),
        rule(ORDER_RATE, "requests", "maxOrdersPerMinute", "reserveForExits")
                .value((q, s) -> (double) q.requests + q.brackets)
                .above((q, s) -> s.broker().orders().maxWithEntry()),
        rule(
                        DAY_TRADES,
                        "day trades",
                        "dayTradeGuard",
                        "priorDayTrades",
                        "maxDayTrades",
                        "dayTradeEquityDollars",
                        "equityDollars")
                .value((q, s) -> s.broker().account().priorDayTrades() + q.tradesToday + 1.0)
                .above((q, s) -> s.broker().account().maxDayTrades())
                .onlyWhen((q, s) -> s.broker().account().dayTradeGuard()
                        && q.equity < s.broker().account().dayTradeEquity()),
    };

    private static final double BASIS_POINTS = 1e4;

    /** An amount of money, micro-dollars. */
    private interface Money {
        long of(EntryQuestion q, RiskSettings s);
    }

    private final RiskSettings settings;
    private final PositionSize size;
    private double value;
    private double limit;

    /** Creates the rules with their limits. */
    public RiskRules(RiskSettings settings) {
        this.settings = settings;
        size = new PositionSize(settings);
    }

    /** Returns the rules in the order in which they are asked. */
    public static List<EntryRule> catalogue() {
        return List.of(ROWS);
    }

    private static EntryRule rule(RiskRule code, String unit, String... keys) {
        return new EntryRule(code, unit, keys);
    }

    /** Creates a rule without a limit: its value is 1 while it refuses, and its limit 0. */
    private static EntryRule flag(RiskRule code, EntryRule.Condition refuses, String... keys) {
        return rule(code, "1 if so", keys)
                .value((q, s) -> refuses.holds(q, s) ? 1 : 0)
                .above((q, s) -> 0);
    }

    /** Creates a rule that refuses when a loss has reached its limit. */
    private static EntryRule loss(RiskRule code, Money loss, Money limit, String key) {
        return rule(code, "dollars", key)
                .value((q, s) -> Micros.toDouble(loss.of(q, s)))
                .atLeast((q, s) -> Micros.toDouble(limit.of(q, s)));
    }

    /**
     * Creates a rule that refuses when {@code room} does not pay for one share; the size rule buys no more than it pays
     * for.
     */
    private static EntryRule room(RiskRule code, Money room, String... keys) {
        return rule(code, "dollars: a share's price, and the room", keys)
                .value((q, s) -> ratio(q.pricePerShare(), Micros.ONE))
                .above((q, s) -> Micros.toDouble(room.of(q, s)));
    }

    private static double ratio(long amount, double unit) {
        return Missing.isPresent(amount) ? amount / unit : Missing.STATISTIC;
    }

    /**
     * Returns the distance of the entry's limit from mid or from the last price, whichever is farther, in basis points.
     */
    private static double distanceOfLimit(EntryQuestion q) {
        FeatureSnapshot features = q.features;
        boolean quoted = Missing.isPresent(features.bid) && Missing.isPresent(features.ask);
        double mid = (Micros.toDouble(features.bid) + Micros.toDouble(features.ask)) / 2;
        double fromMid = quoted ? distance(q, mid) : Missing.STATISTIC;
        boolean traded = Missing.isPresent(features.last);
        double fromLast = traded ? distance(q, Micros.toDouble(features.last)) : Missing.STATISTIC;
        return Missing.isPresent(q.limit) ? Math.max(fromMid, fromLast) : Missing.STATISTIC;
    }

    private static double distance(EntryQuestion q, double reference) {
        return Math.abs(Micros.toDouble(q.limit) - reference) / reference * BASIS_POINTS;
    }

    /**
     * Sizes the entry and asks every rule. Returns the first that refuses, or NONE; {@link #value()} and
     * {@link #limit()} are its figures.
     */
    public RiskRule check(EntryQuestion q) {
        q.quantity(size.shares(q));
        for (EntryRule rule : ROWS) {
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

    /** Returns the first rule with a latch whose limit a loss has reached, or NONE; asks of the entry only the day. */
    RiskRule reached(EntryQuestion q) {
        for (EntryRule rule : ROWS) {
            if (rule.latches() && rule.isReachedByALoss(q, settings)) {
                return rule.code();
            }
        }
        return RiskRule.NONE;
    }

    /** Returns the value that the refusing rule found, in its unit. */
    public double value() {
        return value;
    }

    /** Returns the limit of the refusing rule, in its unit. */
    public double limit() {
        return limit;
    }
}
