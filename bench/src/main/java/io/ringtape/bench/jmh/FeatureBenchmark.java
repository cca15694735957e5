package io.ringtape.bench.jmh;

import io.ringtape.bench.WrongOutputException;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.feature.LoneFeature;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does each feature cost when a minute closes, and when a snapshot is filled? */
@State(Scope.Thread)
public class FeatureBenchmark extends Question {
    private static final int INSTRUMENT = 0;

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

    private final FeatureSnapshot snapshot = new FeatureSnapshot();
    private DayOfBars day;
    private LoneFeature lone;
    private long timeNs;
    private int minute;

    /** Takes the whole session, and fills a snapshot that must not change by it. */
    @Setup(Level.Trial)
    public void check(SmallSession session) {
        day = new DayOfBars(session);
        lone = LoneFeature.of(day.features(), feature);
        timeNs = session.settings().session().closeNs();
        day.features().snapshot(INSTRUMENT, timeNs, snapshot);
        double before = snapshot.vwap + snapshot.ema20 + snapshot.atr14 + snapshot.high;
        fill();
        double after = snapshot.vwap + snapshot.ema20 + snapshot.atr14 + snapshot.high;
        if (Double.compare(before, after) != 0) {
            throw new WrongOutputException(feature, Double.toString(after), Double.toString(before));
        }
    }

    /** Fills its fields of a snapshot after a whole session. */
    @Benchmark
    @HotPath
    public FeatureSnapshot fill() {
        lone.fill(INSTRUMENT, timeNs, snapshot);
        return snapshot;
    }

    /** Takes the close of one minute after the other; after the last comes the first again. */
    @Benchmark
    @HotPath
    public LoneFeature minute() {
        minute = minute + 1 == DayOfBars.BARS ? 0 : minute + 1;
        lone.onMinute(INSTRUMENT, minute, day.bar(minute));
        return lone;
    }
}
