package io.ringtape.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.bench.subject.Restart;
import org.junit.jupiter.api.Test;

class RoundValuesTest {
    @Test
    void medianIsTheMiddleOrTheMeanOfTheMiddleTwo() {
        assertThat(new RoundValues(3, 1, 2).median()).isEqualTo(2);
        assertThat(new RoundValues(4, 1, 2, 3).median()).isEqualTo(2.5);
        assertThat(new RoundValues(7).median()).isEqualTo(7);
    }

    @Test
    void ratiosAreOfTheSameRound() {
        RoundValues ratio = new RoundValues(10, 1).over(new RoundValues(20, 2));
        assertThat(ratio.least()).isEqualTo(0.5);
        assertThat(ratio.greatest()).isEqualTo(0.5);
    }

    @Test
    void aSampleOfOtherRoundsOrOfNoneIsRefused() {
        assertThatThrownBy(() -> new RoundValues(1, 2).over(new RoundValues(1)))
                .hasMessageContaining("2 rounds against 1");
        assertThatThrownBy(RoundValues::new).hasMessageContaining("at least one");
    }

    @Test
    void theBestIsTheGreatestOfRatesAndTheLeastOfCosts() {
        RoundValues sample = new RoundValues(1, 2, 3);
        assertThat(MetricUnit.PER_SECOND.best(sample)).isEqualTo(3);
        assertThat(MetricUnit.NANOSECONDS.best(sample)).isEqualTo(1);
    }

    @Test
    void restartsAreDrawnOutAtTheRateOfAWarmReplay() {
        assertThat(new Restart(2_000_000, 1.5, 1, 0, 4e6).secondsPer10M()).isEqualTo(3.5);
        assertThat(new Restart(2_000_000, 1.5, 1, 0, 4e6).estimatedShare()).isEqualTo(1 - 1.5 / 3.5);
        assertThat(new Restart(20_000_000, 8, 7, 0, 4e6).secondsPer10M()).isEqualTo(4);
        assertThat(new Restart(20_000_000, 8, 7, 0, 4e6).estimatedShare()).isZero();
    }
}
