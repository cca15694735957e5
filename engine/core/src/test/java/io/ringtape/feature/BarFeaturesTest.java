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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EMA, ATR and relative volume, bar by bar. */
class BarFeaturesTest {
    private final BarEma ema = new BarEma(1, 20, 5);
    private final AverageTrueRange atr = new AverageTrueRange(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void emaAndItsSlopeFollowTheirDefinitionAtEveryBar(long seed) {
        Random random = new Random(seed);
        List<Double> closes = new ArrayList<>();
        for (int bar = 1; bar <= 500; bar++) {
            long close = 600_000_000 + random.nextInt(500) * 10_000L;
            ema.onBar(0, close);
            closes.add(close / 1e6);
            String where = "seed " + seed + ", bar " + bar;
            assertClose(ema.value(0), NaiveFeatures.ema(closes, 20), where);
            double before = bar <= 5 ? Missing.STATISTIC : NaiveFeatures.ema(closes.subList(0, bar - 5), 20);
            boolean sloped = before != Missing.STATISTIC;
            double change = NaiveFeatures.ema(closes, 20) - before;
            assertClose(ema.slopeAtr(0, 0.25), sloped ? change / 5 / 0.25 : Missing.STATISTIC, where);
            assertClose(ema.slopePercent(0), sloped ? change / (close / 1e6) * 100 : Missing.STATISTIC, where);
        }
    }

    @Test
    void theSlopeIsInPercentPerFiveBarsHoweverFarItLooks() {
        for (int slopeBars : new int[] {1, 5, 60}) {
            BarEma steady = new BarEma(1, 20, slopeBars);
            for (int bar = 0; bar < 200; bar++) {
                steady.onBar(0, 600_000_000 + bar * 10_000L);
            }
            assertThat(steady.slopePercent(0))
                    .as("%d bars", slopeBars)
                    .isCloseTo(5 * 0.01 / 601.99 * 100, within(1e-6));
            assertThat(steady.slopeAtr(0, 0.02)).as("%d bars", slopeBars).isCloseTo(0.5, within(1e-4));
        }
    }

    @Test
    void theProvisionalEmaLeavesTheClosedOneAlone() {
        for (int i = 0; i < 19; i++) {
            assertThat(ema.provisional(0, 600_000_000)).isEqualTo(Missing.STATISTIC);
            ema.onBar(0, 600_000_000);
        }
        assertThat(ema.provisional(0, 620_000_000)).isCloseTo(601, within(1e-9));
        ema.onBar(0, 600_000_000);
        assertThat(ema.provisional(0, 621_000_000)).isCloseTo(602, within(1e-9));
        assertThat(ema.provisional(0, Missing.LONG)).isEqualTo(Missing.STATISTIC);
        assertThat(ema.value(0)).isEqualTo(600);
        assertThat(ema.slopeAtr(0, Missing.STATISTIC)).isEqualTo(Missing.STATISTIC);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void atrFollowsWilderAtEveryBar(long seed) {
        Random random = new Random(seed);
        List<Double> ranges = new ArrayList<>();
        long before = Missing.LONG;
        for (int bar = 1; bar <= 300; bar++) {
            long close = 600_000_000 + random.nextInt(100) * 10_000L;
            long high = close + random.nextInt(50) * 10_000L;
            long low = close - random.nextInt(50) * 10_000L;
            if (random.nextInt(100) == 0) {
                atr.beginSession(0);
                before = Missing.LONG;
            }
            atr.add(0, high, low, close);
            if (before != Missing.LONG) {
                double gap = Math.max(Math.abs(high - before), Math.abs(low - before)) / 1e6;
                ranges.add(Math.max((high - low) / 1e6, gap));
            }
            before = close;
            assertClose(atr.value(0), NaiveFeatures.wilder(ranges, 14), "seed " + seed + ", bar " + bar);
        }
    }

    @Test
    void theGapOverNightIsNoTrueRange() {
        for (int i = 0; i < 15; i++) {
            atr.add(0, 600_100_000, 600_000_000, 600_050_000);
        }
        atr.beginSession(0);
        atr.add(0, 650_100_000, 650_000_000, 650_050_000);
        assertThat(atr.value(0)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void relativeVolumeIsMissingBelowItsSessions() {
        RelativeVolume volume = new RelativeVolume(1, 390, 3, 2, null);
        giveSession(volume, 390, 100);
        volume.close(0, 0, 100, 100);
        assertThat(volume.value(0)).isEqualTo(Missing.STATISTIC);
        assertThat(volume.barValue(0)).isEqualTo(Missing.STATISTIC);
    }

    @Test
    void aHalfDayIsNoMeasureOfAWholeOneButAWholeOneIsOfAHalfDay() {
        RelativeVolume whole = new RelativeVolume(1, 390, 3, 1, null);
        giveSession(whole, 210, 100);
        assertThat(whole.sessions(0)).isZero();
        RelativeVolume half = new RelativeVolume(1, 210, 3, 1, null);
        giveSession(half, 390, 100);
        giveSession(half, 210, 300);
        half.close(0, 0, 100, 100);
        assertThat(half.value(0)).isEqualTo(0.5);
    }

    @Test
    void onlyTheLastSessionsCount() {
        RelativeVolume volume = new RelativeVolume(1, 390, 3, 3, null);
        for (int usual : new int[] {1_000_000, 1, 2, 3}) {
            giveSession(volume, 390, usual);
        }
        volume.close(0, 0, 8, 8);
        assertThat(volume.value(0)).isEqualTo(4);
        volume.close(0, 2, 8, Missing.LONG);
        assertThat(volume.value(0)).as("two minutes later").isCloseTo(8.0 / 6, within(1e-12));
        assertThat(volume.barValue(0)).as("of the last bar").isEqualTo(4);
    }

    @Test
    void noUsualVolumeGivesNoRatio() {
        RelativeVolume volume = new RelativeVolume(1, 390, 1, 1, null);
        giveSession(volume, 390, 0);
        volume.close(0, 0, 8, 8);
        assertThat(volume.value(0)).isEqualTo(Missing.STATISTIC);
    }

    private static void giveSession(RelativeVolume volume, int minutes, long each) {
        volume.beginHistory(0, minutes, true);
        for (int minute = 0; minute < minutes; minute++) {
            volume.add(0, minute, each);
        }
    }

    private static void assertClose(double actual, double expected, String where) {
        if (expected == Missing.STATISTIC) {
            assertThat(actual).as(where).isEqualTo(expected);
        } else {
            assertThat(actual).as(where).isCloseTo(expected, within(1e-9));
        }
    }

    private static MinuteBar priorBar(long high, long low, long close) {
        MinuteBar bar = new MinuteBar();
        bar.instrument = 0;
        bar.high = high;
        bar.low = low;
        bar.close = close;
        return bar;
    }

    private static Bar bar(long high, long low, long close) {
        Bar bar = new Bar();
        bar.high = high;
        bar.low = low;
        bar.close = close;
        return bar;
    }

    @Test
    void atrContinuesThePriorSessionWithoutTheGapOverNight() {
        for (int i = 0; i < 15; i++) {
            atr.onPriorBar(new PriorBar(priorBar(900_000_000, 100_000_000, 500_000_000), i, 390, false));
            assertThat(atr.value(0)).isEqualTo(Missing.STATISTIC);
        }
        for (int i = 0; i < 15; i++) {
            atr.onPriorBar(new PriorBar(priorBar(600_100_000, 600_000_000, 600_050_000), i, 390, true));
        }
        assertThat(atr.value(0)).isCloseTo(0.1, within(1e-12));
        atr.onMinute(0, 0, null);
        atr.onMinute(0, 1, bar(650_100_000, 650_000_000, 650_050_000));
        assertThat(atr.value(0)).as("the gap").isCloseTo(0.1, within(1e-12));
        atr.onMinute(0, 2, bar(650_350_000, 650_100_000, 650_200_000));
        assertThat(atr.value(0)).isCloseTo((0.1 * 13 + 0.3) / 14, within(1e-12));
    }

    @Test
    void bothEmasTakeEveryBar() {
        BarEmas emas = new BarEmas(1, 5);
        FeatureSnapshot now = new FeatureSnapshot();
        for (int i = 0; i < 50; i++) {
            emas.fill(0, 0, now);
            assertThat(now.ema20).isEqualTo(i < 20 ? Missing.STATISTIC : 600);
            assertThat(now.ema50).isEqualTo(Missing.STATISTIC);
            emas.onMinute(0, i, bar(600_000_000, 600_000_000, 600_000_000));
        }
        emas.fill(0, 0, now);
        assertThat(now.ema50).isEqualTo(600);
    }

    @Test
    void withoutARangeThereIsNoSlopeInAtr() {
        for (int i = 0; i < 100; i++) {
            ema.onBar(0, 600_000_000 + i * 10_000L);
        }
        assertThat(ema.slopeAtr(0, 0)).isEqualTo(Missing.STATISTIC);
        assertThat(ema.slopeAtr(0, 0.01)).isGreaterThan(0);
    }

    @Test
    void thePriorSessionHasTheExtremesOfItsBarsAndTheLastClose() {
        PriorSession prior = new PriorSession(1);
        FeatureSnapshot now = new FeatureSnapshot();
        prior.onPriorBar(new PriorBar(priorBar(900, 100, 500), 0, 390, false));
        prior.fill(0, 0, now);
        assertThat(now.priorHigh).isEqualTo(Missing.LONG);
        prior.onPriorBar(new PriorBar(priorBar(605, 600, 604), 0, 390, true));
        prior.onPriorBar(new PriorBar(priorBar(603, 598, 602), 1, 390, true));
        prior.onPriorBar(new PriorBar(priorBar(604, 599, 601), 2, 390, true));
        prior.fill(0, 0, now);
        assertThat(now.priorHigh).isEqualTo(605);
        assertThat(now.priorLow).isEqualTo(598);
        assertThat(now.priorClose).isEqualTo(601);
    }

    @Test
    void aBarIsComparedWithItsOwnMinuteAndTheSessionWithItsSum() {
        RelativeVolume volume = new RelativeVolume(1, 390, 3, 2, null);
        giveSession(volume, 390, 100);
        giveSession(volume, 390, 100);
        volume.close(0, 0, 50, 50);
        volume.close(0, 1, 100, 50);
        assertThat(volume.value(0)).isEqualTo(0.5);
        assertThat(volume.barValue(0)).isEqualTo(0.5);
        assertThat(volume.sessions(0)).isEqualTo(2);
        assertThat(volume.minSessions()).isEqualTo(2);
    }

    @Test
    void aMinuteWithoutABarCountsAsNoVolumeThoughAnEarlierSessionHadOne() {
        RelativeVolume volume = new RelativeVolume(1, 390, 1, 1, null);
        giveSession(volume, 390, 100);
        volume.beginHistory(0, 390, true);
        volume.add(0, 1, 100);
        volume.close(0, 0, 50, 50);
        assertThat(volume.value(0)).isEqualTo(Missing.STATISTIC);
        volume.close(0, 1, 50, 25);
        assertThat(volume.value(0)).isEqualTo(0.5);
        assertThat(volume.barValue(0)).isEqualTo(0.25);
    }
}
