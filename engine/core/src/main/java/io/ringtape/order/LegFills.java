package io.ringtape.order;

import io.ringtape.event.StateHasher;
import java.util.Arrays;

/**
 * One leg of our orders: where it stands, and what was filled of it, told by reports that may be repeated or come out of
 * order: each fill covers the shares {@code [filled so far - its size, filled so far)} of its leg, and shares are filled
 * once.
 */
final class LegFills {
    /** What a fill is, seen against those before it. */
    enum Verdict {
        /** It covers shares that no fill covered. */
        FRESH,
        /** Fills before it covered all its shares. */
        REPEATED,
        /** It has no size, covers shares that were never ordered, or overlaps the fills before it. */
        IMPOSSIBLE
    }

    private long[] from = new long[4];
    private long[] to = new long[4];
    private int spans;
    private long ordered;
    private long due;
    private OrderState state = OrderState.CANCELLED;

    /** Goes to work with that many shares. */
    void begin(long quantity) {
        spans = 0;
        ordered = quantity;
        due = quantity;
        state = OrderState.PENDING;
    }

    /** Whether it works no more, though fills of it may still be untold. */
    boolean isEnded() {
        return state.isOver();
    }

    /** Whether it works no more and all its fills were told. */
    boolean isOver() {
        return isEnded() && filled() >= due;
    }

    /** Whether the broker owes an answer or a fill, or denies it. */
    boolean awaitsWord() {
        return switch (state) {
            case PENDING_CANCEL, PENDING_REPLACE, UNKNOWN -> true;
            case PENDING, WORKING, PARTIALLY_FILLED -> false;
            case FILLED, CANCELLED, REJECTED, EXPIRED -> !isOver();
        };
    }

    /** Takes it for dead if the broker denies it. */
    void giveUpIfDenied() {
        if (state == OrderState.UNKNOWN) {
            end(OrderEvent.VOID, 0);
        }
    }

    /** Where it stands. */
    OrderState state() {
        return state;
    }

    /** Whether the event can be; when it can, it has been. */
    boolean on(OrderEvent event) {
        boolean allowed = OrderLife.allows(state, event);
        state = OrderLife.next(state, event);
        return allowed;
    }

    /**
     * It works no more; so many shares of it were filled, by the broker's word, or missing when it says nothing: then what
     * was told so far is all, and a fill told later comes late. The largest figure ever told stands. Who brings the
     * broker's word must find out the figure of a target, a stop or a closing order before it says that one is over.
     */
    void end(OrderEvent event, long filledInAll) {
        due = Math.max(isEnded() ? due : filled(), Math.min(filledInAll, ordered));
        on(event);
    }

    /** Shares sent to work, micro-shares. */
    long ordered() {
        return ordered;
    }

    /** Shares filled, micro-shares. */
    long filled() {
        long sum = 0;
        for (int i = 0; i < spans; i++) {
            sum += to[i] - from[i];
        }
        return sum;
    }

    /** Shares still working, or filled and not told yet, micro-shares. */
    long open() {
        return Math.max(0, due - filled());
    }

    /** Judges a fill of that size after which so many shares of the leg are filled. */
    Verdict judge(long size, long filledSoFar) {
        if (size <= 0 || filledSoFar < size || filledSoFar > ordered) {
            return Verdict.IMPOSSIBLE;
        }
        long begin = filledSoFar - size;
        long known = 0;
        for (int i = 0; i < spans; i++) {
            known += Math.max(0, Math.min(to[i], filledSoFar) - Math.max(from[i], begin));
        }
        return known == 0 ? Verdict.FRESH : known == size ? Verdict.REPEATED : Verdict.IMPOSSIBLE;
    }

    /** Takes a fresh fill; the leg works no more when nothing of it is left. */
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
