package io.ringtape.setup;

import io.ringtape.event.StateHasher;

/** The entry that a setup proposes; prices in micro-dollars. Reused. */
public final class Proposal {
    /** Reference price of the entry. */
    public long entry;

    /** Protective stop. */
    public long stop;

    /** Target. */
    public long target;

    /**
     * Whether it can be traded: prices are present, the stop lies against the trade and the target in its direction.
     */
    boolean isPossible(int direction) {
        return Math.min(entry, Math.min(stop, target)) > 0
                && direction * (entry - stop) > 0
                && direction * (target - entry) > 0;
    }

    void hash(StateHasher hasher) {
        hasher.add(entry);
        hasher.add(stop);
        hasher.add(target);
    }
}
