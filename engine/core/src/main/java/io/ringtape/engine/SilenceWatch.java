package io.ringtape.engine;

import io.ringtape.event.StateHasher;
import io.ringtape.market.TradingSession;
import java.util.Arrays;

/**
 * Since when each instrument of the regular session has had no event of one kind. A stretch of silence begins with the
 * open, an event or the end of a halt, does not run during a halt, and is told of once. Allocates nothing.
 */
final class SilenceWatch {
    private final TradingSession session;
    private final long maxSilenceNs;
    private final long[] sinceNs;
    private final boolean[] told;

    SilenceWatch(TradingSession session, long maxSilenceNs, int instruments) {
        this.session = session;
        this.maxSilenceNs = maxSilenceNs;
        sinceNs = new long[instruments];
        told = new boolean[instruments];
        Arrays.fill(sinceNs, session.openNs());
    }

    /** The instrument has an event, or trades again. */
    void onSound(int instrument, long timeNs) {
        sinceNs[instrument] = Math.max(timeNs, session.openNs());
        told[instrument] = false;
    }

    /** Whether the silence has become too long by that instant, which is said once for each stretch. */
    boolean isNoticed(int instrument, long timeNs) {
        boolean noticed = !told[instrument]
                && timeNs >= session.openNs()
                && timeNs <= session.closeNs()
                && timeNs - sinceNs[instrument] >= maxSilenceNs;
        told[instrument] |= noticed;
        return noticed;
    }

    /** Start of the silence, epoch nanoseconds. */
    long sinceNs(int instrument) {
        return sinceNs[instrument];
    }

    void hash(StateHasher hasher) {
        for (int i = 0; i < sinceNs.length; i++) {
            hasher.add(sinceNs[i]);
            hasher.flag("told", told[i]);
        }
    }
}
