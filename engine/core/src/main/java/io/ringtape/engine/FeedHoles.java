package io.ringtape.engine;

import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;

/**
 * Spans of each instrument's market data that are missing. Several may be open; each closes on its own, when it is
 * filled or when its time is over. Spans include both ends, nanoseconds. Allocates nothing after construction; for one
 * thread.
 */
final class FeedHoles {
    /** Above this number, a further hole is joined with the last one, and none is split. */
    static final int MOST = 16;

    /** Until it is filled. */
    static final long FOR_EVER = Long.MAX_VALUE;

    private final Holes[] instruments;

    private static final class Holes {
        private final long[] froms = new long[MOST];
        private final long[] tos = new long[MOST];
        private final long[] untils = new long[MOST];
        private int count;

        private void add(long fromNs, long toNs, long untilNs) {
            if (count == MOST) {
                int last = MOST - 1;
                froms[last] = Math.min(froms[last], fromNs);
                tos[last] = Math.max(tos[last], toNs);
                untils[last] = Math.max(untils[last], untilNs);
                return;
            }
            froms[count] = fromNs;
            tos[count] = toNs;
            untils[count] = untilNs;
            count++;
        }

        private void remove(int hole) {
            count--;
            froms[hole] = froms[count];
            tos[hole] = tos[count];
            untils[hole] = untils[count];
        }

        private boolean isOpen(int hole, long timeNs) {
            return untils[hole] > timeNs || untils[hole] == FOR_EVER;
        }

        /** Removes the holes whose time is over. */
        private void forget(long timeNs) {
            for (int hole = count - 1; hole >= 0; hole--) {
                if (!isOpen(hole, timeNs)) {
                    remove(hole);
                }
            }
        }

        /** Takes the span out of the hole, which it overlaps. Returns whether the hole is gone. */
        private boolean cut(int hole, long fromNs, long toNs) {
            boolean left = froms[hole] < fromNs;
            boolean right = tos[hole] > toNs;
            if (!left && !right) {
                remove(hole);
                return true;
            }
            if (left && right) {
                if (count < MOST) {
                    add(toNs + 1, tos[hole], untils[hole]);
                    tos[hole] = fromNs - 1;
                }
            } else if (left) {
                tos[hole] = fromNs - 1;
            } else {
                froms[hole] = toNs + 1;
            }
            return false;
        }
    }

    FeedHoles(int count) {
        instruments = new Holes[count];
        for (int i = 0; i < count; i++) {
            instruments[i] = new Holes();
        }
    }

    /**
     * Opens a hole that stays open until {@code untilNs} if it is not filled before. It replaces what was known of its
     * span.
     *
     * @param fromNs missing for the beginning of the day
     * @param toNs missing for the end of the day
     * @param untilNs above {@code timeNs}, which is now; or {@link #FOR_EVER}
     */
    void open(int instrument, long fromNs, long toNs, long timeNs, long untilNs) {
        instruments[instrument].forget(timeNs);
        close(instrument, fromNs, toNs);
        instruments[instrument].add(fromNs, end(toNs), untilNs);
    }

    /** Closes what lies within the span; the rest of a hole that it covers in part stays open. */
    void close(int instrument, long fromNs, long toNs) {
        Holes holes = instruments[instrument];
        long endNs = end(toNs);
        int hole = 0;
        while (hole < holes.count) {
            boolean overlaps = holes.froms[hole] <= endNs && holes.tos[hole] >= fromNs;
            if (!overlaps || !holes.cut(hole, fromNs, endNs)) {
                hole++;
            }
        }
    }

    private static long end(long toNs) {
        return toNs == Missing.LONG ? Long.MAX_VALUE : toNs;
    }

    /** Whether a hole is open at {@code timeNs}. */
    boolean isOpen(int instrument, long timeNs) {
        Holes holes = instruments[instrument];
        for (int hole = 0; hole < holes.count; hole++) {
            if (holes.isOpen(hole, timeNs)) {
                return true;
            }
        }
        return false;
    }

    void hash(StateHasher hasher) {
        for (Holes holes : instruments) {
            hasher.add((long) holes.count);
            for (int hole = 0; hole < holes.count; hole++) {
                hasher.add(holes.froms[hole]);
                hasher.add(holes.tos[hole]);
                hasher.add(holes.untils[hole]);
            }
        }
    }
}
