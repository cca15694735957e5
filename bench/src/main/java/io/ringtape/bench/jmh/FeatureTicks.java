package io.ringtape.bench.jmh;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.MinuteEnds;
import io.ringtape.bench.session.TickBatch;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.feature.Feature;
import io.ringtape.feature.Features;
import io.ringtape.feature.MinuteBars;
import io.ringtape.market.MarketRules;
import io.ringtape.market.PrintRules;

/**
 * One feature with the features that it reads, fed with ticks. The feature has call sites of its own, so that its calls
 * are inlined, as the direct calls of {@link Features} are. Its sources share theirs, which the compiler inlines for up
 * to two.
 */
public final class FeatureTicks {
    private final int instruments;
    private final long closeNs;
    private final MinuteEnds minutes;
    private final PrintRules rules;
    private final int[] verdicts = new int[TickBatch.CAPACITY];
    private final Feature[] sources;
    private final Feature feature;
    private long lastNs;

    /** Creates the feature whose class is named {@code name}. */
    FeatureTicks(String name, MeasuredSession session) {
        EngineSettings settings = session.setup().settings();
        instruments = settings.instruments().size();
        closeNs = settings.session().closeNs();
        minutes = new MinuteEnds(settings.session().openNs());
        rules = new MarketRules(
                        settings.session(),
                        settings.instruments(),
                        settings.features().reading(settings.conditions()))
                .prints();
        Features features = FeatureLoop.warmFeatures(session);
        feature = CatalogueFeature.named(features, name);
        sources = CatalogueFeature.sources(features, feature).toArray(Feature[]::new);
    }

    /** Judges the prints of the batch that is taken next. */
    void judge(TickBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            verdicts[i] = batch.tick(i) instanceof Trade trade ? rules.judge(trade) : 0;
        }
    }

    /** Takes a batch that was judged. */
    void take(TickBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            Event tick = batch.tick(i);
            lastNs = tick.receiveNs;
            while (minutes.next(lastNs)) {
                closeMinute();
            }
            if (tick instanceof Quote quote) {
                for (Feature source : sources) {
                    source.onQuote(quote);
                }
                feature.onQuote(quote);
            } else if (tick instanceof Trade trade) {
                onTrade(trade, verdicts[i]);
            }
        }
    }

    private void onTrade(Trade trade, int verdict) {
        if ((verdict & PrintRules.REGULAR) != 0) {
            for (Feature source : sources) {
                source.onTrade(trade, verdict);
            }
            feature.onTrade(trade, verdict);
        } else if ((verdict & PrintRules.PRE_MARKET) != 0) {
            for (Feature source : sources) {
                source.onPreMarketTrade(trade, verdict);
            }
            feature.onPreMarketTrade(trade, verdict);
        }
    }

    private void closeMinute() {
        for (int id = 0; id < instruments && minutes.endNs() <= closeNs; id++) {
            if (feature instanceof MinuteBars bars) {
                bars.close(id, minutes.minute());
            } else {
                feature.onMinute(id, minutes.minute(), null);
            }
        }
    }

    /** Requires that the feature fills its fields as they are in {@code wanted}, a snapshot of all features. */
    void requireFieldsOf(FeatureSnapshot wanted, int instrument, String name) {
        FrameWriter writer = new FrameWriter();
        Frame before = new Frame();
        writer.write(before, wanted);
        feature.fill(instrument, lastNs, wanted);
        Frame after = new Frame();
        writer.write(after, wanted);
        WrongOutputException.requireEqual("fields of " + name, after, before);
    }
}
