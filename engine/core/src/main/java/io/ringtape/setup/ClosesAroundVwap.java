package io.ringtape.setup;

import io.ringtape.event.StateHasher;

/** Distances of the last closes from VWAP, dollars in the trade's direction. */
final class ClosesAroundVwap {
    private final double[] ring;
    private int count;

    ClosesAroundVwap(int lookback) {
        ring = new double[lookback];
    }

    /** Takes the next close. */
    void add(double beyond) {
        ring[count % ring.length] = beyond;
        count++;
    }

    /** Whether the whole lookback is filled. */
    boolean isFull() {
        return count >= ring.length;
    }

    /** Returns the last distance. */
    double last() {
        return ring[(count - 1) % ring.length];
    }

    /** Returns the number of closes beyond VWAP. */
    int beyond() {
        int closes = 0;
        for (double distance : ring) {
            closes += distance > 0 ? 1 : 0;
        }
        return closes;
    }

    /** Returns the number of closes behind VWAP. */
    int behind() {
        int closes = 0;
        for (double distance : ring) {
            closes += distance < 0 ? 1 : 0;
        }
        return closes;
    }

    /** Returns the greatest distance of a close behind VWAP; 0 when no close lies behind it. */
    double farthestBehind() {
        double farthest = 0;
        for (double distance : ring) {
            farthest = Math.max(farthest, -distance);
        }
        return farthest;
    }

    void hash(StateHasher hasher) {
        hasher.add((long) count);
        for (double distance : ring) {
            hasher.add(distance);
        }
    }
}
