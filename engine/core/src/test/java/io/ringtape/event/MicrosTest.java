package io.ringtape.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MicrosTest {
    @Test
    void roundsHalfAwayFromZero() {
        assertThat(Micros.ofDouble(1.25)).isEqualTo(1_250_000);
        assertThat(Micros.ofDouble(-0.0000005)).isEqualTo(-1);
        assertThat(Micros.ofDouble(0.0000004)).isZero();
    }

    @Test
    void refusesWhatIsNoNumberOrTooLarge() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Missing.STATISTIC, 1e13}) {
            assertThatThrownBy(() -> Micros.ofDouble(value)).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void multipliesPriceAndSizeExactly() {
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long price = random.nextLong(0, 1L << random.nextInt(1, 44));
            long size = random.nextLong(0, 1L << random.nextInt(1, 38));
            long exact = BigDecimal.valueOf(price)
                    .multiply(BigDecimal.valueOf(size))
                    .divide(BigDecimal.valueOf(Micros.ONE), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            assertThat(Micros.notional(price, size))
                    .as("seed %d: %d x %d", seed, price, size)
                    .isEqualTo(exact);
        }
    }

    @Test
    void productsOverADivisorAreExact() {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            long divisor = (random.nextLong() >>> 1 >> random.nextInt(62)) + 1;
            long addend = random.nextBoolean() ? 0 : divisor / 2;
            BigInteger wanted = BigInteger.valueOf(a)
                    .multiply(BigInteger.valueOf(b))
                    .add(BigInteger.valueOf(addend))
                    .divide(BigInteger.valueOf(divisor));
            if (wanted.bitLength() < 64) {
                assertThat(Micros.productOver(a, b, addend, divisor))
                        .as("(%s × %s + %s) / %s, seed %s", a, b, addend, divisor, seed)
                        .isEqualTo(wanted.longValue());
            } else {
                assertThatThrownBy(() -> Micros.productOver(a, b, addend, divisor))
                        .isInstanceOf(ArithmeticException.class);
            }
        }
    }
}
