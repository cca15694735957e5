package io.ringtape.engine;

import io.ringtape.event.FeedState;
import io.ringtape.event.StateHasher;

/**
 * Decides which instruments may be entered: not those that are halted or silent, nor those whose feed is down, being
 * back-filled, or has a gap that was neither filled nor has left the features' windows.
 */
final class Tradability {
    private final long gapQuarantineNs;
    private final boolean[] halted;
    private final boolean[] feedDown;
    private final boolean[] silent;
    private final boolean[] filling;
    private final long[] quarantinedUntilNs;

    Tradability(int instruments, long gapQuarantineNs) {
        this.gapQuarantineNs = gapQuarantineNs;
        halted = new boolean[instruments];
        feedDown = new boolean[instruments];
        silent = new boolean[instruments];
        filling = new boolean[instruments];
        quarantinedUntilNs = new long[instruments];
    }

    void onHalt(int instrument, boolean halt) {
        halted[instrument] = halt;
    }

    /**
     * Updates the state of a feed. It is down from its loss to its return; an instrument is silent until it is heard of
     * again or the feed returns. Returning does not fill a gap, and filling a gap does not bring the feed back.
     */
    void onFeed(int instrument, FeedState state, long timeNs) {
        switch (state) {
            case LOST -> feedDown[instrument] = true;
            case STALE -> silent[instrument] = true;
            case RESUMED -> silent[instrument] = false;
            case CONNECTED -> {
                feedDown[instrument] = false;
                silent[instrument] = false;
            }
            case BACKFILL_STARTED -> filling[instrument] = true;
            case BACKFILL_ENDED -> {
                filling[instrument] = false;
                quarantinedUntilNs[instrument] = 0;
            }
            case GAP -> quarantinedUntilNs[instrument] = timeNs + gapQuarantineNs;
        }
    }

    boolean isHalted(int instrument) {
        return halted[instrument];
    }

    boolean hasGap(int instrument, long timeNs) {
        return feedDown[instrument]
                || silent[instrument]
                || filling[instrument]
                || quarantinedUntilNs[instrument] > timeNs;
    }

    void hash(StateHasher hasher) {
        for (int i = 0; i < halted.length; i++) {
            hasher.flag("halted", halted[i]);
            hasher.flag("feedDown", feedDown[i]);
            hasher.flag("silent", silent[i]);
            hasher.flag("filling", filling[i]);
            hasher.add(quarantinedUntilNs[i]);
        }
    }
}
