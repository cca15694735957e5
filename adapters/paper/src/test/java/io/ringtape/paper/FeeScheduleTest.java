package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;
import io.ringtape.order.SimulationSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeeScheduleTest {
    @Test
    void chargesNothingWhenNothingIsSet() {
        FeeSchedule free = new FeeSchedule(new SimulationSettings(0, 0, 0, 0, 0));
        assertThat(free.charge(Side.SELL, 500 * Micros.ONE, 100 * Micros.ONE)).isZero();
    }

    @Test
    void chargesRegulatoryFeesOnSalesAlone() {
        FeeSchedule fees = new FeeSchedule(new SimulationSettings(0, 0, 3_500, 0.0000278, 166));
        assertThat(fees.charge(Side.BUY, 500 * Micros.ONE, 100 * Micros.ONE)).isEqualTo(350_000);
        assertThat(fees.charge(Side.SELL, 500 * Micros.ONE, 100 * Micros.ONE)).isEqualTo(350_000 + 16_600 + 1_390_000);
    }

    @Test
    void chargesWhatExactDecimalsSay() {
        for (long seed = 0; seed < 5_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BigDecimal perShare = BigDecimal.valueOf(random.nextLong(10_000), 6);
            BigDecimal taf = BigDecimal.valueOf(random.nextLong(1_000), 6);
            BigDecimal rate = BigDecimal.valueOf(random.nextLong(1_000), 7);
            BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 90_000), 2);
            BigDecimal size = BigDecimal.valueOf(random.nextLong(1, 2_000_000_000L), 6);
            FeeSchedule fees =
                    new FeeSchedule(new SimulationSettings(0, 0, micros(perShare), rate.doubleValue(), micros(taf)));
            BigDecimal bought = round(perShare.multiply(size));
            BigDecimal sold = bought.add(round(taf.multiply(size)))
                    .add(round(round(price.multiply(size)).multiply(rate)));
            assertThat(fees.charge(Side.BUY, micros(price), micros(size)))
                    .as("seed %d", seed)
                    .isEqualTo(micros(bought));
            assertThat(fees.charge(Side.SELL, micros(price), micros(size)))
                    .as("seed %d", seed)
                    .isEqualTo(micros(sold));
        }
    }

    private static BigDecimal round(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_UP);
    }

    private static long micros(BigDecimal value) {
        return value.movePointRight(6).longValueExact();
    }
}
