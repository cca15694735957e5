package io.ringtape.order;

import io.ringtape.event.StateHasher;
import java.util.Arrays;

/**
 * What was filled of one leg of our orders, told by reports that may be repeated or come out of order: each fill covers
 * the shares {@code [filled so far - its size, filled so far)} of its leg, and shares are filled once.
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
    private boolean ended;

    /** Goes to work with that many shares. */
    void begin(long quantity) {
        spans = 0;
        ordered = quantity;
        due = quantity;
        ended = false;
    }

    /** Whether it works no more, though fills of it may still be untold. */
    boolean isEnded() {
        return ended;
    }

    /** Whether it works no more and all its fills were told. */
    boolean isOver() {
        return ended && filled() >= due;
    }

    /**
     * It works no more; so many shares of it were filled, by the broker's word, or missing when it says nothing. The
     * largest figure ever told stands.
     */
    void end(long filledInAll) {
        due = Math.max(ended ? due : filled(), Math.min(filledInAll, ordered));
        ended = true;
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
        ended |= filled() == ordered;
    }

    void hash(StateHasher hasher) {
        hasher.add(ordered);
        hasher.add(due);
        hasher.flag("ended", ended);
        for (int i = 0; i < spans; i++) {
            hasher.add(from[i]);
            hasher.add(to[i]);
        }
    }
}
