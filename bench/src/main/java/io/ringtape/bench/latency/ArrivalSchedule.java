package io.ringtape.bench.latency;

import static io.ringtape.event.Nanos.SECOND_NS;

/**
 * When events are meant to arrive: evenly, at times fixed before the first of them, independent of delays. An event
 * behind a slow one has waited since its own time, so that no stall is missing from the percentiles (coordinated
 * omission).
 *
 * @param perSecond events a second; 0 for flat out, where each event arrives when the one before is published
 */
public record ArrivalSchedule(long perSecond) {
    /** As fast as events are taken. */
    static final ArrivalSchedule FLAT_OUT = new ArrivalSchedule(0);

    public ArrivalSchedule {
        if (perSecond < 0 || perSecond > SECOND_NS) {
            throw new IllegalArgumentException(perSecond + " events a second, wanted 0 to " + SECOND_NS);
        }
    }

    public boolean isFlatOut() {
        return perSecond == 0;
    }

    /** Returns the intended arrival of event {@code index}, from 0, of a schedule that began at {@code startNs}. */
    long intendedNs(long startNs, long index) {
        return startNs + index / perSecond * SECOND_NS + index % perSecond * SECOND_NS / perSecond;
    }

    /** Spins until the intended arrival of event {@code index}. Returns that time, which may be long past. */
    public long await(long startNs, long index) {
        if (isFlatOut()) {
            return System.nanoTime();
        }
        long intendedNs = intendedNs(startNs, index);
        while (System.nanoTime() - intendedNs < 0) {
            Thread.onSpinWait();
        }
        return intendedNs;
    }

    /** Returns its name in tables, such as {@code 100k/s}. */
    public String label() {
        return isFlatOut() ? "flat out" : perSecond % 1000 == 0 ? perSecond / 1000 + "k/s" : perSecond + "/s";
    }
}
