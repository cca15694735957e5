package io.ringtape.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FiveMinuteEmasTest {
    private final long seed = Long.getLong("ringtape.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final FiveMinuteEmas emas = new FiveMinuteEmas(1);

    private static double ema(List<Double> closes, int length) {
        if (closes.size() < length) {
            return Missing.STATISTIC;
        }
        double value = closes.subList(0, length).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        for (double close : closes.subList(length, closes.size())) {
            value += 2.0 / (length + 1) * (close - value);
        }
        return value;
    }

    @Test
    void areThoseOfTheLastCloseOfEachFiveMinutesThatHadOne() {
        List<Double> closes = new ArrayList<>();
        for (int session = 0; session < 2; session++) {
            double last = 0;
            for (int minute = 0; minute < 390; minute++) {
                boolean silent = random.nextInt(4) == 0;
                long price = 500_000_000L + random.nextInt(5_000_000);
                if (!silent) {
                    last = price / 1e6;
                }
                feed(session, minute, silent ? Missing.LONG : price);
                if (minute % 5 == 4) {
                    if (last > 0) {
                        closes.add(last);
                    }
                    last = 0;
                }
                if (session == 1 && minute % 5 == 4) {
                    FeatureSnapshot now = new FeatureSnapshot();
                    emas.fill(0, 0, now);
                    assertThat(now.ema20Of5).as("seed %d", seed).isCloseTo(ema(closes, 20), within(1e-9));
                    assertThat(now.ema50Of5).as("seed %d", seed).isCloseTo(ema(closes, 50), within(1e-9));
                }
            }
        }
    }

    private void feed(int session, int minute, long price) {
        if (session == 1) {
            Bar bar = new Bar();
            bar.close = price;
            emas.onMinute(0, minute, price == Missing.LONG ? null : bar);
        } else if (price != Missing.LONG) {
            MinuteBar bar = new MinuteBar();
            bar.instrument = 0;
            bar.close = price;
            emas.onPriorBar(new PriorBar(bar, minute, 390, true));
        }
    }

    @Test
    void areMissingBeforeTheirBars() {
        FeatureSnapshot now = new FeatureSnapshot();
        emas.fill(0, 0, now);
        assertThat(now.ema20Of5).isEqualTo(Missing.STATISTIC);
        assertThat(now.ema50Of5).isEqualTo(Missing.STATISTIC);
    }

    /** Ends nineteen prior five minutes at 600 and leaves the twentieth open at 620. */
    private void priorSessionEndsInsideFiveMinutes() {
        for (int five = 0; five < 19; five++) {
            feed(0, 5 * five + 4, 600_000_000);
        }
        feed(0, 96, 620_000_000);
    }

    private double ema20() {
        FeatureSnapshot now = new FeatureSnapshot();
        emas.fill(0, 0, now);
        return now.ema20Of5;
    }

    @Test
    void theOpenFiveMinutesOfThePriorSessionCountAsIfTheyHadEnded() {
        priorSessionEndsInsideFiveMinutes();
        assertThat(ema20()).isCloseTo(601, within(1e-9));
        feed(1, 0, Missing.LONG);
        assertThat(ema20()).as("today began").isCloseTo(601, within(1e-9));
        feed(1, 1, 622_000_000);
        assertThat(ema20()).as("an open bar of today is not shown").isCloseTo(601, within(1e-9));
        feed(1, 4, 622_000_000);
        assertThat(ema20()).isCloseTo(603, within(1e-9));
    }

    @Test
    void fiveMinutesBeforeTheFirstPriceGiveNoBar() {
        for (int five = 1; five <= 20; five++) {
            assertThat(ema20()).isEqualTo(Missing.STATISTIC);
            feed(1, 5 * five + 1, 600_000_000);
        }
        assertThat(ema20()).isEqualTo(Missing.STATISTIC);
        feed(1, 105, 600_000_000);
        assertThat(ema20()).isEqualTo(600);
    }
}
