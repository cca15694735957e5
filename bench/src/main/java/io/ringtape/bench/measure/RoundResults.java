package io.ringtape.bench.measure;

import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of measurements by their names, in the order in which they were measured. */
public final class RoundResults {
    /** A measurement's values, one a round, and their unit. */
    public record Result(MetricUnit unit, RoundValues values) {
        /** The best of the values. */
        public double best() {
            return unit.best(values);
        }
    }

    private final Map<String, Result> results = new LinkedHashMap<>();

    /**
     * Takes every measurement once in each round, so that a slow moment of the machine falls on neighbours alike; every
     * other round goes from the last to the first, so that none always follows the same one. The first rounds warm the code
     * up and do not count.
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
            RoundValues inOrder = new RoundValues(
                    values.get(i).stream().mapToDouble(Double::doubleValue).toArray());
            results.results.put(each.name(), new Result(each.unit(), inOrder));
        }
        return results;
    }

    /** All results by the name of their measurement. */
    public Map<String, Result> byName() {
        return results;
    }

    /** The values of that measurement; empty when it was not taken. */
    public Optional<RoundValues> values(String name) {
        return Optional.ofNullable(results.get(name)).map(Result::values);
    }

    /** One measurement's values divided by another's, round by round; empty unless both were taken. */
    public Optional<RoundValues> ratio(String name, String limit) {
        return values(name).flatMap(values -> values(limit).map(values::over));
    }
}
