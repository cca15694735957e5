package io.ringtape.engine;

import io.ringtape.event.FeedState;
import io.ringtape.event.StateHasher;

/**
 * Which instruments may be entered: not those that are halted, nor those whose feed is down, is being filled, or has a
 * hole that was neither filled nor given time to leave the features' windows.
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

    /** A feed is down from its loss to its return; a return fills no hole, and a filled hole brings no feed back. */
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
