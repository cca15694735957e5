package io.ringtape.bench.jmh;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.feature.Feature;
import io.ringtape.feature.Features;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does each feature cost when a minute closes, and when a snapshot is filled? */
public class FeatureBenchmark extends JmhDefaults {
    private static final int INSTRUMENT = 0;
    private static final long MINUTE_NS = 60_000_000_000L;

    /** Fills its fields of a snapshot after a whole session. */
    @Benchmark
    @HotPath
    public FeatureSnapshot fill(Filled filled) {
        return filled.fill();
    }

    /** Takes the close of each minute of a day. */
    @Benchmark
    @HotPath
    @OperationsPerInvocation(DayOfBars.BARS)
    public Feature minute(Minutes minutes) {
        return minutes.take();
    }

    /** One of the catalogue. */
    @State(Scope.Thread)
    public abstract static class One {
        /** Its class. */
        @Param({
            "Nbbo",
            "BookImbalance",
            "SessionExtremes",
            "SessionVwap",
            "OpeningRange",
            "VolumeDelta",
            "MinuteBars",
            "AverageTrueRange",
            "BarEmas",
            "RelativeVolume",
            "PriorSession",
            "FiveMinuteEmas",
            "UsualRange"
        })
        public String feature;

        /** For the states of this question. */
        One() {}

        /** The fields that differ before and after must be as wanted; how many there were. */
        int requireFilled(FeatureSnapshot before, FeatureSnapshot after, FeatureSnapshot wanted) {
            int filled = 0;
            for (Field field : FeatureSnapshot.class.getDeclaredFields()) {
                Object found = value(field, after);
                if (!found.equals(value(field, before))) {
                    filled++;
                    if (!found.equals(value(field, wanted))) {
                        throw new WrongOutputException(
                                feature + "'s " + field.getName(), found.toString(), value(field, wanted) + " of all");
                    }
                }
            }
            return filled;
        }

        private static Object value(Field field, FeatureSnapshot of) {
            try {
                return field.get(of);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("fields of events are public", e);
            }
        }
    }

    /** A feature after a whole session. */
    public static class Filled extends One {
        private final FeatureSnapshot snapshot = new FeatureSnapshot();
        private Feature lone;
        private long timeNs;

        /** Fills a snapshot that holds only what the features above fill: the fields must become those that all fill. */
        @Setup(Level.Trial)
        public void check(SmallSession session) {
            Features features = new DayOfBars(session).features();
            lone = CatalogueFeature.named(features, feature);
            timeNs = session.settings().session().closeNs();
            FeatureSnapshot before = new FeatureSnapshot();
            List<String> names = CatalogueFeature.names(features);
            for (String above : names.subList(0, names.indexOf(feature))) {
                CatalogueFeature.named(features, above).fill(INSTRUMENT, timeNs, before);
                CatalogueFeature.named(features, above).fill(INSTRUMENT, timeNs, snapshot);
            }
            FeatureSnapshot wanted = new FeatureSnapshot();
            features.snapshot(INSTRUMENT, timeNs, wanted);
            if (requireFilled(before, fill(), wanted) == 0) {
                throw new WrongOutputException(feature, "no field filled", "one or more");
            }
        }

        FeatureSnapshot fill() {
            lone.fill(INSTRUMENT, timeNs, snapshot);
            return snapshot;
        }
    }

    /** A feature before the first minute of the day, made anew for each day. */
    public static class Minutes extends One {
        /** Those that read nothing but bars, so that they come alone to what they are among all. */
        private static final Set<String> OF_BARS = Set.of("AverageTrueRange", "BarEmas", "FiveMinuteEmas");

        private SmallSession small;
        private OwnAllocation own;
        private DayOfBars day;
        private long openNs;
        private Feature lone;

        /** Goes through the day; what reads only bars must come to the values of the day's last snapshot. */
        @Setup(Level.Trial)
        public void check(SmallSession session, OwnAllocation allocation) {
            small = session;
            own = allocation;
            openNs = session.settings().session().openNs();
            day = new DayOfBars(session);
            lone = fresh();
            FeatureSnapshot after = new FeatureSnapshot();
            FeatureSnapshot wanted = day.snapshot(DayOfBars.BARS - 1);
            take().fill(INSTRUMENT, wanted.receiveNs, after);
            if (OF_BARS.contains(feature) && requireFilled(new FeatureSnapshot(), after, wanted) == 0) {
                throw new WrongOutputException(feature, "no field filled", "one or more");
            }
        }

        private Feature fresh() {
            return CatalogueFeature.named(FeatureLoop.warmFeatures(small.session()), feature);
        }

        /** Makes the next day's. */
        @Setup(Level.Invocation)
        public void begin() {
            lone = fresh();
            own.begin();
        }

        /** Counts what the day allocated. */
        @TearDown(Level.Invocation)
        public void end() {
            own.end(DayOfBars.BARS);
        }

        Feature take() {
            for (int i = 0; i < DayOfBars.BARS; i++) {
                lone.onMinute(INSTRUMENT, (int) ((day.bar(i).startNs - openNs) / MINUTE_NS), day.bar(i));
            }
            return lone;
        }
    }
}
