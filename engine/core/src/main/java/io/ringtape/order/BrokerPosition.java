package io.ringtape.order;

import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;

/** The broker's last word on a position, until a fill or another order of ours makes it old. Shares are in micros. */
final class BrokerPosition {
    private long quantity = Missing.LONG;

    /** The last quantity that an alert told of as another than ours; missing when the two were equal last. */
    private long alerted = Missing.LONG;

    /** Takes the broker's word. Returns whether it differs from ours in a way that no alert has told of. */
    boolean isNewMismatch(long reported, long ours) {
        quantity = reported;
        boolean isNew = reported != ours && reported != alerted;
        alerted = reported == ours ? Missing.LONG : reported;
        return isNew;
    }

    /** Forgets the broker's word, because the position changed or may change after it. */
    void outdate() {
        quantity = Missing.LONG;
    }

    /** Whether the broker's word is known. */
    boolean isKnown() {
        return Missing.isPresent(quantity);
    }

    /** Returns how many shares of a position of ours the broker still holds on the same side, once its word is known. */
    long confirmed(long ours) {
        return ours < 0 ? Math.min(-ours, Math.max(0, -quantity)) : Math.min(ours, Math.max(0, quantity));
    }

    void hash(StateHasher hasher) {
        hasher.add(quantity);
        hasher.add(alerted);
    }
}
