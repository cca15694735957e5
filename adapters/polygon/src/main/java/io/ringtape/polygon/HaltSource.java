package io.ringtape.polygon;

import io.ringtape.event.Missing;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What one source says about halts, by instrument. Ignores a signal that is older than the last one of its instrument.
 */
final class HaltSource {
    private final BitSet halted = new BitSet();
    private long[] lastNs = new long[16];

    HaltSource() {
        Arrays.fill(lastNs, Missing.LONG);
    }

    boolean isHalted(int instrument) {
        return halted.get(instrument);
    }

    /** Takes a signal of {@code sipNs} that the instrument is halted. */
    void halt(int instrument, long sipNs) {
        if (takes(instrument, sipNs)) {
            halted.set(instrument);
        }
    }

    /** Takes a signal of {@code sipNs} that the instrument trades again. */
    void resume(int instrument, long sipNs) {
        if (takes(instrument, sipNs)) {
            halted.clear(instrument);
        }
    }

    private boolean takes(int instrument, long sipNs) {
        int known = lastNs.length;
        if (instrument >= known) {
            lastNs = Arrays.copyOf(lastNs, 2 * instrument);
            Arrays.fill(lastNs, known, lastNs.length, Missing.LONG);
        }
        if (sipNs < lastNs[instrument]) {
            return false;
        }
        lastNs[instrument] = sipNs;
        return true;
    }
}
