package io.ringtape.risk;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.QuoteState;
import io.ringtape.event.RiskRule;

/** What the market must be like. */
final class MarketRules {
    private MarketRules() {}

    static final class SessionHours extends EntryRule {
        SessionHours() {
            super(
                    RiskRule.SESSION,
                    "Before the open, or so little is left of the regular session.",
                    "seconds left",
                    "noEntryBeforeCloseSeconds");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return q.timeNs < q.openNs || q.closeNs - q.timeNs <= s.market().noEntryBeforeCloseNs();
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
            return (q.closeNs - q.timeNs) / 1e9;
        }

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return s.market().noEntryBeforeCloseNs() / 1e9;
        }
    }

    static final class Halted extends EntryRule.Bar {
        Halted() {
            super(RiskRule.HALT, "The instrument is halted or paused.");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return q.halted;
        }
    }

    static final class FeedGap extends EntryRule.Bar {
        FeedGap() {
            super(
                    RiskRule.FEED_GAP,
                    "The feed is down, is being filled, or had a hole that nobody filled so lately.",
                    "feedGapQuarantineSeconds");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return q.gap;
        }
    }

    static final class NbboState extends EntryRule.Bar {
        NbboState() {
            super(RiskRule.NBBO_STATE, "The NBBO is absent, locked, crossed, one-sided or unusable.");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return q.features.quoteState != QuoteState.NORMAL;
        }
    }

    static final class NbboAge extends EntryRule.Cap {
        NbboAge() {
            super(RiskRule.NBBO_AGE, "The NBBO is older than that.", "milliseconds", 1e6, "maxQuoteAgeMillis");
        }

        @Override
        long found(EntryQuestion q, RiskSettings s) {
            return q.features.quoteAge;
        }

        @Override
        long allowed(EntryQuestion q, RiskSettings s) {
            return s.market().maxQuoteAgeNs();
        }
    }

    static final class Spread extends EntryRule {
        Spread() {
            super(RiskRule.SPREAD, "The spread is wider than that.", "ticks", "maxSpreadTicks");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return !Missing.isPresent(q.features.spread) || value(q, s) > limit(q, s);
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
            long spread = q.features.spread;
            return Missing.isPresent(spread) ? spread / (double) q.instrument.tickSize() : Missing.STATISTIC;
        }

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return s.market().maxSpreadTicks();
        }
    }

    static final class PriceCollar extends EntryRule {
        private static final double BASIS_POINTS = 1e4;

        PriceCollar() {
            super(
                    RiskRule.PRICE_COLLAR,
                    "The entry's limit lies farther than that from mid or from the last price, or both are absent.",
                    "basis points",
                    "maxCollarBps");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            double distance = value(q, s);
            return !Missing.isPresent(distance) || distance > limit(q, s);
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
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

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return s.market().maxCollarBps();
        }
    }
}
