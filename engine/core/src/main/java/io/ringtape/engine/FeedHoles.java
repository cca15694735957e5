package io.ringtape.engine;

import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;
import java.util.Arrays;

/**
 * Spans of each instrument's market data that are missing. Several may be open; each closes on its own, when it is
 * filled or when its time is over. Spans include both ends, nanoseconds. Allocates only when an instrument has more
 * holes than ever before; for one thread.
 */
final class FeedHoles {
    /** How many holes an instrument has room for at first. */
    static final int FIRST_ROOM = 16;

    /** Above this number, a further hole that ends by time is joined with another such hole. */
    static final int MOST_TIMED = 64;

    /** Until it is filled. */
    static final long FOR_EVER = Long.MAX_VALUE;

    private final Holes[] instruments;

    private static final class Holes {
        private long[] froms = new long[FIRST_ROOM];
        private long[] tos = new long[FIRST_ROOM];
        private long[] untils = new long[FIRST_ROOM];
        private int count;

        private void add(long fromNs, long toNs, long untilNs) {
            if (count == froms.length) {
                froms = Arrays.copyOf(froms, 2 * count);
                tos = Arrays.copyOf(tos, 2 * count);
                untils = Arrays.copyOf(untils, 2 * count);
            }
            froms[count] = fromNs;
            tos[count] = toNs;
            untils[count] = untilNs;
            count++;
        }

        /**
         * Adds a hole that ends by time. Above {@link #MOST_TIMED} of them it is joined with the first one: the time
         * between the two then stays open too, but no longer than they do.
         */
        private void addTimed(long fromNs, long toNs, long untilNs) {
            int timed = 0;
            int first = 0;
            for (int hole = count - 1; hole >= 0; hole--) {
                if (untils[hole] != FOR_EVER) {
                    timed++;
                    first = hole;
                }
            }
            if (timed < MOST_TIMED) {
                add(fromNs, toNs, untilNs);
                return;
            }
            froms[first] = Math.min(froms[first], fromNs);
            tos[first] = Math.max(tos[first], toNs);
            untils[first] = Math.max(untils[first], untilNs);
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

        /** Takes the span out of the holes that are open no longer than until {@code untilNs}. */
        private void close(long fromNs, long toNs, long untilNs) {
            int hole = 0;
            while (hole < count) {
                boolean overlaps = froms[hole] <= toNs && tos[hole] >= fromNs && untils[hole] <= untilNs;
                if (!overlaps || !cut(hole, fromNs, toNs)) {
                    hole++;
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
                add(toNs + 1, tos[hole], untils[hole]);
                tos[hole] = fromNs - 1;
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
     * Opens a hole that stays open until it is filled.
     *
     * @param fromNs missing for the beginning of the day
     * @param toNs missing for the end of the day
     * @param timeNs the present
     */
    void open(int instrument, long fromNs, long toNs, long timeNs) {
        Holes holes = instruments[instrument];
        holes.forget(timeNs);
        holes.close(fromNs, end(toNs), FOR_EVER);
        holes.add(fromNs, end(toNs), FOR_EVER);
    }

    /**
     * Opens a hole that stays open until {@code untilNs} if it is not filled before. What is open for longer within its
     * span stays so.
     *
     * @param fromNs missing for the beginning of the day
     * @param toNs missing for the end of the day
     * @param timeNs the present
     * @param untilNs above {@code timeNs}
     */
    void openUntil(int instrument, long fromNs, long toNs, long timeNs, long untilNs) {
        Holes holes = instruments[instrument];
        holes.forget(timeNs);
        holes.close(fromNs, end(toNs), untilNs);
        holes.addTimed(fromNs, end(toNs), untilNs);
    }

    /** Closes what lies within the span; the rest of a hole that it covers in part stays open. */
    void close(int instrument, long fromNs, long toNs) {
        instruments[instrument].close(fromNs, end(toNs), FOR_EVER);
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
