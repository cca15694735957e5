package io.ringtape.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    @Test
    void drawsTheNumbersOfSplitMix() {
        SeededRandom random = new SeededRandom(42);
        SplittableRandom twin = new SplittableRandom(42);

        for (int i = 0; i < 1_000; i++) {
            assertThat(random.nextLong()).isEqualTo(twin.nextLong());
        }
    }

    @Test
    void hasTheExpectedMoments() {
        SeededRandom random = new SeededRandom(1);
        int draws = 200_000;
        double sum = 0;
        double squares = 0;
        double waiting = 0;
        int[] counts = new int[7];
        for (int i = 0; i < draws; i++) {
            double gaussian = random.gaussian();
            sum += gaussian;
            squares += gaussian * gaussian;
            waiting += random.exponential();
            counts[random.below(7)]++;
        }

        assertThat(sum / draws).isCloseTo(0, within(0.01));
        assertThat(squares / draws).isCloseTo(1, within(0.02));
        assertThat(waiting / draws).isCloseTo(1, within(0.02));
        for (int count : counts) {
            assertThat(count * 7.0 / draws).isCloseTo(1, within(0.03));
        }
    }

    @Test
    void splitsIntoIndependentParts() {
        SeededRandom random = new SeededRandom(5);
        long expected = random.split("path").nextLong();
        random.split("tape").nextLong();

        assertThat(random.split("path").nextLong()).isEqualTo(expected);
        assertThat(random.split("tape").nextLong()).isNotEqualTo(expected);
    }
}
