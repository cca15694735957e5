package io.ringtape.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
                if (random.nextInt(10) == 0) {
                    holes.open(0, from, to, now);
                    fill(until, from, to, FeedHoles.FOR_EVER);
                } else {
                    long end = now + 1L + random.nextInt(4);
                    holes.openUntil(0, from, to, now, end);
                    extend(until, from, to, end);
                }
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

    private static void extend(long[] until, int from, int to, long end) {
        for (int i = from; i <= to; i++) {
            until[i] = Math.max(until[i], end);
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

    /** Opens {@code count} holes of which each closes on its own: from 10 i to 10 i + 5. */
    private static FeedHoles open(int count) {
        FeedHoles holes = new FeedHoles(1);
        for (int i = 0; i < count; i++) {
            holes.open(0, 10L * i, 10L * i + 5, 1);
        }
        return holes;
    }

    @ParameterizedTest
    @ValueSource(ints = {FeedHoles.FIRST_ROOM, FeedHoles.FIRST_ROOM + 1, 40, 1_000})
    void manyHolesCloseEachOnItsOwnInAnyOrder(int count) {
        FeedHoles holes = open(count);
        List<Integer> order = IntStream.range(0, count).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(count));
        for (int hole : order) {
            assertThat(holes.isOpen(0, 2))
                    .as("before hole %d of %d", hole, count)
                    .isTrue();
            holes.close(0, 10L * hole, 10L * hole + 5);
        }
        assertThat(holes.isOpen(0, 2)).isFalse();
    }

    @Test
    void aSpanIsCutOutOfAHoleWhenThereIsNoRoomForTheRest() {
        FeedHoles holes = open(FeedHoles.FIRST_ROOM);
        holes.close(0, 2, 3);
        for (int i = 1; i < FeedHoles.FIRST_ROOM; i++) {
            holes.close(0, 10L * i, 10L * i + 5);
        }
        holes.close(0, 0, 1);
        assertThat(holes.isOpen(0, 2)).isTrue();
        holes.close(0, 4, 5);
        assertThat(holes.isOpen(0, 2)).isFalse();
    }

    @Test
    void gapsBeyondTheMostThatAreKeptStayOpenForTheirTime() {
        FeedHoles holes = new FeedHoles(1);
        int count = 3 * FeedHoles.MOST_TIMED;
        for (int i = 0; i < count; i++) {
            holes.openUntil(0, 10L * i, 10L * i + 5, 1 + i, 1_000 + i);
        }
        assertThat(holes.isOpen(0, 1_000 + count - 2)).isTrue();
        assertThat(holes.isOpen(0, 1_000 + count - 1)).isFalse();
        holes.close(0, 0, 10L * count);
        assertThat(holes.isOpen(0, 1)).isFalse();
    }

    @Test
    void aGapDoesNotShortenAHoleThatIsBeingFilled() {
        FeedHoles holes = open(1);
        holes.openUntil(0, 0, 9, 2, 10);
        assertThat(holes.isOpen(0, 10)).isTrue();
        holes.close(0, 0, 5);
        assertThat(holes.isOpen(0, 9)).isTrue();
        assertThat(holes.isOpen(0, 10)).isFalse();
    }
}
