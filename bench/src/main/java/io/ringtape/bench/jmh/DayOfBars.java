package io.ringtape.bench.jmh;

import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.feature.Bar;
import io.ringtape.feature.Features;
import java.util.ArrayList;
import java.util.List;

/** The bars of the first instrument of a session, with the features at their close. */
final class DayOfBars {
    /** Bars used by a benchmark; a session has 390 minutes, and few of them have no price. */
    static final int BARS = 300;

    private static final int INSTRUMENT = 0;

    private final Features features;
    private final List<Bar> bars = new ArrayList<>();
    private final List<FeatureSnapshot> snapshots = new ArrayList<>();

    DayOfBars(SmallSession session) {
        features = FeatureLoop.warmFeatures(session.session());
        new FeatureLoop(session.session(), features, this::keep).takeAll(session.transactions());
        if (bars.size() < BARS) {
            throw new IllegalStateException("the session has " + bars.size() + " bars, wanted " + BARS);
        }
    }

    private void keep(int instrument, long endNs) {
        if (instrument == INSTRUMENT) {
            bars.add(copy(features.closedBar(INSTRUMENT)));
            FeatureSnapshot snapshot = new FeatureSnapshot();
            snapshot.trigger = SnapshotTrigger.BAR;
            features.snapshot(INSTRUMENT, endNs, snapshot);
            snapshots.add(snapshot);
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

    /** Returns the features at the close of bar {@code place}. */
    FeatureSnapshot snapshot(int place) {
        return snapshots.get(place);
    }

    /** Returns the features after the whole session. */
    Features features() {
        return features;
    }
}
