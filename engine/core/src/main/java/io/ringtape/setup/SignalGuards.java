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

/** The guards that every signal passes, whatever its setup, and the score. Asked in a fixed order; allocates nothing. */
public final class SignalGuards {
    private final SignalSettings settings;
    private final TradingSession session;

    /** Guards of one session. */
    public SignalGuards(SignalSettings settings, TradingSession session) {
        this.settings = settings;
        this.session = session;
    }

    /**
     * Asks every guard.
     *
     * @param policy the policy session that is open; null outside every one
     * @param tradesInPolicy entries already made in it
     * @param trading whether the instrument trades: no halt, no hole in the feed
     */
    public void ask(
            FilterList filters,
            VwapReclaim setup,
            FeatureSnapshot features,
            long timeNs,
            SessionPolicy policy,
            int tradesInPolicy,
            boolean trading) {
        filters.holds(Filter.SESSION, policy != null && policy.allowedSetups().contains(Setup.VWAP_RECLAIM));
        if (policy != null) {
            double slope = signed(setup.side(), features.ema20SlopePercent);
            filters.atLeast(Filter.RVOL, features.rvol, policy.rvolMin());
            filters.atLeast(Filter.SLOPE_MIN, slope, policy.slopeMinPercent());
            filters.atMost(Filter.SLOPE_MAX, size(slope), policy.slopeMaxPercent());
            filters.atMost(Filter.TRADE_COUNT, tradesInPolicy + 1, policy.maxTrades());
            double left = seconds(session.closeNs() - timeNs);
            filters.atLeast(Filter.TIME_LEFT, left, seconds(policy.timeStopNs() + settings.timeLeftMarginNs()));
        }
        filters.holds(Filter.TRADING, trading);
        filters.atLeast(Filter.OPENING, seconds(timeNs - session.openNs()), seconds(settings.quietAfterOpenNs()));
        filters.holds(Filter.QUOTE_STATE, features.quoteState == QuoteState.NORMAL);
        filters.atMost(Filter.QUOTE_AGE, millis(features.quoteAge), millis(settings.maxQuoteAgeNs()));
        askPrices(filters, setup, features);
    }

    private void askPrices(FilterList filters, VwapReclaim setup, FeatureSnapshot features) {
        Proposal proposal = setup.proposal();
        double risk = dollars(proposal.entry - proposal.stop);
        double reward = dollars(proposal.target - proposal.entry);
        double tick = Micros.toDouble(setup.instrument().tickSize());
        boolean known = Missing.isPresent(features.spread) && Missing.isPresent(features.atr14);
        double spread = known ? Micros.toDouble(features.spread) : Missing.STATISTIC;
        double atr = known ? features.atr14 : 0;
        double widest = Math.min(settings.maxSpreadTicks(), settings.maxSpreadAtr() * atr / tick);
        filters.atMost(Filter.SPREAD, known ? spread / tick : Missing.STATISTIC, widest);
        double nearest = Math.max(settings.minStopAtr() * atr, known ? settings.minStopSpreads() * spread : 0);
        filters.atLeast(Filter.STOP_DISTANCE_MIN, known ? risk : Missing.STATISTIC, nearest);
        filters.atMost(Filter.STOP_DISTANCE_MAX, known ? risk : Missing.STATISTIC, settings.maxStopAtr() * atr);
        double cost = Math.max(spread, tick);
        filters.atLeast(Filter.REWARD_TO_COST, known ? reward / cost : Missing.STATISTIC, settings.minRewardToCost());
    }

    private static double dollars(long distance) {
        return Math.abs(Micros.toDouble(distance));
    }

    /** Fills in the score and its parts: 25 trend, 20 volume, 20 delta, 15 book, 10 room, 10 quote. */
    public void score(Signal signal, VwapReclaim setup, FeatureSnapshot features) {
        Side side = setup.side();
        Proposal proposal = setup.proposal();
        double risk = Math.max(1, Math.abs(proposal.entry - proposal.stop));
        double room = Math.abs(proposal.target - proposal.entry) / risk;
        double delta = features.volume90 > 0 ? (double) features.delta90 / features.volume90 : 0;
        double trend = 0;
        if (Missing.isPresent(features.ema50)) {
            trend = signed(side, features.ema20 - features.ema50) > 0 ? 0.5 : 0;
        }
        trend += 0.5 * unit(signed(side, features.ema20SlopeAtr) / 0.25);
        signal.scoreTrend = 25 * trend;
        signal.scoreRvol = 20 * unit(features.rvol - 0.5);
        signal.scoreDelta = 20 * unit(signed(side, delta) / 0.4);
        signal.scoreImbalance = 15 * unit(0.5 + signed(side, features.imbalanceMean) / 2);
        signal.scoreRoom = 10 * unit(room / 2);
        double ticks = (double) features.spread / setup.instrument().tickSize();
        signal.scoreQuote = features.quoteState == QuoteState.NORMAL ? 10 * unit(2 - ticks) : 0;
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
