package io.ringtape.polygon.live;

import io.ringtape.event.Missing;

/** How the stream of one instrument came back after a hole: told by the watch, asked by the filler. */
final class StreamResumption {
    private volatile long firstPrintNs = Missing.LONG;
    private volatile boolean isLost;

    /** The stream came back with a print of that SIP time. */
    void begin(long sipNs) {
        firstPrintNs = sipNs;
    }

    /** The stream was lost before its first print, so that another hole begins where this one does. */
    void lose() {
        isLost = true;
    }

    /** Returns the SIP time of the first live print after the hole, or missing as long as there is none. */
    long firstPrintNs() {
        return firstPrintNs;
    }

    /** Whether the stream was lost before its first print. */
    boolean isLost() {
        return isLost;
    }
}
