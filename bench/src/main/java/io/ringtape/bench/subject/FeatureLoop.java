package io.ringtape.bench.subject;

import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.MinuteEnds;
import io.ringtape.bench.session.TickBatch;
import io.ringtape.bench.session.Transactions;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FrameReader;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.feature.Features;
import io.ringtape.replay.SessionSetup;

/** Feeds all features of the engine, after their history, with ticks, and closes every minute. */
public final class FeatureLoop implements TickLoop.Work {
    private final Features features;
    private final int instruments;
    private final MinuteEnds minutes;
    private long lastNs;

    public FeatureLoop(MeasuredSession session) {
        EngineSettings settings = session.setup().settings();
        instruments = settings.instruments().size();
        minutes = new MinuteEnds(settings.session().openNs());
        features = warmFeatures(session);
    }

    /** The features of a session before its first event. */
    public static Features features(SessionSetup setup) {
        EngineSettings settings = setup.settings();
        return new Features(
                settings.features(), settings.session(), settings.instruments(), settings.conditions(), setup.opens());
    }

    /** Features that have taken the session's history of minute bars. */
    public static Features warmFeatures(MeasuredSession session) {
        Features features = features(session.setup());
        Transactions all = session.transactions();
        FrameReader reader = new FrameReader();
        MinuteBar bar = new MinuteBar();
        for (int i = 0; i < all.count(); i++) {
            reader.wrap(all.bytes(), all.offset(i), all.length(i)).next();
            if (reader.type() == EventType.MINUTE_BAR) {
                reader.read(bar);
                features.onMinuteBar(bar);
            } else if (reader.type() == EventType.QUOTE || reader.type() == EventType.TRADE) {
                break;
            }
        }
        return features;
    }

    @Override
    public void take(TickBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            Event tick = batch.tick(i);
            lastNs = tick.receiveNs;
            while (minutes.next(lastNs)) {
                closeMinute();
            }
            if (tick instanceof Quote quote) {
                features.onQuote(quote);
            } else if (tick instanceof Trade trade) {
                features.onTrade(trade);
            }
        }
    }

    private void closeMinute() {
        for (int id = 0; id < instruments; id++) {
            features.closeMinute(id, minutes.endNs());
        }
    }

    /** Fills the snapshot of an instrument after the last tick. */
    public void snapshot(int instrument, FeatureSnapshot out) {
        features.snapshot(instrument, lastNs, out);
    }

    @Override
    public double result() {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        double sum = 0;
        for (int id = 0; id < instruments; id++) {
            snapshot(id, snapshot);
            sum += snapshot.vwap + snapshot.sigma + snapshot.ema20 + snapshot.cvd;
        }
        return sum;
    }
}
