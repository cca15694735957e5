package io.ringtape.engine;

import io.ringtape.event.FeedState;
import io.ringtape.event.StateHasher;

/**
 * Decides which instruments may be entered: not those that are halted, nor those whose feed is down, being back-filled,
 * or has a gap that was neither filled nor has left the features' windows.
 */
final class Tradability {
    private final long gapQuarantineNs;
    private final boolean[] halted;
    private final boolean[] feedDown;
    private final boolean[] filling;
    private final long[] quarantinedUntilNs;

    Tradability(int instruments, long gapQuarantineNs) {
        this.gapQuarantineNs = gapQuarantineNs;
        halted = new boolean[instruments];
        feedDown = new boolean[instruments];
        filling = new boolean[instruments];
        quarantinedUntilNs = new long[instruments];
    }

    void onHalt(int instrument, boolean halt) {
        halted[instrument] = halt;
    }

    /**
     * Updates the state of a feed. It is down from its loss to its return; returning does not fill a gap, and filling a
     * gap does not bring the feed back.
     */
    void onFeed(int instrument, FeedState state, long timeNs) {
        switch (state) {
            case LOST, STALE -> feedDown[instrument] = true;
            case CONNECTED -> feedDown[instrument] = false;
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
        return feedDown[instrument] || filling[instrument] || quarantinedUntilNs[instrument] > timeNs;
    }

    void hash(StateHasher hasher) {
        for (int i = 0; i < halted.length; i++) {
            hasher.flag("halted", halted[i]);
            hasher.flag("feedDown", feedDown[i]);
            hasher.flag("filling", filling[i]);
            hasher.add(quarantinedUntilNs[i]);
        }
    }
}
