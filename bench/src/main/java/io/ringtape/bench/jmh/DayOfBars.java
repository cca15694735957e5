package io.ringtape.bench.jmh;

import io.ringtape.bench.session.MinuteEnds;
import io.ringtape.bench.session.TickBatch;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.feature.Bar;
import io.ringtape.feature.Features;
import java.util.ArrayList;
import java.util.List;

/** The first instrument's bars of a session, with the features at their close. */
final class DayOfBars {
    /** Bars used by a benchmark; a session has 390 minutes, and few of them have no price. */
    static final int BARS = 300;

    private static final int INSTRUMENT = 0;

    private final Features features;
    private final List<Bar> bars = new ArrayList<>();
    private final List<FeatureSnapshot> snapshots = new ArrayList<>();
    private final int instruments;

    /** The bars of that session. */
    DayOfBars(SmallSession session) {
        features = FeatureLoop.warmFeatures(session.session());
        instruments = session.settings().instruments().size();
        MinuteEnds minutes = new MinuteEnds(session.settings().session().openNs());
        TickBatch batch = new TickBatch(session.transactions());
        while (batch.fill()) {
            for (int i = 0; i < batch.count(); i++) {
                take(batch.tick(i), minutes);
            }
        }
        if (bars.size() < BARS) {
            throw new IllegalStateException("the session has " + bars.size() + " bars, wanted " + BARS);
        }
    }

    private void take(Event tick, MinuteEnds minutes) {
        while (minutes.next(tick.receiveNs)) {
            close(minutes);
        }
        if (tick instanceof Quote quote) {
            features.onQuote(quote);
        } else if (tick instanceof Trade trade) {
            features.onTrade(trade);
        }
    }

    private void close(MinuteEnds minutes) {
        for (int id = 0; id < instruments; id++) {
            if (features.closeMinute(id, minutes.endNs()) && id == INSTRUMENT) {
                bars.add(copy(features.closedBar(id)));
                FeatureSnapshot snapshot = new FeatureSnapshot();
                features.snapshot(id, minutes.endNs(), snapshot);
                snapshots.add(snapshot);
            }
        }
    }

    private static Bar copy(Bar from) {
        Bar bar = new Bar();
        bar.startNs = from.startNs;
        bar.open = from.open;
        bar.high = from.high;
        bar.low = from.low;
        bar.close = from.close;
        bar.volume = from.volume;
        bar.delta = from.delta;
        return bar;
    }

    /** Returns bar {@code place}, from 0. */
    Bar bar(int place) {
        return bars.get(place);
    }

    /** The features at that bar's close. */
    FeatureSnapshot snapshot(int place) {
        return snapshots.get(place);
    }

    /** The features after the whole session. */
    Features features() {
        return features;
    }
}
