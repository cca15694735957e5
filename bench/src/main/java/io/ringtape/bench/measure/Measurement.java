package io.ringtape.bench.measure;

import java.io.IOException;

/** One question to the machine, asked again in every round. */
public interface Measurement {
    /** What is measured. */
    String name();

    /** What its answers are counted in. */
    Unit unit();

    /**
     * Measures once.
     *
     * @throws WrongOutputException when what it made is not what it must make
     * @throws IOException when a file cannot be read or written
     */
    double measure() throws IOException;
}
