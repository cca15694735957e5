package io.ringtape.order;

import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/** Limits how long a trade may be open: to one age without progress, and to a later one in any case. Reused. */
public final class TimeStop {
    private Side side = Side.BUY;
    private long progressPrice;
    private long progressByNs;
    private long hardStopNs;
    private boolean progressed;

    /**
     * Starts again.
     *
     * @param progressPrice price that counts as progress
     * @param progressByNs age by which there must be progress
     * @param hardStopNs maximum age
     */
    public void begin(Side side, long progressPrice, long progressByNs, long hardStopNs) {
        this.side = side;
        this.progressPrice = progressPrice;
        this.progressByNs = progressByNs;
        this.hardStopNs = hardStopNs;
        progressed = false;
    }

    /** Handles a price of the instrument. */
    public void onPrice(long price) {
        progressed |= side == Side.BUY ? price >= progressPrice : price <= progressPrice;
    }

    /** Whether {@code ageNs} has reached the maximum. */
    public boolean isAtHardStop(long ageNs) {
        return ageNs >= hardStopNs;
    }

    /** Whether there was no progress by the age that requires it. */
    public boolean isStalled(long ageNs) {
        return !progressed && ageNs >= progressByNs;
    }

    /** Adds it to the digest. */
    public void hash(StateHasher hasher) {
        hasher.add(progressPrice);
        hasher.add(progressByNs);
        hasher.add(hardStopNs);
        hasher.flag("progressed", progressed);
    }
}
