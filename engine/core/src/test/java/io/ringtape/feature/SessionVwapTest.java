package io.ringtape.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.Missing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionVwapTest {
    private static final long Z_FROM_NS = 900;

    private final SessionVwap vwap = new SessionVwap(1, 2, Z_FROM_NS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isWithinABillionthOfExactArithmeticOverMillionsOfShares(long seed) {
        Random random = new Random(seed);
        MathContext digits = new MathContext(60);
        BigDecimal shares = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        long price = 600_000_000;
        for (int i = 0; i < 200_000; i++) {
            price += (random.nextInt(21) - 10) * 500L;
            long size = random.nextInt(100) == 0
                    ? random.nextInt(1_000_000) * 1_000_000L + 1
                    : 1 + random.nextInt(300_000_000);
            vwap.add(0, price, size);
            BigDecimal p = BigDecimal.valueOf(price, 6);
            BigDecimal q = BigDecimal.valueOf(size, 6);
            shares = shares.add(q);
            sum = sum.add(q.multiply(p));
            squares = squares.add(q.multiply(p).multiply(p));
        }
        BigDecimal mean = sum.divide(shares, digits);
        BigDecimal sigma = squares.divide(shares, digits)
                .subtract(mean.multiply(mean), digits)
                .sqrt(digits);
        assertThat(vwap.vwap(0)).as("VWAP, seed %d", seed).isCloseTo(mean.doubleValue(), relative(mean));
        assertThat(vwap.sigma(0)).as("sigma, seed %d", seed).isCloseTo(sigma.doubleValue(), relative(sigma));
    }

    private static org.assertj.core.data.Offset<Double> relative(BigDecimal value) {
        return within(value.abs().doubleValue() * 1e-9);
    }

    @Test
    void keepsADeviationOfATenthOfACentAtSixHundredDollars() {
        for (int i = 0; i < 1_000_000; i++) {
            vwap.add(0, 600_000_000 + (i % 2) * 2_000, 100_000_000);
        }
        assertThat(vwap.vwap(0)).isCloseTo(600.001, within(600 * 1e-12));
        assertThat(vwap.sigma(0)).isCloseTo(0.001, within(1e-12));
    }

    @Test
    void isMissingBeforeTheFirstPrint() {
        assertThat(vwap.vwap(0)).isEqualTo(Missing.STATISTIC);
        assertThat(vwap.sigma(0)).isEqualTo(Missing.STATISTIC);
        assertThat(vwap.bandUpper(0)).isEqualTo(Missing.STATISTIC);
        assertThat(vwap.bandLower(0)).isEqualTo(Missing.STATISTIC);
        assertThat(vwap.z(0, 600_000_000, Z_FROM_NS)).isEqualTo(Missing.STATISTIC);
    }

    @Test
    void onePriceHasNoDeviationAndNoZ() {
        vwap.add(0, 600_010_000, 3);
        vwap.add(0, 600_010_000, 5);
        assertThat(vwap.vwap(0)).isEqualTo(600.01);
        assertThat(vwap.sigma(0)).isZero();
        assertThat(vwap.bandUpper(0)).isEqualTo(600.01);
        assertThat(vwap.z(0, 600_010_000, Z_FROM_NS)).isEqualTo(Missing.STATISTIC);
    }

    @Test
    void zWaitsForItsMinutes() {
        vwap.add(0, 600_000_000, 1_000_000);
        vwap.add(0, 602_000_000, 1_000_000);
        assertThat(vwap.z(0, 603_000_000, Z_FROM_NS - 1)).isEqualTo(Missing.STATISTIC);
        assertThat(vwap.z(0, 603_000_000, Z_FROM_NS)).isCloseTo(2, within(1e-12));
        assertThat(vwap.z(0, Missing.LONG, Z_FROM_NS)).isEqualTo(Missing.STATISTIC);
        assertThat(vwap.bandUpper(0)).isCloseTo(603, within(1e-12));
        assertThat(vwap.bandLower(0)).isCloseTo(599, within(1e-12));
    }

    @Test
    void zIsTheDistanceInDeviations() {
        vwap.add(0, 600_000_000, 1_000_000);
        vwap.add(0, 604_000_000, 1_000_000);
        assertThat(vwap.z(0, 603_000_000, Z_FROM_NS)).isCloseTo(0.5, within(1e-12));
        assertThat(vwap.z(0, 598_000_000, Z_FROM_NS)).isCloseTo(-2, within(1e-12));
    }
}
