package io.ringtape.setup;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;
import io.ringtape.feature.Bar;

/**
 * The levels in one direction that traders watch, as they were before a bar: the session's extreme when it is old
 * enough, the pre-market's, and the prior session's.
 */
final class KeyLevels {
    /** Greatest number of levels. */
    static final int COUNT = 3;

    private final boolean highs;
    private final long oldEnoughNs;
    private final double[] levels = new double[COUNT];
    private long extreme = Missing.LONG;
    private long extremeNs = Missing.LONG;

    KeyLevels(boolean highs, long oldEnoughNs) {
        this.highs = highs;
        this.oldEnoughNs = oldEnoughNs;
    }

    /** Takes the next bar, and keeps the levels as they were before it. */
    void next(Bar bar, FeatureSnapshot features) {
        boolean old = Missing.isPresent(extremeNs) && bar.startNs - extremeNs >= oldEnoughNs;
        levels[0] = old ? Micros.toDouble(extreme) : Missing.STATISTIC;
        levels[1] = dollars(highs ? features.preMarketHigh : features.preMarketLow);
        levels[2] = dollars(highs ? features.priorHigh : features.priorLow);
        extreme = highs ? features.high : features.low;
        extremeNs = highs ? features.highNs : features.lowNs;
    }

    /** Returns the level at an index from 0, dollars, or missing. */
    double at(int index) {
        return levels[index];
    }

    void hash(StateHasher hasher) {
        for (double level : levels) {
            hasher.add(level);
        }
        hasher.add(extreme);
        hasher.add(extremeNs);
    }

    private static double dollars(long price) {
        return Missing.isPresent(price) ? Micros.toDouble(price) : Missing.STATISTIC;
    }
}
