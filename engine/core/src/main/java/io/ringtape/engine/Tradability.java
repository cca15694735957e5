package io.ringtape.engine;

import io.ringtape.event.FeedState;
import io.ringtape.event.StateHasher;

/** Which instruments may be entered: not those that are halted, nor those whose feed has a hole. */
final class Tradability {
    /** How long a hole that nobody fills keeps entries away. */
    static final long QUARANTINE_NS = 60_000_000_000L;

    private final boolean[] halted;
    private final boolean[] feedDown;
    private final long[] quarantinedUntilNs;

    Tradability(int instruments) {
        halted = new boolean[instruments];
        feedDown = new boolean[instruments];
        quarantinedUntilNs = new long[instruments];
    }

    void onHalt(int instrument, boolean halt) {
        halted[instrument] = halt;
    }

    /**
     * A feed is down from its loss to its return, and its data has a hole until it was filled, or was given time to
     * leave the features' windows.
     */
    void onFeed(int instrument, FeedState state, long timeNs) {
        switch (state) {
            case LOST, STALE, BACKFILL_STARTED -> feedDown[instrument] = true;
            case CONNECTED -> feedDown[instrument] = false;
            case BACKFILL_ENDED -> {
                feedDown[instrument] = false;
                quarantinedUntilNs[instrument] = 0;
            }
            case GAP -> quarantinedUntilNs[instrument] = timeNs + QUARANTINE_NS;
        }
    }

    boolean isHalted(int instrument) {
        return halted[instrument];
    }

    boolean hasGap(int instrument, long timeNs) {
        return feedDown[instrument] || quarantinedUntilNs[instrument] > timeNs;
    }

    void hash(StateHasher hasher) {
        for (int i = 0; i < halted.length; i++) {
            hasher.flag("halted", halted[i]);
            hasher.flag("feedDown", feedDown[i]);
            hasher.add(quarantinedUntilNs[i]);
        }
    }
}
