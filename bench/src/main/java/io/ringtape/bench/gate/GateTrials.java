package io.ringtape.bench.gate;

import java.io.IOException;
import java.util.Map;

/**
 * The measurements of one process for the gate.
 *
 * @param trials by ratio
 * @param bytesPerEvent of the tape of the session
 */
public record GateTrials(Map<GatedRatio, Trial> trials, double bytesPerEvent) {
    /** Measures in a process of its own. */
    public interface Measurer {
        /**
         * Measures the ratios that have a bound.
         *
         * @param bounds each ratio is measured until it is proved above or below its bound: 0 for a ratio without one,
         *     NaN to measure the most pairs
         */
        GateTrials measure(Map<GatedRatio, Double> bounds) throws IOException;
    }
}
