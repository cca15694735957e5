package io.ringtape.bench.measure;

import java.io.IOException;

/**
 * What is measured in every round.
 *
 * @param name what is measured
 * @param unit of its values
 * @param how code that measures once
 */
public record Measurement(String name, MetricUnit unit, How how) {
    /** Measures once. */
    public interface How {
        /**
         * Returns the value in the unit before scaling.
         *
         * @throws WrongOutputException if the measured code gave a wrong output
         * @throws IOException if a file cannot be read or written
         */
        double measure() throws IOException;
    }

    /** Measures once. */
    public double measure() throws IOException {
        return how.measure();
    }
}
