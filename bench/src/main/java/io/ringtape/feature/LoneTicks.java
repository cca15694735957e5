package io.ringtape.feature;

import io.ringtape.bench.MinuteEnds;
import io.ringtape.bench.TickBatch;
import io.ringtape.bench.TickLoop;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.PrintRules;
import io.ringtape.market.QuoteRule;

/**
 * One feature that takes ticks, alone but for those it reads from; prints are judged outside the time. Its class lies in
 * the features' package because only there they can be made one by one. For benchmarks.
 */
public abstract class LoneTicks implements TickLoop.Work {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final int instruments;
    private final long closeNs;
    private final MinuteEnds minutes;
    private final PrintRules rules;
    private final int[] verdicts = new int[TickBatch.CAPACITY];
    private final Feature feature;
    private long lastNs;

    private LoneTicks(EngineSettings settings, Feature feature) {
        this.feature = feature;
        instruments = settings.instruments().size();
        closeNs = settings.session().closeNs();
        minutes = new MinuteEnds(settings.session().openNs());
        rules = new PrintRules(
                settings.session(), settings.conditions(), settings.features().crossesInVwap(), instruments);
    }

    /** A fresh one of that class. */
    public static LoneTicks of(String name, EngineSettings settings) {
        int count = settings.instruments().size();
        FeatureSettings wanted = settings.features();
        long openNs = settings.session().openNs();
        Nbbo nbbo = new Nbbo(count, new QuoteRule(settings.conditions(), settings.instruments()));
        return switch (name) {
            case "Nbbo" -> new OfNbbo(settings, nbbo, nbbo);
            case "BookImbalance" ->
                new OfBookImbalance(settings, nbbo, new BookImbalance(count, wanted.imbalanceWindowMillis(), nbbo));
            case "SessionExtremes" -> new OfSessionExtremes(settings, new SessionExtremes(count));
            case "SessionVwap" ->
                new OfSessionVwap(
                        settings,
                        new SessionVwap(count, wanted.bandSigmas(), openNs + wanted.zAfterMinutes() * MINUTE_NS));
            case "OpeningRange" ->
                new OfOpeningRange(settings, new OpeningRange(count, openNs, wanted.openingRangeMinutes()));
            case "VolumeDelta" -> {
                VolumeDelta delta = new VolumeDelta(count, nbbo);
                yield new OfVolumeDelta(settings, nbbo, delta, delta);
            }
            case "MinuteBars" -> {
                VolumeDelta delta = new VolumeDelta(count, nbbo);
                int sessionMinutes = (int) ((settings.session().closeNs() - openNs) / MINUTE_NS);
                yield new OfMinuteBars(settings, nbbo, delta, new MinuteBars(count, openNs, sessionMinutes, delta));
            }
            default -> throw new IllegalArgumentException(name + " takes no ticks");
        };
    }

    /** Judges the prints of the batch that is to be taken. */
    public final void judge(TickBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            verdicts[i] = batch.tick(i) instanceof Trade trade ? rules.judge(trade) : 0;
        }
    }

    @Override
    public final void take(TickBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            Event tick = batch.tick(i);
            lastNs = tick.receiveNs;
            while (minutes.next(lastNs)) {
                closeMinute();
            }
            if (tick instanceof Quote quote) {
                onQuote(quote);
            } else if (tick instanceof Trade trade && (verdicts[i] & PrintRules.REGULAR) != 0) {
                onTrade(trade, verdicts[i]);
            } else if (tick instanceof Trade trade && (verdicts[i] & PrintRules.PRE_MARKET) != 0) {
                onPreMarketTrade(trade, verdicts[i]);
            }
        }
    }

    private void closeMinute() {
        for (int id = 0; id < instruments && minutes.endNs() <= closeNs; id++) {
            onMinute(id, minutes.minute());
        }
    }

    /** Writes its fields, as they are after the last tick. */
    public final void fill(int instrument, FeatureSnapshot out) {
        feature.fill(instrument, lastNs, out);
    }

    @Override
    public final double result() {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        double sum = 0;
        for (int id = 0; id < instruments; id++) {
            fill(id, snapshot);
            sum += snapshot.vwap + snapshot.cvd + snapshot.high;
        }
        return sum;
    }

    void onQuote(Quote quote) {}

    void onTrade(Trade trade, int verdict) {}

    void onPreMarketTrade(Trade trade, int verdict) {}

    void onMinute(int instrument, int minute) {}

    private static class OfNbbo extends LoneTicks {
        private final Nbbo nbbo;

        OfNbbo(EngineSettings settings, Nbbo nbbo, Feature feature) {
            super(settings, feature);
            this.nbbo = nbbo;
        }

        @Override
        void onQuote(Quote quote) {
            nbbo.onQuote(quote);
        }
    }

    private static final class OfBookImbalance extends OfNbbo {
        private final BookImbalance imbalance;

        OfBookImbalance(EngineSettings settings, Nbbo nbbo, BookImbalance imbalance) {
            super(settings, nbbo, imbalance);
            this.imbalance = imbalance;
        }

        @Override
        void onQuote(Quote quote) {
            super.onQuote(quote);
            imbalance.onQuote(quote);
        }
    }

    private static final class OfSessionExtremes extends LoneTicks {
        private final SessionExtremes extremes;

        OfSessionExtremes(EngineSettings settings, SessionExtremes extremes) {
            super(settings, extremes);
            this.extremes = extremes;
        }

        @Override
        void onTrade(Trade trade, int verdict) {
            extremes.onTrade(trade, verdict);
        }

        @Override
        void onPreMarketTrade(Trade trade, int verdict) {
            extremes.onPreMarketTrade(trade, verdict);
        }
    }

    private static final class OfSessionVwap extends LoneTicks {
        private final SessionVwap vwap;

        OfSessionVwap(EngineSettings settings, SessionVwap vwap) {
            super(settings, vwap);
            this.vwap = vwap;
        }

        @Override
        void onTrade(Trade trade, int verdict) {
            vwap.onTrade(trade, verdict);
        }
    }

    private static final class OfOpeningRange extends LoneTicks {
        private final OpeningRange range;

        OfOpeningRange(EngineSettings settings, OpeningRange range) {
            super(settings, range);
            this.range = range;
        }

        @Override
        void onTrade(Trade trade, int verdict) {
            range.onTrade(trade, verdict);
        }

        @Override
        void onMinute(int instrument, int minute) {
            range.onMinute(instrument, minute, null);
        }
    }

    private static class OfVolumeDelta extends OfNbbo {
        private final VolumeDelta delta;

        OfVolumeDelta(EngineSettings settings, Nbbo nbbo, VolumeDelta delta, Feature feature) {
            super(settings, nbbo, feature);
            this.delta = delta;
        }

        @Override
        void onTrade(Trade trade, int verdict) {
            delta.onTrade(trade, verdict);
        }
    }

    private static final class OfMinuteBars extends OfVolumeDelta {
        private final MinuteBars bars;

        OfMinuteBars(EngineSettings settings, Nbbo nbbo, VolumeDelta delta, MinuteBars bars) {
            super(settings, nbbo, delta, bars);
            this.bars = bars;
        }

        @Override
        void onTrade(Trade trade, int verdict) {
            super.onTrade(trade, verdict);
            bars.onTrade(trade, verdict);
        }

        @Override
        void onMinute(int instrument, int minute) {
            bars.close(instrument, minute);
        }
    }
}
