package io.ringtape.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChartScaleTest {
    @Test
    void mapsValuesToPixels() {
        ChartScale scale = new ChartScale(10, 20, 100, 0);
        assertThat(scale.at(10)).isEqualTo("100.0");
        assertThat(scale.at(15)).isEqualTo("50.0");
        assertThat(scale.at(20)).isEqualTo("0.0");
        assertThat(new ChartScale(5, 5, 0, 100).at(5)).isEqualTo("50.0");
    }

    @Test
    void choosesRoundTicksAndTheirDigits() {
        assertThat(new ChartScale(-3, 41, 0, 1).ticks(5)).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
        assertThat(new ChartScale(-3, 41, 0, 1).digits(5)).isZero();
        assertThat(new ChartScale(599.93, 600.41, 0, 1).ticks(5)).hasSize(5).contains(600.0);
        assertThat(new ChartScale(599.93, 600.41, 0, 1).digits(5)).isEqualTo(1);
        assertThat(new ChartScale(7, 7, 0, 1).ticks(5)).isNotEmpty();
    }
}
