package io.ringtape.bench.jmh;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.bench.session.TickBatch;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.feature.Feature;
import io.ringtape.feature.Features;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does each feature cost for a tick, at the close of a minute, and when a snapshot is filled? The suite asks about
 * every feature of the catalogue.
 */
public class FeatureBenchmark extends JmhDefaults {
    private static final int INSTRUMENT = 0;

    /** One feature of the catalogue. */
    @State(Scope.Thread)
    public abstract static class OneFeature {
        /** The name of its class; for JMH's own program, {@code -p feature=NAME}. */
        @Param("Nbbo")
        public String feature;

        OneFeature() {}
    }

    /** Takes a batch of ticks, as the features that it reads do; prints are judged before. */
    @Benchmark
    @HotPath
    @OperationsPerInvocation(TickBatch.CAPACITY)
    public FeatureTicks tick(TickedFeature state) {
        state.ticks.take(state.batch);
        return state.ticks;
    }

    /** Takes the close of each minute of a day. */
    @Benchmark
    @HotPath
    @OperationsPerInvocation(DayOfBars.BARS)
    public Feature minute(Minutes state) {
        for (int i = 0; i < DayOfBars.BARS; i++) {
            state.lone.onMinute(
                    INSTRUMENT, (int) ((state.day.bar(i).startNs - state.openNs) / MINUTE_NS), state.day.bar(i));
        }
        return state.lone;
    }

    /** Fills its fields of a snapshot after the whole session. */
    @Benchmark
    @HotPath
    public FeatureSnapshot fill(Filled state) {
        state.lone.fill(INSTRUMENT, state.timeNs, state.snapshot);
        return state.snapshot;
    }

    /** A feature that takes ticks, created again at the end of the session. */
    @State(Scope.Thread)
    public static class TickedFeature {
        /** The name of its class, one that takes prints or quotes. */
        @Param("Nbbo")
        public String tickFeature;

        private SmallSession small;
        private OwnAllocation own;
        private TickBatch batch;
        private FeatureTicks ticks;

        /** Takes the whole session; then the feature must fill its fields as they are in a snapshot of all features. */
        @Setup(Level.Trial)
        public void check(SmallSession session, OwnAllocation allocation) {
            small = session;
            own = allocation;
            begin();
            while (batch.fill()) {
                ticks.judge(batch);
                ticks.take(batch);
            }
            FeatureLoop all = new FeatureLoop(session.session());
            all.takeAll(session.transactions());
            for (int id = 0; id < session.session().instrumentCount(); id++) {
                FeatureSnapshot wanted = new FeatureSnapshot();
                all.snapshot(id, wanted);
                ticks.requireFieldsOf(wanted, id, tickFeature);
            }
            begin();
        }

        private void begin() {
            batch = new TickBatch(small.transactions());
            ticks = new FeatureTicks(tickFeature, small.session());
        }

        /** Decodes and judges the next full batch. */
        @Setup(Level.Invocation)
        public void fill() {
            batch.fill();
            if (batch.count() < TickBatch.CAPACITY) {
                begin();
                batch.fill();
            }
            ticks.judge(batch);
            own.begin();
        }

        /** Counts what the call allocated. */
        @TearDown(Level.Invocation)
        public void count() {
            own.end(TickBatch.CAPACITY);
        }
    }

    /** A feature before the first minute of a day, created again for each day. */
    public static class Minutes extends OneFeature {
        private SmallSession small;
        private OwnAllocation own;
        private DayOfBars day;
        private long openNs;
        private Feature lone;

        @Setup(Level.Trial)
        public void read(SmallSession session, OwnAllocation allocation) {
            small = session;
            own = allocation;
            openNs = session.settings().session().openNs();
            day = new DayOfBars(session);
        }

        /** Creates the feature for the next day. */
        @Setup(Level.Invocation)
        public void begin() {
            lone = CatalogueFeature.named(FeatureLoop.warmFeatures(small.session()), feature);
            own.begin();
        }

        /** Counts what the day allocated. */
        @TearDown(Level.Invocation)
        public void end() {
            own.end(DayOfBars.BARS);
        }
    }

    /** A feature after a whole session, and a snapshot that the features before it have filled. */
    public static class Filled extends OneFeature {
        private final FeatureSnapshot snapshot = new FeatureSnapshot();
        private Feature lone;
        private long timeNs;

        /** Fills the fields of the features before it in the catalogue. */
        @Setup(Level.Trial)
        public void prepare(SmallSession session) {
            Features features = new DayOfBars(session).features();
            lone = CatalogueFeature.named(features, feature);
            timeNs = session.settings().session().closeNs();
            List<Feature> catalogue = features.catalogue();
            for (Feature above : catalogue.subList(0, catalogue.indexOf(lone))) {
                above.fill(INSTRUMENT, timeNs, snapshot);
            }
        }
    }
}
