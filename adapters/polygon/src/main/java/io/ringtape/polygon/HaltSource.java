package io.ringtape.polygon;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.DuplicateFilter;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What one source says about halts, by instrument. Ignores a signal that is older than the last one of its instrument.
 * A halt also ends without a signal when ordinary prints show that trading goes on.
 */
final class HaltSource {
    /** Time from the last signal of a halt to the first print that shows trading. */
    private static final long SURELY_HALTED_NS = 10 * SECOND_NS;

    /** How many prints show trading. */
    private static final int PRINTS_OF_TRADING = 3;

    private final BitSet halted = new BitSet();
    private long[] lastNs = new long[16];
    private int[] prints = new int[16];

    /** Sequence and identity of each print counted, {@link #PRINTS_OF_TRADING} an instrument. */
    private long[] sequences = new long[16 * PRINTS_OF_TRADING];

    private long[] identities = new long[16 * PRINTS_OF_TRADING];

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
            prints[instrument] = 0;
        }
    }

    /** Takes a signal of {@code sipNs} that the instrument trades again. */
    void resume(int instrument, long sipNs) {
        if (takes(instrument, sipNs)) {
            halted.clear(instrument);
        }
    }

    /**
     * Takes an ordinary print, executed at {@code executedNs}, while the instrument may be halted. One that comes again
     * is no other print.
     */
    void onPrint(Trade print, long executedNs) {
        int instrument = print.instrument;
        if (!halted.get(instrument) || executedNs - lastNs[instrument] < SURELY_HALTED_NS || isCounted(print)) {
            return;
        }
        int next = instrument * PRINTS_OF_TRADING + prints[instrument];
        sequences[next] = print.sipSequence;
        identities[next] = DuplicateFilter.identity(print);
        prints[instrument]++;
        if (prints[instrument] == PRINTS_OF_TRADING) {
            resume(instrument, executedNs);
        }
    }

    /** Whether the print was counted before; one without a sequence has no identity and was not. */
    private boolean isCounted(Trade print) {
        if (print.sipSequence <= 0) {
            return false;
        }
        long identity = DuplicateFilter.identity(print);
        int first = print.instrument * PRINTS_OF_TRADING;
        for (int i = first; i < first + prints[print.instrument]; i++) {
            if (sequences[i] == print.sipSequence && identities[i] == identity) {
                return true;
            }
        }
        return false;
    }

    private boolean takes(int instrument, long sipNs) {
        int known = lastNs.length;
        if (instrument >= known) {
            lastNs = Arrays.copyOf(lastNs, 2 * instrument);
            Arrays.fill(lastNs, known, lastNs.length, Missing.LONG);
            prints = Arrays.copyOf(prints, 2 * instrument);
            sequences = Arrays.copyOf(sequences, 2 * instrument * PRINTS_OF_TRADING);
            identities = Arrays.copyOf(identities, 2 * instrument * PRINTS_OF_TRADING);
        }
        if (sipNs < lastNs[instrument]) {
            return false;
        }
        lastNs[instrument] = sipNs;
        return true;
    }
}
