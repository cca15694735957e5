package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Trade;
import io.ringtape.feature.NaiveFeatures.NaiveBar;
import io.ringtape.feature.RandomTape.Backfill;
import io.ringtape.feature.RandomTape.MinuteEnd;
import io.ringtape.feature.RandomTape.TapedEvent;
import java.lang.reflect.Field;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random days, with each snapshot compared with one that is computed from everything before it. */
class FeaturesPropertyTest {
    private static void feed(Features features, TapedEvent step) {
        if (step.what() instanceof Trade trade) {
            features.onTrade(trade);
        } else if (step.what() instanceof Quote quote) {
            features.onQuote(quote);
        } else if (step.what() instanceof MinuteEnd minute) {
            features.closeMinute(0, minute.endNs());
            features.closeMinute(1, minute.endNs());
        } else if (step.what() instanceof Backfill fill) {
            if (fill.begins()) {
                features.beginBackfill(fill.instrument());
            } else {
                features.endBackfill(fill.instrument());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everySnapshotEqualsTheOneComputedFromTheWholePast(long seed) throws IllegalAccessException {
        Random random = new Random(seed);
        FeatureSettings settings = RandomTape.settings()
                .with("bandSigmas", 1 + random.nextInt(3))
                .with("zAfterMinutes", random.nextInt(30))
                .with("openingRangeMinutes", 1 + random.nextInt(30))
                .with("imbalanceWindowMillis", 100 * (1 + random.nextInt(100)))
                .with("slopeBars", 1 + random.nextInt(20))
                .with("rvolSessions", 1 + random.nextInt(6))
                .with("rvolMinSessions", 1)
                .with("crossesInVwap", random.nextBoolean())
                .settings();
        RandomTape tape = new RandomTape(seed);
        Features features = FeaturesTest.features(settings);
        NaiveFeatures naive = new NaiveFeatures(settings, RandomTape.session(), tape.history);
        tape.history.forEach(features::onMinuteBar);
        for (TapedEvent step : tape.steps) {
            feed(features, step);
            naive.on(step);
            if (random.nextInt(step.what() instanceof MinuteEnd ? 10 : 300) == 0) {
                long timeNs = step.timeNs() + random.nextInt(1_000_000_000);
                int instrument = random.nextInt(2);
                assertSame(features, naive, new Asked(instrument, timeNs, SnapshotTrigger.SECOND), seed);
                if (step.what() instanceof MinuteEnd end && hasBar(features, instrument, end)) {
                    assertSame(features, naive, new Asked(instrument, timeNs, SnapshotTrigger.BAR), seed);
                }
            }
        }
        long endNs = tape.steps.get(tape.steps.size() - 1).timeNs();
        assertSame(features, naive, new Asked(0, endNs, SnapshotTrigger.END), seed);
        assertSame(features, naive, new Asked(1, endNs, SnapshotTrigger.END), seed);
        for (int instrument = 0; instrument < 2; instrument++) {
            assertThat(features.bars().late(instrument))
                    .as("late, seed %d", seed)
                    .isEqualTo(naive.late(instrument))
                    .isPositive();
        }
    }

    /** A snapshot to compare. */
    private record Asked(int instrument, long timeNs, SnapshotTrigger trigger) {}

    private static boolean hasBar(Features features, int instrument, MinuteEnd minute) {
        return features.closedBar(instrument).startNs == minute.endNs() - MINUTE_NS;
    }

    private static void assertSame(Features features, NaiveFeatures naive, Asked asked, long seed)
            throws IllegalAccessException {
        int instrument = asked.instrument();
        long timeNs = asked.timeNs();
        FeatureSnapshot actual = new FeatureSnapshot();
        actual.trigger = asked.trigger();
        features.snapshot(instrument, timeNs, actual);
        FeatureSnapshot expected = naive.snapshot(instrument, timeNs, asked.trigger());
        for (Field field : FeatureSnapshot.class.getFields()) {
            String where = field.getName() + ", seed " + seed + ", instrument " + instrument + " at " + timeNs;
            if (field.getType() == double.class && field.getDouble(expected) != Missing.STATISTIC) {
                double value = field.getDouble(expected);
                double tolerance = Math.max(1e-9, Math.abs(value) * 1e-9);
                assertThat(field.getDouble(actual)).as(where).isCloseTo(value, within(tolerance));
            } else {
                assertThat(field.get(actual)).as(where).isEqualTo(field.get(expected));
            }
        }
        assertThat(NaiveBar.of(features.closedBar(instrument)))
                .as("last bar, seed %d, instrument %d", seed, instrument)
                .isEqualTo(naive.lastBar(instrument));
    }

    @Test
    void theSameEventsGiveTheSameBits() throws IllegalAccessException {
        RandomTape tape = new RandomTape(7);
        Features one = FeaturesTest.features(RandomTape.settings().settings());
        Features other = FeaturesTest.features(RandomTape.settings().settings());
        tape.history.forEach(one::onMinuteBar);
        tape.history.forEach(other::onMinuteBar);
        FeatureSnapshot ofOne = new FeatureSnapshot();
        FeatureSnapshot ofOther = new FeatureSnapshot();
        for (TapedEvent step : tape.steps) {
            feed(one, step);
            one.snapshot(0, step.timeNs(), ofOne);
            feed(other, step);
        }
        long endNs = tape.steps.get(tape.steps.size() - 1).timeNs();
        one.snapshot(0, endNs, ofOne);
        other.snapshot(0, endNs, ofOther);
        for (Field field : FeatureSnapshot.class.getFields()) {
            assertThat(field.get(ofOther)).as(field.getName()).isEqualTo(field.get(ofOne));
        }
    }
}
