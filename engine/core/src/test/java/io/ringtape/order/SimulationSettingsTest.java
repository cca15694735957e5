package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringtape.order.LatencySettings.WeightedLatency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ranges of the simulated exchange's settings, each at its ends and beyond them. */
class SimulationSettingsTest {
    private static final LatencySettings AT_ONCE = LatencySettings.constant(0);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void aShareOfCancelsIsFromZeroToOne(double share) {
        assertThat(new SimulationSettings(AT_ONCE, AT_ONCE, share, FeeRates.NONE).cancelsAheadShare())
                .isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN})
    void noOtherShareOfCancelsIsTaken(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulationSettings(AT_ONCE, AT_ONCE, share, FeeRates.NONE))
                .withMessage("simulation: cancelsAheadShare " + share + " must be from 0 to 1");
    }

    @Test
    void eachRateHasItsRange() {
        assertThat(new FeeRates(1_000_000, 1_000_000_000, 1_000_000_000, 1_000_000, 1_000_000_000).tafCap())
                .isEqualTo(1_000_000_000);
        for (int rate = 0; rate < 5; rate++) {
            long most = rate == 0 || rate == 3 ? 1_000_000 : 1_000_000_000;
            isRefused(rate, -1);
            isRefused(rate, most + 1);
        }
    }

    private static void isRefused(int rate, long value) {
        long[] rates = new long[5];
        rates[rate] = value;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeeRates(rates[0], rates[1], rates[2], rates[3], rates[4]))
                .withMessageContaining(" " + value + " is out of range");
    }

    @Test
    void aLatencyIsNotNegativeAndHasAWeight() {
        assertThat(new WeightedLatency(0, 1).weight()).isEqualTo(1);
        assertThat(new WeightedLatency(0, 1_000_000_000_000L).latencyNs()).isZero();
        for (long[] row : new long[][] {{-1, 1}, {0, 0}, {0, -1}, {0, 1_000_000_000_001L}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new WeightedLatency(row[0], row[1]))
                    .withMessageStartingWith("simulation: a latency of " + row[0] + " ns with weight " + row[1]);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LatencySettings(0, List.of()))
                .withMessage("simulation: a latency has no row");
        assertThat(AT_ONCE.rows()).containsExactly(new WeightedLatency(0, 1));
    }

    @Test
    void aConstantLatencyHasOneRow() {
        assertThat(LatencySettings.constant(5).rows()).containsExactly(new WeightedLatency(5, 1));
    }
}
