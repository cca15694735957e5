package io.ringtape.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianIntervalTest {
    @Test
    void tenValuesBoundTheMedianByTheirExtremes() {
        double[] values = {4, 1, 9, 3, 7, 2, 8, 5, 10, 6};
        assertThat(MedianInterval.of(values, 0.001)).isEqualTo(new MedianInterval(1, 5.5, 10));
        assertThat(MedianInterval.of(values, 0.011)).isEqualTo(new MedianInterval(2, 5.5, 9));
    }

    @Test
    void tooFewValuesBoundNothing() {
        MedianInterval interval = MedianInterval.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0.001);
        assertThat(interval.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(interval.median()).isEqualTo(5);
        assertThat(interval.high()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void anEndIsWrongNoOfterThanTheDoubtWhateverTheScatter() {
        long seed = 7;
        Random random = new Random(seed);
        int samples = 20_000;
        for (int count : new int[] {10, 17, 30}) {
            int tooLow = 0;
            for (int i = 0; i < samples; i++) {
                double[] values = new double[count];
                // with median 1, and far from normal: an occasional stall
                Arrays.setAll(values, each -> Math.exp(random.nextGaussian() * (random.nextInt(10) == 0 ? 5 : 0.1)));
                tooLow += MedianInterval.of(values, 0.01).high() < 1 ? 1 : 0;
            }
            assertThat(tooLow).as("seed %s, %s values", seed, count).isLessThan(samples * 15 / 1_000);
        }
    }
}
