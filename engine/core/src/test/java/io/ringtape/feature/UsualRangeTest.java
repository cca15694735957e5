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

/** Prior sessions of 10 minutes with an opening range of 3; at most 4 count, at least 2 must. */
class UsualRangeTest {
    private static final int MINUTES = 10;
    private static final int OPENING = 3;

    private final UsualRange range = new UsualRange(1, MINUTES, OPENING, 4, 2);
    private final long seed = Long.getLong("ringtape.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** Adds a session. Returns its opening width and its range. */
    private long[] session(int date, int minutes, boolean sessionBefore) {
        long[] widths = {0, 0};
        long high = Long.MIN_VALUE;
        long low = Long.MAX_VALUE;
        for (int minute = 0; minute < minutes; minute++) {
            MinuteBar bar = new MinuteBar();
            bar.instrument = 0;
            bar.date = date;
            bar.low = 500_000_000L + random.nextInt(5_000_000);
            bar.high = bar.low + random.nextInt(2_000_000);
            range.onPriorBar(new PriorBar(bar, minute, minutes, sessionBefore));
            high = Math.max(high, bar.high);
            low = Math.min(low, bar.low);
            widths[minute < OPENING ? 0 : 1] = high - low;
        }
        return widths;
    }

    private FeatureSnapshot today() {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        snapshot.openingHigh = 503_000_000;
        snapshot.openingLow = 501_000_000;
        snapshot.high = 504_000_000;
        snapshot.low = 500_000_000;
        range.fill(0, 0, snapshot);
        return snapshot;
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    @Test
    void measuresAgainstTheMedianOfTheLastSessions() {
        List<Long> openings = new ArrayList<>();
        List<Long> days = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            long[] widths = session(day, MINUTES, day == 7);
            openings.add(widths[0]);
            days.add(widths[1]);
        }
        FeatureSnapshot today = today();
        assertThat(today.openingWidth)
                .as("seed %d", seed)
                .isCloseTo(2_000_000.0 / median(openings.subList(3, 7)), within(1e-12));
        assertThat(today.rangeRatio)
                .as("seed %d", seed)
                .isCloseTo(4_000_000.0 / median(days.subList(3, 7)), within(1e-12));
    }

    @Test
    void isMissingWithTooFewSessionsOrWithoutTheOneBefore() {
        session(1, MINUTES, true);
        assertThat(today().rangeRatio).isEqualTo(Missing.STATISTIC);
        session(2, MINUTES, false);
        assertThat(today().rangeRatio).isEqualTo(Missing.STATISTIC);
        session(3, MINUTES, true);
        assertThat(today().rangeRatio).isGreaterThan(0);
    }

    @Test
    void leavesOutSessionsThatAreShorterThanToday() {
        session(1, MINUTES, false);
        session(2, MINUTES - 1, true);
        assertThat(today().rangeRatio).isEqualTo(Missing.STATISTIC);
    }

    @Test
    void isMissingBeforeTheOpeningRangeIsKnown() {
        session(1, MINUTES, false);
        session(2, MINUTES, true);
        FeatureSnapshot early = new FeatureSnapshot();
        early.high = 504_000_000;
        early.low = 500_000_000;
        range.fill(0, 0, early);
        assertThat(early.openingWidth).isEqualTo(Missing.STATISTIC);
        assertThat(early.rangeRatio).isGreaterThan(0);
    }
}
