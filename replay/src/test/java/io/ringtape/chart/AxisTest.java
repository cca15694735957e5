package io.ringtape.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void mapsValuesToPixels() {
        Axis axis = Axis.linear(10, 20, 100, 0);
        assertThat(axis.at(10)).isEqualTo("100.0");
        assertThat(axis.at(15)).isEqualTo("50.0");
        assertThat(axis.at(20)).isEqualTo("0.0");
        assertThat(Axis.linear(5, 5, 0, 100).at(5)).isEqualTo("50.0");
    }

    @Test
    void choosesRoundTicksAndTheirDigits() {
        assertThat(Axis.linear(-3, 41, 0, 1).ticks(5)).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
        assertThat(Axis.linear(-3, 41, 0, 1).digits(5)).isZero();
        assertThat(Axis.linear(599.93, 600.41, 0, 1).ticks(5)).hasSize(5).contains(600.0);
        assertThat(Axis.linear(599.93, 600.41, 0, 1).digits(5)).isEqualTo(1);
        assertThat(Axis.linear(7, 7, 0, 1).ticks(5)).isNotEmpty();
    }

    @Test
    void powersAreEvenlySpacedOnALogarithmicAxis() {
        Axis axis = Axis.logarithmic(1, 100, 0, 10);
        assertThat(List.of(axis.at(1), axis.at(10), axis.at(100))).containsExactly("0.0", "5.0", "10.0");
    }

    @Test
    void aLogarithmicAxisBeginsAndEndsAtATickAndHasNotTooManyOfThem() {
        Axis axis = Axis.logarithmic(3, 70, 0, 1);
        assertThat(List.of(axis.low(), axis.high())).containsExactly(2.0, 100.0);
        assertThat(axis.ticks(8)).containsExactly(2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
        assertThat(Axis.logarithmic(1, 100_000, 0, 1).ticks(8))
                .containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0);
        assertThat(Axis.logarithmic(5, 5, 0, 1).ticks(8)).contains(5.0);
        assertThat(List.of(Axis.brief(0.5), Axis.brief(20), Axis.brief(5_000), Axis.brief(1e8)))
                .containsExactly("0.5", "20", "5k", "100M");
    }
}
