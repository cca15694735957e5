package io.ringtape.risk;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.QuoteState;
import io.ringtape.event.RiskRule;
import io.ringtape.market.Instrument;
import io.ringtape.market.TradingSession;

/**
 * The rules an entry must pass, in a fixed order; the first that refuses is the answer. Exits are never asked. A limit
 * of 0 means zero.
 */
public final class RiskRules {
    private final RiskSettings settings;
    private final TradingSession session;
    private double value;
    private double limit;

    /** What the rules look at, filled in by the caller. */
    public static final class Question {
        /** The instrument to be entered. */
        public Instrument instrument;

        /** Engine time. */
        public long timeNs;

        /** Features at that time. */
        public FeatureSnapshot features;

        /** Whether the instrument has a position or a working order. */
        public boolean instrumentBusy;

        /** Instruments with a position or a working order. */
        public int busy;

        /** Shares that the size rule gave, micro-shares. */
        public long quantity;

        /** The latched breach, or NONE. */
        public RiskRule breach = RiskRule.NONE;

        /** Profit that the day's limit is held against, micro-dollars. */
        public long realised;

        /** Whether the instrument is halted. */
        public boolean halted;

        /** Whether its feed has a hole. */
        public boolean gap;

        /** Whether the operator paused entries. */
        public boolean paused;

        /** Whether the operator ended the day. */
        public boolean killed;
    }

    /** The rules of one session. */
    public RiskRules(RiskSettings settings, TradingSession session) {
        this.settings = settings;
        this.session = session;
    }

    /** The first rule that refuses, or NONE; {@link #value()} and {@link #limit()} tell its figures. */
    public RiskRule check(Question q) {
        if (q.killed) {
            return refuse(RiskRule.KILLED, 1, 0);
        }
        if (q.paused) {
            return refuse(RiskRule.PAUSED, 1, 0);
        }
        if (q.breach != RiskRule.NONE) {
            return refuse(q.breach, Micros.toDouble(-q.realised), Micros.toDouble(settings.maxDailyLoss()));
        }
        if (-q.realised >= settings.maxDailyLoss()) {
            return refuse(RiskRule.DAILY_LOSS, Micros.toDouble(-q.realised), Micros.toDouble(settings.maxDailyLoss()));
        }
        RiskRule market = checkMarket(q);
        return market == RiskRule.NONE ? checkExposure(q) : market;
    }

    private RiskRule checkMarket(Question q) {
        long left = session.closeNs() - q.timeNs;
        if (q.timeNs < session.openNs() || left <= settings.noEntryBeforeCloseNs()) {
            return refuse(RiskRule.SESSION, left / 1e9, settings.noEntryBeforeCloseNs() / 1e9);
        }
        if (q.halted) {
            return refuse(RiskRule.HALT, 1, 0);
        }
        if (q.gap) {
            return refuse(RiskRule.FEED_GAP, 1, 0);
        }
        if (q.features.quoteState != QuoteState.NORMAL) {
            return refuse(RiskRule.NBBO_STATE, 1, 0);
        }
        long age = q.features.quoteAge;
        if (!Missing.isPresent(age) || age > settings.maxQuoteAgeNs()) {
            return refuse(RiskRule.NBBO_AGE, statistic(age, 1e6), settings.maxQuoteAgeNs() / 1e6);
        }
        long spread = q.features.spread;
        double ticks = statistic(spread, (double) q.instrument.tickSize());
        return !Missing.isPresent(spread) || ticks > settings.maxSpreadTicks()
                ? refuse(RiskRule.SPREAD, ticks, settings.maxSpreadTicks())
                : RiskRule.NONE;
    }

    private static double statistic(long found, double unit) {
        return Missing.isPresent(found) ? found / unit : Missing.STATISTIC;
    }

    private RiskRule checkExposure(Question q) {
        if (q.instrumentBusy) {
            return refuse(RiskRule.POSITION, 1, 0);
        }
        if (settings.correlated() && q.busy > 0) {
            return refuse(RiskRule.CORRELATED, q.busy, 0);
        }
        if (q.quantity < Micros.ONE) {
            return refuse(RiskRule.NOTIONAL, Micros.toDouble(q.quantity), 1);
        }
        return RiskRule.NONE;
    }

    /**
     * Whole shares that risk one R between entry and stop, within the caps, slippage included; prices in micro-dollars,
     * the answer in micro-shares, 0 when not even one share fits, a price is missing, or there is no stop distance.
     */
    public long quantity(long entry, long stop) {
        if (entry <= 0 || stop <= 0 || entry == stop) {
            return 0;
        }
        long perShare = Math.abs(entry - stop) + settings.slippageAllowance();
        long byRisk = settings.riskPerTrade() / perShare;
        long byNotional = settings.maxNotional() / (entry + settings.slippageAllowance());
        long byCount = settings.maxShares() / Micros.ONE;
        return Math.max(0, Math.min(byRisk, Math.min(byNotional, byCount))) * Micros.ONE;
    }

    /** The value that the refusing rule found. */
    public double value() {
        return value;
    }

    /** The limit of the refusing rule. */
    public double limit() {
        return limit;
    }

    private RiskRule refuse(RiskRule rule, double found, double allowed) {
        value = found;
        limit = allowed;
        return rule;
    }
}
