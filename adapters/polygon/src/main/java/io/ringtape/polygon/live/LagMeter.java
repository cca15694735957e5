package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Missing;

/**
 * Measures how late events are, receive time less SIP time, second by second. The lag of a second is that of its freshest
 * print or its freshest quote, whichever is later, so that quotes in time do not hide prints that are late. For one
 * thread.
 */
final class LagMeter {
    private long secondDueNs = Missing.LONG;
    private long printLagNs = Missing.LONG;
    private long quoteLagNs = Missing.LONG;
    private long lagNs = Missing.LONG;

    /**
     * Takes the least lag of prints and of quotes since the last look; missing if there were none.
     *
     * @param nowNs of a clock that never goes back
     * @return whether a second with events is over, whose lag is then known
     */
    boolean onLook(long nowNs, long printsNs, long quotesNs) {
        printLagNs = least(printLagNs, printsNs);
        quoteLagNs = least(quoteLagNs, quotesNs);
        if (secondDueNs == Missing.LONG) {
            secondDueNs = nowNs + SECOND_NS;
        }
        if (nowNs < secondDueNs) {
            return false;
        }
        secondDueNs = nowNs + SECOND_NS;
        lagNs = Math.max(printLagNs, quoteLagNs);
        printLagNs = Missing.LONG;
        quoteLagNs = Missing.LONG;
        return Missing.isPresent(lagNs);
    }

    private static long least(long knownNs, long lagNs) {
        if (!Missing.isPresent(lagNs)) {
            return knownNs;
        }
        return Missing.isPresent(knownNs) ? Math.min(knownNs, lagNs) : lagNs;
    }

    /** Returns the lag of the last second; missing if it had no events. */
    long lagNs() {
        return lagNs;
    }

    /** Forgets what was measured. */
    void reset() {
        secondDueNs = Missing.LONG;
        printLagNs = Missing.LONG;
        quoteLagNs = Missing.LONG;
        lagNs = Missing.LONG;
    }
}
