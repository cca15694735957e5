package io.ringtape.bench.gate;

import java.io.IOException;

/** Measures pairs, one after the other. */
public interface PairSource {
    /**
     * Measures the next pair.
     *
     * @throws IOException when a file cannot be read or written
     */
    Pair next() throws IOException;
}
