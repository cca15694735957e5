package io.ringtape.engine;

import io.ringtape.event.FeedStatus;
import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;

/**
 * Decides in which instruments setups may act: not in those that are halted or silent, nor those whose feed is down, or
 * has a hole that was neither filled nor has left the features' windows.
 */
final class Tradability {
    private final long gapQuarantineNs;
    private final boolean[] halted;
    private final boolean[] feedDown;
    private final boolean[] silent;
    private final FeedHoles holes;

    Tradability(int instruments, long gapQuarantineNs) {
        this.gapQuarantineNs = gapQuarantineNs;
        halted = new boolean[instruments];
        feedDown = new boolean[instruments];
        silent = new boolean[instruments];
        holes = new FeedHoles(instruments);
    }

    void onHalt(int instrument, boolean halt) {
        halted[instrument] = halt;
    }

    /**
     * Updates the state of an instrument's feed. It is down from its loss to its return; an instrument is silent until
     * it is heard of again or the feed returns. A hole is open from its report until a back-fill of its span ends; one
     * that nobody fills, until its time is over. A gap within a hole that is being filled does not shorten it: only a
     * report that the span stays unfilled does. Returning does not fill a hole, and filling one does not bring the feed
     * back.
     */
    void onFeed(int instrument, FeedStatus status, long timeNs) {
        switch (status.state) {
            case LOST -> feedDown[instrument] = true;
            case STALE -> silent[instrument] = true;
            case RESUMED -> silent[instrument] = false;
            case CONNECTED -> {
                feedDown[instrument] = false;
                silent[instrument] = false;
            }
            case GAP -> openGap(instrument, status, timeNs);
            case BACKFILL_STARTED -> holes.open(instrument, status.fromNs, status.toNs, timeNs);
            case BACKFILL_ENDED -> holes.close(instrument, status.fromNs, status.toNs);
            case UNFILLED -> leaveUnfilled(instrument, status, timeNs);
            case LAGGING, REFUSED, UNREADABLE, NOTICE -> {}
        }
    }

    private void openGap(int instrument, FeedStatus gap, long timeNs) {
        holes.openUntil(instrument, gap.fromNs, gap.toNs, timeNs, timeNs + gapQuarantineNs);
    }

    private void leaveUnfilled(int instrument, FeedStatus hole, long timeNs) {
        if (Missing.isPresent(hole.toNs)) {
            holes.close(instrument, hole.fromNs, hole.toNs);
            openGap(instrument, hole, timeNs);
        }
    }

    boolean isHalted(int instrument) {
        return halted[instrument];
    }

    boolean hasGap(int instrument, long timeNs) {
        return feedDown[instrument] || silent[instrument] || holes.isOpen(instrument, timeNs);
    }

    void hash(StateHasher hasher) {
        for (int i = 0; i < halted.length; i++) {
            hasher.flag("halted", halted[i]);
            hasher.flag("feedDown", feedDown[i]);
            hasher.flag("silent", silent[i]);
        }
        holes.hash(hasher);
    }
}
