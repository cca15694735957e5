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
        RoundResults.of(List.of(new Numbered("a"), new Numbered("b"), new Numbered("c")), 1, 3, RunProgress.NONE);
        assertThat(asked).containsExactly("c", "b", "a", "a", "b", "c", "c", "b", "a", "a", "b", "c");
    }

    @Test
    void answersKeepTheOrderOfTheQuestionsAndLeaveTheWarmUpOut() throws IOException {
        RoundResults measured = RoundResults.of(List.of(new Numbered("a"), new Numbered("b")), 1, 2, RunProgress.NONE);
        assertThat(measured.answers().keySet()).containsExactly("a", "b");
        assertThat(measured.sample("a").orElseThrow().least()).isEqualTo(3);
        assertThat(measured.sample("a").orElseThrow().greatest()).isEqualTo(6);
        assertThat(measured.sample("b").orElseThrow().greatest()).isEqualTo(5);
    }

    /** Answers how many were asked before, itself counted. */
    private final class Numbered implements Measurement {
        private final String name;

        Numbered(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Unit unit() {
            return Unit.NANOSECONDS;
        }

        @Override
        public double measure() {
            asked.add(name);
            return asked.size();
        }
    }
}
