package io.ringtape.setup;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Filter;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.QuoteState;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.market.TradingSession;

/** The guards that signals of every setup must pass, asked in a fixed order, and the score. Allocates nothing. */
public final class SignalGuards {
    private final SignalSettings settings;
    private final TradingSession session;

    /** Creates the guards of one session. */
    public SignalGuards(SignalSettings settings, TradingSession session) {
        this.settings = settings;
        this.session = session;
    }

    /** What the guards read, filled in by the caller. Reused. */
    public static final class GuardInput {
        /** Engine time. */
        public long timeNs;

        /** The open policy session; null outside every session. */
        public SessionPolicy policy;

        /** Number of entries already made in the policy session. */
        public int taken;

        /** Number of those entries that this setup made. */
        public int takenBySetup;

        /** Whether a blackout around scheduled news holds. */
        public boolean blackedOut;

        /** The signal's score. */
        public double score;

        /** Charges of buying and selling a share, micro-dollars. */
        public long charges;
    }

    /** Asks every guard. */
    public void ask(FilterList filters, SetupMachine machine, FeatureSnapshot features, GuardInput now) {
        filters.holds(Filter.SESSION, now.policy != null && now.policy.allows(machine.setup()));
        if (now.policy != null) {
            askPolicy(filters, machine, features, now);
        }
        filters.holds(Filter.BLACKOUT, !now.blackedOut);
        filters.atLeast(
                Filter.OPENING,
                seconds(now.timeNs - session.openNs()),
                seconds(settings.times().quietAfterOpenNs()));
        filters.atMost(
                Filter.QUOTE_AGE,
                millis(features.quoteAge),
                millis(settings.quote().maxQuoteAgeNs()));
        askPrices(filters, machine, features, now.charges);
    }

    private void askPolicy(FilterList filters, SetupMachine machine, FeatureSnapshot features, GuardInput now) {
        SessionPolicy policy = now.policy;
        Setup setup = machine.setup();
        double slope = signed(machine.side(), features.ema20SlopePercent);
        double left = seconds(session.closeNs() - now.timeNs);
        filters.atLeast(Filter.RVOL, features.rvol, policy.market().rvolMin());
        filters.atLeast(Filter.SLOPE_MIN, slope, policy.slopeMinPercent(setup));
        filters.atMost(Filter.SLOPE_MAX, size(slope), policy.market().slopeMaxPercentPer5Min());
        filters.atMost(Filter.TRADE_COUNT, now.taken + 1, policy.entries().maxTrades());
        filters.atMost(Filter.SETUP_TRADE_COUNT, now.takenBySetup + 1, policy.ownMaxTrades(setup));
        filters.atLeast(Filter.SCORE, now.score, policy.scoreMin(setup));
        filters.atLeast(
                Filter.TIME_LEFT,
                left,
                seconds(policy.timeStopNs(setup) + settings.times().timeLeftMarginNs()));
    }

    private void askPrices(FilterList filters, SetupMachine machine, FeatureSnapshot features, long charges) {
        Proposal proposal = machine.proposal();
        double risk = dollars(proposal.entry - proposal.stop);
        double reward = dollars(proposal.target - proposal.entry);
        double tick = Micros.toDouble(machine.instrument().tickSize());
        boolean known = Missing.isPresent(features.spread) && Missing.isPresent(features.atr14);
        double spread = known ? Micros.toDouble(features.spread) : Missing.STATISTIC;
        double atr = known ? features.atr14 : 0;
        double widest =
                Math.min(settings.quote().maxSpreadTicks(), settings.quote().maxSpreadAtr() * atr / tick);
        filters.atMost(Filter.SPREAD, known ? spread / tick : Missing.STATISTIC, widest);
        double nearest = Math.max(
                settings.stop().minStopAtr() * atr, known ? settings.stop().minStopSpreads() * spread : 0);
        filters.atLeast(Filter.STOP_DISTANCE_MIN, known ? risk : Missing.STATISTIC, nearest);
        filters.atMost(
                Filter.STOP_DISTANCE_MAX,
                known ? risk : Missing.STATISTIC,
                settings.stop().maxStopAtr() * atr);
        double cost = Math.max(spread, tick);
        filters.atLeast(
                Filter.REWARD_TO_COST,
                known ? reward / cost : Missing.STATISTIC,
                settings.stop().minRewardToCost());
        if (Missing.isPresent(settings.stop().minTargetR())) {
            double paid = cost + Micros.toDouble(charges);
            filters.atLeast(
                    Filter.TARGET_R,
                    known ? (reward - paid) / (risk + paid) : Missing.STATISTIC,
                    settings.stop().minTargetR());
        }
    }

    private static double dollars(long distance) {
        return Math.abs(Micros.toDouble(distance));
    }

    /** Fills in the score and its parts. */
    public void score(Signal signal, SetupMachine machine, FeatureSnapshot features) {
        ScoreSettings.Weights weights = settings.score().weights();
        ScoreSettings.Full full = settings.score().full();
        Side side = machine.side();
        Proposal proposal = machine.proposal();
        double risk = Math.max(1, Math.abs(proposal.entry - proposal.stop));
        double room = Math.abs(proposal.target - proposal.entry) / risk;
        double delta = features.volume90 > 0 ? (double) features.delta90 / features.volume90 : 0;
        boolean aligned = Missing.isPresent(features.ema50) && signed(side, features.ema20 - features.ema50) > 0;
        double slope = unit(signed(side, features.ema20SlopeAtr) / full.fullSlopeAtr());
        double ticks = (double) features.spread / machine.instrument().tickSize();
        signal.scoreTrend = weights.trend() * ((aligned ? 0.5 : 0) + 0.5 * slope);
        signal.scoreRvol = weights.rvol() * unit(2 * features.rvol / full.fullRvol() - 1);
        signal.scoreDelta = weights.delta() * unit(signed(side, delta) / full.fullDelta());
        signal.scoreImbalance = weights.imbalance() * unit(0.5 + signed(side, features.imbalanceMean) / 2);
        signal.scoreRoom = weights.room() * unit(room / full.fullRoomR());
        signal.scoreQuote = features.quoteState == QuoteState.NORMAL ? weights.quote() * unit(2 - ticks) : 0;
        signal.score = signal.scoreTrend
                + signal.scoreRvol
                + signal.scoreDelta
                + signal.scoreImbalance
                + signal.scoreRoom
                + signal.scoreQuote;
    }

    private static double unit(double value) {
        return Missing.isPresent(value) ? Math.max(0, Math.min(1, value)) : 0;
    }

    private static double signed(Side side, double statistic) {
        return !Missing.isPresent(statistic) || side == Side.BUY ? statistic : -statistic;
    }

    private static double size(double statistic) {
        return Missing.isPresent(statistic) ? Math.abs(statistic) : statistic;
    }

    private static double seconds(long ns) {
        return ns / 1e9;
    }

    private static double millis(long ns) {
        return Missing.isPresent(ns) ? ns / 1e6 : Missing.STATISTIC;
    }
}
