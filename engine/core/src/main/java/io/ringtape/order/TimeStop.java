package io.ringtape.order;

import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/** How long a round trip may be open: until a limit when it never made progress, and in any case until a later one. */
final class TimeStop {
    private Side side = Side.BUY;
    private long progressPrice;
    private long progressByNs;
    private long hardStopNs;
    private boolean progressed;

    void begin(EntryPlan plan) {
        side = plan.side;
        progressPrice = plan.progressPrice;
        progressByNs = plan.timeStopNs;
        hardStopNs = plan.hardStopNs;
        progressed = false;
    }

    /** A price of the instrument, which may be the progress that is asked for. */
    void onPrice(long price) {
        if (!progressed) {
            progressed = side == Side.BUY ? price >= progressPrice : price <= progressPrice;
        }
    }

    /** Whether a position of that age has had its time. */
    boolean isUp(long ageNs) {
        return ageNs >= hardStopNs || (!progressed && ageNs >= progressByNs);
    }

    void hash(StateHasher hasher) {
        hasher.add(progressPrice);
        hasher.add(progressByNs);
        hasher.add(hardStopNs);
        hasher.flag("progressed", progressed);
    }
}
