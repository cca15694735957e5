package io.ringtape.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BarTest {
    private final Bar bar = new Bar();

    @Test
    void hasNoVwapWithoutAnEligiblePrint() {
        bar.begin(0);
        bar.onPrint(true);
        assertThat(bar.vwap()).isEqualTo(Missing.LONG);
        assertThat(bar.trades).isEqualTo(1);
        assertThat(bar.backfilled).isEqualTo(1);
    }

    @Test
    void itsVwapIsThatOfExactArithmetic() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Bar drawn = new Bar();
            drawn.begin(0);
            BigInteger money = BigInteger.ZERO;
            BigInteger shares = BigInteger.ZERO;
            for (int i = random.nextInt(1, 3_000); i > 0; i--) {
                long price = 600 * Micros.ONE + random.nextLong(-5_000_000, 5_000_000);
                long size = random.nextLong(1, 10_000 * Micros.ONE);
                drawn.onWeighted(price, size);
                money = money.add(BigInteger.valueOf(price).multiply(BigInteger.valueOf(size)));
                shares = shares.add(BigInteger.valueOf(size));
            }
            long exact = new BigDecimal(money)
                    .divide(new BigDecimal(shares), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            assertThat(Math.abs(drawn.vwap() - exact)).as("seed %d", seed).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void ofPrintsOfOneTimeAndSequenceTheFirstOpensAndTheLastClosesTheBar() {
        bar.begin(0);
        bar.onPrice(600, 5, 1);
        bar.onPrice(601, 7, 1);
        bar.onPrice(602, 5, 1);
        bar.onPrice(603, 7, 1);
        assertThat(bar.open).isEqualTo(600);
        assertThat(bar.close).isEqualTo(603);
        bar.onPrice(604, 4, 1);
        assertThat(bar.open).isEqualTo(604);
    }

    @Test
    void ofPrintsOfOneTimeTheSequenceTellsWhichOpensAndWhichClosesTheBar() {
        bar.begin(0);
        bar.onPrice(600, 5, 20);
        bar.onPrice(601, 5, 10);
        bar.onPrice(602, 5, 15);
        assertThat(bar.open).isEqualTo(601);
        assertThat(bar.close).isEqualTo(600);
        bar.onPrice(603, 5, 21);
        assertThat(bar.close).isEqualTo(603);
    }
}
