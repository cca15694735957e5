package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeeScheduleTest {
    private static final long SHARES = 100 * Micros.ONE;

    private static FeeSchedule schedule(FeeRates rates) {
        LatencySettings atOnce = LatencySettings.constant(0);
        return new FeeSchedule(new SimulationSettings(atOnce, atOnce, 0, rates));
    }

    @Test
    void chargesNothingWhenNothingIsSet() {
        FeeSchedule free = schedule(FeeRates.NONE);
        assertThat(free.charge(Side.SELL, 500 * SHARES, SHARES)).isZero();
        assertThat(free.chargeAShare(Side.SELL, 500 * Micros.ONE)).isZero();
    }

    @Test
    void chargesRegulatoryFeesOnSalesAloneAndEachUpToTheCent() {
        FeeSchedule fees = schedule(new FeeRates(3_500, 0, 27_800_000, 166, 8_300_000));
        assertThat(fees.charge(Side.BUY, 500 * SHARES, SHARES)).isEqualTo(350_000);
        // 1.39 dollars to the SEC exactly, 1.66 cents to FINRA.
        assertThat(fees.charge(Side.SELL, 500 * SHARES, SHARES)).isEqualTo(350_000 + 1_390_000 + 20_000);
        assertThat(fees.charge(Side.SELL, 500 * SHARES + 1, SHARES)).isEqualTo(350_000 + 1_400_000 + 20_000);
    }

    @Test
    void chargesTheBrokersMinimumUntilTheSharesCostMore() {
        FeeSchedule fees = schedule(new FeeRates(5_000, 1_000_000, 0, 0, 0));
        assertThat(fees.charge(Side.BUY, Micros.ONE, Micros.ONE)).isEqualTo(1_000_000);
        assertThat(fees.charge(Side.BUY, Micros.ONE, 200 * Micros.ONE)).isEqualTo(1_000_000);
        assertThat(fees.charge(Side.BUY, Micros.ONE, 201 * Micros.ONE)).isEqualTo(1_005_000);
    }

    @Test
    void capsTheTradingActivityFee() {
        FeeSchedule fees = schedule(new FeeRates(0, 0, 0, 195, 9_790_000));
        assertThat(fees.charge(Side.SELL, Micros.ONE, 50_000 * Micros.ONE)).isEqualTo(9_750_000);
        assertThat(fees.charge(Side.SELL, Micros.ONE, 1_000_000 * Micros.ONE)).isEqualTo(9_790_000);
    }

    @Test
    void chargesWhatExactDecimalsSay() {
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            FeeRates rates = new FeeRates(
                    random.nextLong(10_000),
                    random.nextLong(3) * 495_000,
                    random.nextLong(40_000_000),
                    random.nextLong(1_000),
                    random.nextLong(10_000_000));
            long price = random.nextLong(1, 1L << random.nextInt(1, 37));
            long size = random.nextLong(1, 1L << random.nextInt(1, 41));
            long notional = Micros.notional(price, size);
            FeeSchedule fees = schedule(rates);
            long commission = Math.max(
                    rates.feeMinimum(), micros(decimal(rates.feePerShare()).multiply(decimal(size))));
            BigDecimal sec = decimal(notional).multiply(BigDecimal.valueOf(rates.secPerMillion(), 12));
            BigDecimal taf =
                    decimal(rates.tafPerShare()).multiply(decimal(size)).min(decimal(rates.tafCap()));
            assertThat(fees.charge(Side.BUY, notional, size))
                    .as("seed %d", seed)
                    .isEqualTo(commission);
            assertThat(fees.charge(Side.SELL, notional, size))
                    .as("seed %d", seed)
                    .isEqualTo(commission + cents(sec) + cents(taf));
            assertThat(fees.chargeAShare(Side.BUY, price)).isEqualTo(rates.feePerShare());
            assertThat(fees.chargeAShare(Side.SELL, price))
                    .as("seed %d", seed)
                    .isEqualTo(rates.feePerShare()
                            + rates.tafPerShare()
                            + decimal(price)
                                    .multiply(BigDecimal.valueOf(rates.secPerMillion(), 12))
                                    .setScale(6, RoundingMode.CEILING)
                                    .movePointRight(6)
                                    .longValueExact());
        }
    }

    private static BigDecimal decimal(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }

    private static long micros(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_UP).movePointRight(6).longValueExact();
    }

    private static long cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.CEILING).movePointRight(6).longValueExact();
    }
}
