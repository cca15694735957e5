package io.ringtape.setup;

import io.ringtape.event.StateHasher;

/** How far the last closes lay from VWAP, dollars in the trade's direction. */
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

    /** Whether there are as many as are looked back on. */
    boolean isFull() {
        return count >= ring.length;
    }

    /** The last of them. */
    double last() {
        return ring[(count - 1) % ring.length];
    }

    /** How many lie beyond VWAP. */
    int beyond() {
        int closes = 0;
        for (double distance : ring) {
            closes += distance > 0 ? 1 : 0;
        }
        return closes;
    }

    /** How many lie behind VWAP. */
    int behind() {
        int closes = 0;
        for (double distance : ring) {
            closes += distance < 0 ? 1 : 0;
        }
        return closes;
    }

    /** How far the farthest of them lies behind VWAP; 0 when none does. */
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
