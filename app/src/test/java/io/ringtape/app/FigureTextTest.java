package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import org.junit.jupiter.api.Test;

class FigureTextTest {
    @Test
    void everyFigureHasItsPlaces() {
        assertThat(FigureText.statistic(1.23456)).isEqualTo("1.2346");
        assertThat(FigureText.price(660_020_000)).isEqualTo("660.0200");
        assertThat(FigureText.dollars(-1_234_560_000)).isEqualTo("-1234.56");
        assertThat(FigureText.shares(1_200 * Micros.ONE)).isEqualTo("1200");
        assertThat(FigureText.shares(1_500_000)).isEqualTo("1.5");
        assertThat(FigureText.wholeShares(48_123_456_600_000L)).isEqualTo("48,123,457");
        assertThat(FigureText.seconds(90_040_000_000L, 1)).isEqualTo("90.0");
        assertThat(FigureText.seconds(90_040_000_000L, 3)).isEqualTo("90.040");
    }

    @Test
    void aMissingFigureIsADash() {
        assertThat(FigureText.statistic(Missing.STATISTIC)).isEqualTo("-");
        assertThat(FigureText.price(Missing.LONG)).isEqualTo("-");
        assertThat(FigureText.dollars(Missing.LONG)).isEqualTo("-");
        assertThat(FigureText.shares(Missing.LONG)).isEqualTo("-");
        assertThat(FigureText.wholeShares(Missing.LONG)).isEqualTo("-");
        assertThat(FigureText.seconds(Missing.LONG, 1)).isEqualTo("-");
    }
}
