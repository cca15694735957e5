package io.ringtape.polygon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Missing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {
    @Test
    void readsSizesAndPricesToTheMicro() {
        assertThat(micros("100")).isEqualTo(100_000_000);
        assertThat(micros("100.0")).isEqualTo(100_000_000);
        assertThat(micros("0.0073")).isEqualTo(7_300);
        assertThat(micros(".5")).isEqualTo(500_000);
        assertThat(micros("5.")).isEqualTo(5_000_000);
        assertThat(micros("1e2")).isEqualTo(100_000_000);
        assertThat(micros("1.5E-3")).isEqualTo(1_500);
        assertThat(micros("+7")).isEqualTo(7_000_000);
        assertThat(micros("-0.25")).isEqualTo(-250_000);
        assertThat(micros("9223372036854.775807")).isEqualTo(Missing.LONG);
        assertThat(micros("922337203685.4775")).isEqualTo(922_337_203_685_477_500L);
    }

    @Test
    void roundsFractionsOfAMicroHalfAwayFromZero() {
        assertThat(micros("0.0000005")).isEqualTo(1);
        assertThat(micros("0.00000049999999999999999999")).isZero();
        assertThat(micros("101.23000000000001")).isEqualTo(101_230_000);
        assertThat(micros("-1.0000005")).isEqualTo(-1_000_001);
        assertThat(micros("1e-400")).isZero();
    }

    @Test
    void refusesTextThatIsNotANumber() {
        for (String text :
                new String[] {"", "-", ".", "e5", "1e", "1e+", "1.2.3", "12a", "NaN", "1,5", "0x10", " 1", "1e99"}) {
            assertThat(micros(text)).as("'%s'", text).isEqualTo(Missing.LONG);
            assertThat(whole(text)).as("'%s'", text).isEqualTo(Missing.LONG);
        }
    }

    @Test
    void readsWholeNumbersUpToTheLargestLong() {
        assertThat(whole("1795100401123456789")).isEqualTo(1_795_100_401_123_456_789L);
        assertThat(whole("1.795100401123456789e18")).isEqualTo(1_795_100_401_123_456_789L);
        assertThat(whole("-1795100401123456789")).isEqualTo(-1_795_100_401_123_456_789L);
        assertThat(whole("12.0")).isEqualTo(12);
        assertThat(whole("1.2e1")).isEqualTo(12);
        assertThat(whole("1.5")).isEqualTo(Missing.LONG);
        assertThat(whole("1.5e0")).isEqualTo(Missing.LONG);
        assertThat(whole("99999999999999999999")).isEqualTo(Missing.LONG);
    }

    @Test
    void agreesWithBigDecimalOnRandomNumbers() {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            String text = number(random);
            BigDecimal exact = new BigDecimal(text);
            BigDecimal rounded = exact.movePointRight(6).setScale(0, RoundingMode.HALF_UP);
            if (rounded.precision() <= 17) {
                assertThat(micros(text)).as("seed %d, '%s'", seed, text).isEqualTo(rounded.longValueExact());
            }
            boolean isWhole = exact.stripTrailingZeros().scale() <= 0;
            if (exact.precision() <= 17) {
                boolean fits = isWhole && exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
                long wanted = fits ? exact.longValueExact() : Missing.LONG;
                assertThat(whole(text)).as("seed %d, '%s'", seed, text).isEqualTo(wanted);
            }
        }
    }

    private static String number(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
        text.append(random.nextInt(10));
        digits(text, random, random.nextInt(12));
        if (random.nextBoolean()) {
            digits(text.append('.'), random, random.nextInt(12));
        }
        if (random.nextInt(5) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(30) - 15);
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, Random random, int count) {
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(3) == 0 ? 0 : random.nextInt(10));
        }
    }

    private static long micros(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.US_ASCII);
        return Decimal.micros(bytes, 1, bytes.length - 1);
    }

    private static long whole(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.US_ASCII);
        return Decimal.whole(bytes, 1, bytes.length - 1);
    }
}
