package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static SimulationSettings on(Configuration configuration, LocalDate date) throws ConfigurationException {
        return configuration.engineSettings(date, List.of("SPY")).simulation();
    }

    private static FeeRates fees(int year, int month, int day) throws ConfigurationException {
        return on(Configuration.defaults(), LocalDate.of(year, month, day)).fees();
    }

    @Test
    void theSessionsDateChoosesTheFees() throws ConfigurationException {
        assertThat(fees(2024, 5, 21)).isEqualTo(new FeeRates(0, 0, 8_000_000, 166, 8_300_000));
        assertThat(fees(2024, 5, 22)).isEqualTo(new FeeRates(0, 0, 27_800_000, 166, 8_300_000));
        assertThat(fees(2025, 5, 14).secPerMillion()).isZero();
        assertThat(fees(2025, 12, 31).tafPerShare()).isEqualTo(166);
        assertThat(fees(2026, 4, 2)).isEqualTo(new FeeRates(0, 0, 0, 195, 9_790_000));
        assertThat(fees(2035, 1, 3).secPerMillion()).isEqualTo(20_600_000);
    }

    @Test
    void aDateBeforeATableTakesItsFirstRowUnlessOneOfItsOwnIsGiven() throws ConfigurationException {
        LocalDate date = LocalDate.of(2012, 6, 29);
        assertThat(fees(2012, 6, 29)).isEqualTo(new FeeRates(0, 0, 13_000_000, 119, 5_950_000));
        Configuration mended = UserFile.load("""
                simulation:
                  secPerMillionDollars: {2012-01-01: 18}
                  taf: {2012-01-01: {perShareDollars: 0.000095, capDollars: 4.75}}
                """);
        assertThat(on(mended, date).fees()).isEqualTo(new FeeRates(0, 0, 18_000_000, 95, 4_750_000));
    }

    @Test
    void aHistogramTakesThePlaceOfANumberAndBack() throws ConfigurationException {
        Configuration drawn = UserFile.load("simulation: {orderLatencyMillis: [[20.50, 0.5], [0, 1]]}");
        assertThat(drawn.canonicalText()).contains("  orderLatencyMillis: [[20.5, 0.5], [0, 1]]\n");
        assertThat(on(drawn, UserFile.FULL_DAY).orderLatency().rows())
                .containsExactly(
                        new LatencySettings.WeightedLatency(20_500_000, 500_000),
                        new LatencySettings.WeightedLatency(0, 1_000_000));
        Configuration read = Configuration.parse(drawn.canonicalText(), "tape");
        assertThat(read).isEqualTo(drawn);
        assertThat(on(read, UserFile.FULL_DAY)).isEqualTo(on(drawn, UserFile.FULL_DAY));
    }

    @Test
    void refusesWhatIsNoHistogramAndNoFee() {
        assertThat(UserFile.problems("""
                simulation:
                  orderLatencyMillis: [[20, 0], [1], 5, [60001, 1], [x, 1]]
                  reportLatencyMillis: []
                  secPerMillionDollars: {2025-02-30: 1, 2025-03-03: -1}
                  taf: {2025-03-03: {perShareDollars: 0.0001}}
                """))
                .containsExactly(
                        "2: simulation.orderLatencyMillis is a sequence, wanted a pair of milliseconds from 0 to 60000"
                                + " and a weight above 0",
                        "2: simulation.orderLatencyMillis is a sequence, wanted a pair of milliseconds from 0 to 60000"
                                + " and a weight above 0",
                        "2: simulation.orderLatencyMillis is '5', wanted a pair of milliseconds from 0 to 60000 and a"
                                + " weight above 0",
                        "2: simulation.orderLatencyMillis is a sequence, wanted a pair of milliseconds from 0 to 60000"
                                + " and a weight above 0",
                        "2: simulation.orderLatencyMillis is a sequence, wanted a pair of milliseconds from 0 to 60000"
                                + " and a weight above 0",
                        "3: simulation.reportLatencyMillis is a sequence, wanted one pair or more",
                        "4: '2025-02-30' in 'simulation.secPerMillionDollars' is not a date from 2000-01-01 to"
                                + " 2035-12-31",
                        "4: simulation.secPerMillionDollars.2025-03-03 is '-1', wanted dollars from 0 to 1000 with at"
                                + " most 6 decimals",
                        "5: missing key 'capDollars' in 'simulation.taf.2025-03-03'");
    }
}
