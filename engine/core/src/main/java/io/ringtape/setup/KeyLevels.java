package io.ringtape.setup;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;
import io.ringtape.feature.Bar;

/**
 * The levels of one direction that traders watch, as they stood before a bar: the session's extreme when it is old
 * enough, the pre-market's, and the prior session's.
 */
final class KeyLevels {
    /** How many there can be. */
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

    /** Takes the next bar: from now on the levels are those before it. */
    void next(Bar bar, FeatureSnapshot features) {
        boolean old = Missing.isPresent(extremeNs) && bar.startNs - extremeNs >= oldEnoughNs;
        levels[0] = old ? Micros.toDouble(extreme) : Missing.STATISTIC;
        levels[1] = dollars(highs ? features.preMarketHigh : features.preMarketLow);
        levels[2] = dollars(highs ? features.priorHigh : features.priorLow);
        extreme = highs ? features.high : features.low;
        extremeNs = highs ? features.highNs : features.lowNs;
    }

    /** A level in dollars, from 0; missing when there is none. */
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
