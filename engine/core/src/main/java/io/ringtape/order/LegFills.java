package io.ringtape.order;

import io.ringtape.event.StateHasher;
import java.util.Arrays;

/**
 * One leg of our orders: its state, and which of its shares are filled. Reports may be repeated or out of order, so a
 * fill is located by the shares it covers, {@code [filled so far - its size, filled so far)}, and each share is filled
 * once. Shares are in micros.
 */
final class LegFills {
    /** How a fill relates to earlier fills. */
    enum FillKind {
        /** It covers only shares that no earlier fill covered. */
        FRESH,
        /** Earlier fills covered all its shares. */
        REPEATED,
        /** It has no size, covers shares that were never ordered, or overlaps earlier fills in part. */
        IMPOSSIBLE
    }

    private long[] from = new long[4];
    private long[] to = new long[4];
    private int spans;
    private long ordered;
    private long due;
    private OrderState state = OrderState.CANCELLED;

    /** Starts as a pending leg of {@code quantity} shares. */
    void begin(long quantity) {
        spans = 0;
        ordered = quantity;
        due = quantity;
        state = OrderState.PENDING;
    }

    /** Whether it is no longer working; some of its fills may not have been reported yet. */
    boolean isEnded() {
        return state.isOver();
    }

    /** Whether it is no longer working and all its fills were reported. */
    boolean isOver() {
        return isEnded() && filled() >= due;
    }

    /** Whether the broker owes an answer or a fill, or does not know the leg. */
    boolean awaitsAnswer() {
        return switch (state) {
            case PENDING_CANCEL, PENDING_REPLACE, UNKNOWN -> true;
            case PENDING, WORKING, PARTIALLY_FILLED -> false;
            case FILLED, CANCELLED, REJECTED, EXPIRED -> !isOver();
        };
    }

    /** Whether the broker does not know the leg. */
    boolean isDenied() {
        return state == OrderState.UNKNOWN;
    }

    OrderState state() {
        return state;
    }

    /** Applies the event. Returns whether the table allows it; a refused event changes nothing. */
    boolean on(OrderEvent event) {
        boolean allowed = OrderLife.allows(state, event);
        state = OrderLife.next(state, event);
        return allowed;
    }

    /**
     * Ends the leg.
     *
     * @param filledInAll total shares filled according to the broker; if missing, the fills reported so far count as
     *     the total and a later one is a late fill. The largest figure reported stands. A broker adapter must know this
     *     figure for a target, stop or closing order before it reports that the leg is over.
     */
    void end(OrderEvent event, long filledInAll) {
        due = Math.max(isEnded() ? due : filled(), Math.min(filledInAll, ordered));
        on(event);
    }

    long ordered() {
        return ordered;
    }

    long filled() {
        long sum = 0;
        for (int i = 0; i < spans; i++) {
            sum += to[i] - from[i];
        }
        return sum;
    }

    /** Returns the shares that are still working, or filled but not reported yet. */
    long open() {
        return Math.max(0, due - filled());
    }

    /** Classifies a fill of {@code size} shares that brings the shares filled to {@code filledSoFar}. */
    FillKind kindOf(long size, long filledSoFar) {
        if (size <= 0 || filledSoFar < size || filledSoFar > ordered) {
            return FillKind.IMPOSSIBLE;
        }
        long begin = filledSoFar - size;
        long known = 0;
        for (int i = 0; i < spans; i++) {
            known += Math.max(0, Math.min(to[i], filledSoFar) - Math.max(from[i], begin));
        }
        return known == 0 ? FillKind.FRESH : known == size ? FillKind.REPEATED : FillKind.IMPOSSIBLE;
    }

    /** Books a fresh fill. Ends the leg when nothing is left. */
    void take(long size, long filledSoFar) {
        long begin = filledSoFar - size;
        if (spans > 0 && to[spans - 1] == begin) {
            to[spans - 1] = filledSoFar;
        } else {
            if (spans == from.length) {
                from = Arrays.copyOf(from, 2 * spans);
                to = Arrays.copyOf(to, 2 * spans);
            }
            from[spans] = begin;
            to[spans] = filledSoFar;
            spans++;
        }
        on(filled() == ordered ? OrderEvent.WHOLE : OrderEvent.PART);
    }

    void hash(StateHasher hasher) {
        hasher.add(ordered);
        hasher.add(due);
        hasher.choice("state", state, OrderState.VALUES);
        for (int i = 0; i < spans; i++) {
            hasher.add(from[i]);
            hasher.add(to[i]);
        }
    }
}
