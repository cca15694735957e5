package io.ringtape.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.Missing;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Compares with figures computed by hand. */
class SampleStatisticsTest {
    private static final Offset<Double> EXACT = within(1e-11);

    @Test
    void describesFiveTrades() {
        // Sum 1, mean 0.2; the squares of 0.8, -1.2, 1.3, -1.2, 0.3 add up to 5.3; 5.3 / 4 = 1.325.
        SampleStatistics sample = SampleStatistics.of(1.0, -1.0, 1.5, -1.0, 0.5);
        assertThat(sample.count()).isEqualTo(5);
        assertThat(sample.sum()).isCloseTo(1, EXACT);
        assertThat(sample.mean()).isCloseTo(0.2, EXACT);
        assertThat(sample.median()).isEqualTo(0.5);
        assertThat(sample.deviation()).isCloseTo(1.151086443322, EXACT);
        assertThat(sample.standardError()).isCloseTo(0.514781507049, EXACT);
        assertThat(sample.margin()).isCloseTo(2.776 * 0.514781507049, EXACT);
        assertThat(sample.winRate()).isCloseTo(0.6, EXACT);
        assertThat(sample.profitFactor()).isCloseTo(1.5, EXACT);
    }

    @Test
    void averagesTheTwoMiddleValues() {
        assertThat(SampleStatistics.of(4, 1, 3, 2).median()).isEqualTo(2.5);
    }

    @Test
    void ignoresMissingValues() {
        SampleStatistics sample = SampleStatistics.of(Missing.STATISTIC, 2, Missing.STATISTIC);
        assertThat(sample.count()).isEqualTo(1);
        assertThat(sample.mean()).isEqualTo(2);
        assertThat(sample.standardError()).isEqualTo(Missing.STATISTIC);
        assertThat(sample.margin()).isEqualTo(Missing.STATISTIC);
    }

    @Test
    void hasNoStatisticsWithoutValues() {
        SampleStatistics sample = SampleStatistics.of();
        assertThat(sample.mean()).isEqualTo(Missing.STATISTIC);
        assertThat(sample.median()).isEqualTo(Missing.STATISTIC);
        assertThat(sample.winRate()).isEqualTo(Missing.STATISTIC);
        assertThat(sample.profitFactor()).isEqualTo(Missing.STATISTIC);
        assertThat(sample.verdict(2)).isEqualTo(EdgeVerdict.TOO_FEW);
    }

    @Test
    void hasNoProfitFactorWithoutLosses() {
        assertThat(SampleStatistics.of(1, 2).profitFactor()).isEqualTo(Missing.STATISTIC);
        assertThat(SampleStatistics.of(0, -2).profitFactor()).isZero();
    }

    @Test
    void usesTheWiderQuantileBetweenTheRowsOfTheTable() {
        // t is 2.030 for 35 degrees, exactly 2.000 for 60, about 1.960 for 5000.
        assertThat(quantile(31)).isCloseTo(2.042, within(1e-9));
        assertThat(quantile(36)).isCloseTo(2.042, within(1e-9));
        assertThat(quantile(61)).isCloseTo(2.000, within(1e-9));
        assertThat(quantile(5_000)).isCloseTo(1.980, within(1e-9));
    }

    private static double quantile(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> i % 7);
        SampleStatistics sample = SampleStatistics.of(values);
        return sample.margin() / sample.standardError();
    }

    @Test
    void requiresTheWholeIntervalForAnEdge() {
        assertThat(SampleStatistics.of(1, -1, 1, -1, 1).verdict(5)).isEqualTo(EdgeVerdict.NO_EDGE);
        assertThat(SampleStatistics.of(1, 1.1, 0.9, 1, 1).verdict(5)).isEqualTo(EdgeVerdict.GAINS);
        assertThat(SampleStatistics.of(-1, -1.1, -0.9, -1, -1).verdict(5)).isEqualTo(EdgeVerdict.LOSES);
        assertThat(SampleStatistics.of(1, 1.1, 0.9, 1, 1).verdict(6)).isEqualTo(EdgeVerdict.TOO_FEW);
        assertThat(SampleStatistics.of(1).verdict(1)).isEqualTo(EdgeVerdict.TOO_FEW);
    }
}
