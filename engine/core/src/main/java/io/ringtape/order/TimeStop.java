package io.ringtape.order;

import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/** How long a trade may be open: until a limit when it never made progress, and in any case until a later one. Reused. */
public final class TimeStop {
    private Side side = Side.BUY;
    private long progressPrice;
    private long progressByNs;
    private long hardStopNs;
    private boolean progressed;

    /**
     * Starts anew.
     *
     * @param progressPrice price that counts as progress
     * @param progressByNs age until which there must be some
     * @param hardStopNs greatest age
     */
    public void begin(Side side, long progressPrice, long progressByNs, long hardStopNs) {
        this.side = side;
        this.progressPrice = progressPrice;
        this.progressByNs = progressByNs;
        this.hardStopNs = hardStopNs;
        progressed = false;
    }

    /** A price of the instrument. */
    public void onPrice(long price) {
        progressed |= side == Side.BUY ? price >= progressPrice : price <= progressPrice;
    }

    /** Whether the age is the greatest. */
    public boolean isAtHardStop(long ageNs) {
        return ageNs >= hardStopNs;
    }

    /** Whether there was no progress by that age, though it was asked for. */
    public boolean isStalled(long ageNs) {
        return !progressed && ageNs >= progressByNs;
    }

    /** Folds it into the digest. */
    public void hash(StateHasher hasher) {
        hasher.add(progressPrice);
        hasher.add(progressByNs);
        hasher.add(hardStopNs);
        hasher.flag("progressed", progressed);
    }
}
