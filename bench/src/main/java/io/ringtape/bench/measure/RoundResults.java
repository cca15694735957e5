package io.ringtape.bench.measure;

import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of measurements by name, in the order of the measurements. */
public final class RoundResults {
    /** The values of a measurement, one per round, and their unit. */
    public record MeasuredValues(MetricUnit unit, RoundValues values) {
        /** Returns the best of the values. */
        public double best() {
            return unit.best(values);
        }
    }

    private final Map<String, MeasuredValues> results = new LinkedHashMap<>();

    /**
     * Takes every measurement once in each round, so that a slow moment of the machine affects neighbours alike. Every
     * other round goes from the last to the first, so that none always follows the same one. The first {@code warmUps}
     * rounds do not count.
     */
    public static RoundResults of(List<Measurement> measurements, int warmUps, int rounds, RunProgress progress)
            throws IOException {
        List<List<Double>> values = new ArrayList<>();
        measurements.forEach(any -> values.add(new ArrayList<>()));
        progress.phase("rounds of throughput", "measurements", (long) measurements.size() * (warmUps + rounds));
        long done = 0;
        for (int round = -warmUps; round < rounds; round++) {
            for (int place = 0; place < measurements.size(); place++) {
                int i = round % 2 == 0 ? place : measurements.size() - 1 - place;
                double value = measurements.get(i).measure();
                if (round >= 0) {
                    values.get(i).add(value);
                }
                progress.at(++done);
            }
        }
        RoundResults results = new RoundResults();
        for (int i = 0; i < measurements.size(); i++) {
            Measurement each = measurements.get(i);
            RoundValues inOrder = RoundValues.of(values.get(i));
            results.results.put(each.name(), new MeasuredValues(each.unit(), inOrder));
        }
        return results;
    }

    /** Returns all values by the name of their measurement. */
    public Map<String, MeasuredValues> byName() {
        return results;
    }

    /** Returns the values of the measurement {@code name}; empty if it was not taken. */
    public Optional<RoundValues> values(String name) {
        return Optional.ofNullable(results.get(name)).map(MeasuredValues::values);
    }

    /**
     * Returns the values of {@code name} divided by those of {@code limit}, round by round; empty unless both were
     * taken.
     */
    public Optional<RoundValues> ratio(String name, String limit) {
        return values(name).flatMap(values -> values(limit).map(values::over));
    }
}
