package io.ringtape.engine;

import io.ringtape.event.StateHasher;
import io.ringtape.market.TradingSession;
import java.util.Arrays;

/**
 * Tracks how long each instrument has had no event of one kind in the regular session. A stretch of silence starts at
 * the open, at an event or at the end of a halt, is suspended during a halt, and is reported once. Does not allocate.
 */
final class SilenceWatch {
    private final TradingSession session;
    private final long maxSilenceNs;
    private final long[] sinceNs;
    private final boolean[] reported;

    SilenceWatch(TradingSession session, long maxSilenceNs, int instruments) {
        this.session = session;
        this.maxSilenceNs = maxSilenceNs;
        sinceNs = new long[instruments];
        reported = new boolean[instruments];
        Arrays.fill(sinceNs, session.openNs());
    }

    /** Ends the silence: the instrument has an event or trades again. */
    void onSound(int instrument, long timeNs) {
        sinceNs[instrument] = Math.max(timeNs, session.openNs());
        reported[instrument] = false;
    }

    /** Whether the silence has just become too long. True once per stretch. */
    boolean isNoticed(int instrument, long timeNs) {
        boolean noticed = !reported[instrument]
                && timeNs >= session.openNs()
                && timeNs <= session.closeNs()
                && timeNs - sinceNs[instrument] >= maxSilenceNs;
        reported[instrument] |= noticed;
        return noticed;
    }

    /** Returns the start of the silence, epoch nanoseconds. */
    long sinceNs(int instrument) {
        return sinceNs[instrument];
    }

    void hash(StateHasher hasher) {
        for (int i = 0; i < sinceNs.length; i++) {
            hasher.add(sinceNs[i]);
            hasher.flag("reported", reported[i]);
        }
    }
}
