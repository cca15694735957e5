package io.ringtape.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundResultsTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void everyOtherRoundIsAskedFromTheLastToTheFirst() throws IOException {
        RoundResults.of(List.of(numbered("a"), numbered("b"), numbered("c")), 1, 3, RunProgress.NONE);
        assertThat(asked).containsExactly("c", "b", "a", "a", "b", "c", "c", "b", "a", "a", "b", "c");
    }

    @Test
    void resultsKeepTheOrderOfTheMeasurementsAndLeaveTheWarmUpOut() throws IOException {
        RoundResults results = RoundResults.of(List.of(numbered("a"), numbered("b")), 1, 2, RunProgress.NONE);
        assertThat(results.byName().keySet()).containsExactly("a", "b");
        assertThat(results.values("a").orElseThrow().least()).isEqualTo(3);
        assertThat(results.values("a").orElseThrow().greatest()).isEqualTo(6);
        assertThat(results.values("b").orElseThrow().greatest()).isEqualTo(5);
    }

    /** Returns how many measurements were taken, itself counted. */
    private Measurement numbered(String name) {
        return new Measurement(name, MetricUnit.NANOSECONDS, () -> {
            asked.add(name);
            return asked.size();
        });
    }
}
