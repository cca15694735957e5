package io.ringtape.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedHolesTest {
    private static final int SPAN = 200;

    /** The twin keeps, for each nanosecond, until when it is missing. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithATableOfEveryNanosecond(long seed) {
        Random random = new Random(seed);
        FeedHoles holes = new FeedHoles(1);
        long[] until = new long[SPAN];
        int opened = 0;
        for (int now = 1; now < 20_000; now++) {
            int from = random.nextInt(SPAN);
            int to = Math.min(SPAN - 1, from + random.nextInt(20));
            if (random.nextInt(4) == 0) {
                long end = random.nextInt(10) == 0 ? FeedHoles.FOR_EVER : now + 1 + random.nextInt(4);
                holes.open(0, from, to, now, end);
                fill(until, from, to, end);
                opened++;
            } else {
                holes.close(0, from, to);
                fill(until, from, to, 0);
            }
            assertThat(holes.isOpen(0, now)).as("seed %d, at %d", seed, now).isEqualTo(isOpen(until, now));
            if (random.nextInt(40) == 0) {
                holes.close(0, 0, SPAN);
                fill(until, 0, SPAN - 1, 0);
            }
        }
        assertThat(opened).isGreaterThan(4_000);
    }

    private static void fill(long[] until, int from, int to, long end) {
        for (int i = from; i <= to; i++) {
            until[i] = end;
        }
    }

    private static boolean isOpen(long[] until, long now) {
        for (long end : until) {
            if (end > now) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(ints = {FeedHoles.MOST, FeedHoles.MOST + 1, FeedHoles.MOST + 30})
    void moreHolesThanAreKeptStayOpenUntilAllAreFilled(int count) {
        FeedHoles holes = new FeedHoles(1);
        for (int i = 0; i < count; i++) {
            holes.open(0, 10L * i, 10L * i + 5, 1, FeedHoles.FOR_EVER);
        }
        for (int i = 0; i < count - 1; i++) {
            holes.close(0, 10L * i, 10L * i + 5);
            assertThat(holes.isOpen(0, 2)).as("after %d", i).isTrue();
        }
        holes.close(0, 0, 10L * count);
        assertThat(holes.isOpen(0, 2)).isFalse();
    }
}
