package io.ringtape.bench.subject;

import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.MinuteEnds;
import io.ringtape.bench.session.TickBatch;
import io.ringtape.bench.session.Transactions;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.feature.Features;
import io.ringtape.replay.SessionSetup;

/** Feeds all features of the engine, after their history, with ticks, and closes every minute. */
public final class FeatureLoop implements TickLoop.Body {
    private final Features features;
    private final MinuteListener minuteListener;
    private final int instruments;
    private final MinuteEnds minutes;
    private long lastNs;

    /** Hears of closed minutes. */
    public interface MinuteListener {
        /** Hears that a minute of {@code instrument} that ended at {@code endNs} gave a bar. */
        void onBar(int instrument, long endNs);
    }

    public FeatureLoop(MeasuredSession session) {
        this(session, warmFeatures(session), (instrument, endNs) -> {});
    }

    /** Creates a loop that feeds {@code features}. */
    public FeatureLoop(MeasuredSession session, Features features, MinuteListener minuteListener) {
        this.features = features;
        this.minuteListener = minuteListener;
        instruments = session.instrumentCount();
        minutes = new MinuteEnds(session.setup().settings().session().openNs());
    }

    /** Returns the features of a session before its first event. */
    public static Features features(SessionSetup setup) {
        EngineSettings settings = setup.settings();
        return new Features(
                settings.features(), settings.session(), settings.instruments(), settings.conditions(), setup.opens());
    }

    /** Returns features that have taken the history of the session, minute bars before the first tick. */
    public static Features warmFeatures(MeasuredSession session) {
        Features features = features(session.setup());
        CauseReader causes = new CauseReader(session.transactions());
        for (int i = 0; i < session.transactions().count() && !causes.isTick(i); i++) {
            if (causes.cause(i) instanceof MinuteBar bar) {
                features.onMinuteBar(bar);
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
            if (features.closeMinute(id, minutes.endNs())) {
                minuteListener.onBar(id, minutes.endNs());
            }
        }
    }

    /** Takes every tick of the session. */
    public void takeAll(Transactions transactions) {
        TickBatch batch = new TickBatch(transactions);
        while (batch.fill()) {
            take(batch);
        }
    }

    /** Fills the snapshot of {@code instrument} after the last tick. */
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
