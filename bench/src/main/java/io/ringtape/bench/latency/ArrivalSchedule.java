package io.ringtape.bench.latency;

/**
 * When events are meant to arrive: evenly, at times settled before the first of them, whatever becomes of those before.
 * An event that waits behind a slow one has waited since its own time, so that no stall is left out of the percentiles
 * (coordinated omission).
 *
 * @param perSecond events a second; 0 for flat out, where each is meant to arrive when the one before is published
 */
public record ArrivalSchedule(long perSecond) {
    private static final long NS_PER_S = 1_000_000_000L;

    /** As fast as they are taken. */
    static final ArrivalSchedule FLAT_OUT = new ArrivalSchedule(0);

    public ArrivalSchedule {
        if (perSecond < 0 || perSecond > NS_PER_S) {
            throw new IllegalArgumentException(perSecond + " events a second, wanted 0 to " + NS_PER_S);
        }
    }

    public boolean isFlatOut() {
        return perSecond == 0;
    }

    /** When the event of that index, from 0, is meant to arrive on a schedule that began at {@code startNs}. */
    long intendedNs(long startNs, long index) {
        return startNs + index / perSecond * NS_PER_S + index % perSecond * NS_PER_S / perSecond;
    }

    /** Spins until the event of that index is to arrive; answers when that was, which may be long ago. */
    long await(long startNs, long index) {
        if (isFlatOut()) {
            return System.nanoTime();
        }
        long intendedNs = intendedNs(startNs, index);
        while (System.nanoTime() - intendedNs < 0) {
            Thread.onSpinWait();
        }
        return intendedNs;
    }

    /** As tables write it, such as {@code 100k/s}. */
    public String label() {
        return isFlatOut() ? "flat out" : perSecond % 1000 == 0 ? perSecond / 1000 + "k/s" : perSecond + "/s";
    }
}
