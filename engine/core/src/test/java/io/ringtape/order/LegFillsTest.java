package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;
import io.ringtape.order.LegFills.FillKind;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LegFillsTest {
    private final LegFills leg = new LegFills();

    private static LegFills of(long ordered) {
        LegFills leg = new LegFills();
        leg.begin(ordered);
        return leg;
    }

    @Test
    void worksUntilAllOfItIsFilled() {
        leg.begin(100);
        assertThat(leg.isOver()).isFalse();
        assertThat(leg.open()).isEqualTo(100);
        leg.take(60, 60);
        assertThat(leg.open()).isEqualTo(40);
        assertThat(leg.isEnded()).isFalse();
        leg.take(40, 100);
        assertThat(leg.isOver()).isTrue();
        assertThat(leg.open()).isZero();
        assertThat(leg.filled()).isEqualTo(100);
    }

    @Test
    void isNotOverWhileFillsOfItAreUntold() {
        leg.begin(100);
        leg.end(OrderEvent.CANCEL, 60);
        assertThat(leg.isEnded()).isTrue();
        assertThat(leg.isOver()).isFalse();
        assertThat(leg.open()).isEqualTo(60);
        leg.take(30, 60);
        assertThat(leg.isOver()).isFalse();
        leg.take(30, 30);
        assertThat(leg.isOver()).isTrue();
    }

    @Test
    void anEndWithoutAFigureCountsTheReportedFills() {
        leg.begin(100);
        leg.take(30, 30);
        leg.end(OrderEvent.CANCEL, Missing.LONG);
        assertThat(leg.isOver()).isTrue();
        assertThat(leg.filled()).isEqualTo(30);
    }

    @Test
    void anEndNeverLowersTheFigureOfAnEarlierOne() {
        leg.begin(100);
        leg.end(OrderEvent.CANCEL, 60);
        leg.end(OrderEvent.CANCEL, 0);
        assertThat(leg.isOver()).isFalse();
        leg.end(OrderEvent.CANCEL, 70);
        leg.take(60, 60);
        assertThat(leg.isOver()).isFalse();
        leg.take(10, 70);
        assertThat(leg.isOver()).isTrue();
    }

    @Test
    void aFillAfterTheEndCountsAndKeepsItOver() {
        leg.begin(100);
        leg.end(OrderEvent.CANCEL, 0);
        assertThat(leg.isOver()).isTrue();
        assertThat(leg.kindOf(20, 20)).isEqualTo(FillKind.FRESH);
        leg.take(20, 20);
        assertThat(leg.filled()).isEqualTo(20);
        assertThat(leg.open()).isZero();
        assertThat(leg.isOver()).isTrue();
    }

    @Test
    void aFillThatOverlapsInPartIsImpossible() {
        leg.begin(100);
        leg.take(20, 40);
        assertThat(leg.kindOf(20, 40)).isEqualTo(FillKind.REPEATED);
        assertThat(leg.kindOf(10, 30)).isEqualTo(FillKind.REPEATED);
        assertThat(leg.kindOf(20, 20)).isEqualTo(FillKind.FRESH);
        assertThat(leg.kindOf(21, 21)).isEqualTo(FillKind.IMPOSSIBLE);
        assertThat(leg.kindOf(21, 41)).isEqualTo(FillKind.IMPOSSIBLE);
        assertThat(leg.kindOf(60, 60)).isEqualTo(FillKind.IMPOSSIBLE);
        assertThat(leg.kindOf(60, 100)).isEqualTo(FillKind.FRESH);
        assertThat(leg.kindOf(61, 101)).isEqualTo(FillKind.IMPOSSIBLE);
    }

    @Test
    void beginsAnew() {
        leg.begin(100);
        leg.take(100, 100);
        leg.begin(50);
        assertThat(leg.isEnded()).isFalse();
        assertThat(leg.filled()).isZero();
        assertThat(leg.ordered()).isEqualTo(50);
        assertThat(leg.kindOf(50, 50)).isEqualTo(FillKind.FRESH);
    }

    /** Compares with a twin that has a bit for each share. */
    @Test
    void judgesAsANaiveTwinOfSingleShares() {
        for (long seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int ordered = random.nextInt(1, 40);
            LegFills fills = of(ordered);
            BitSet shares = new BitSet();
            int due = ordered;
            boolean ended = false;
            for (int step = 0; step < 60; step++) {
                if (random.nextInt(25) == 0) {
                    int reported = random.nextInt(0, ordered + 1);
                    fills.end(OrderEvent.CANCEL, reported);
                    due = Math.max(ended ? due : shares.cardinality(), reported);
                    ended = true;
                } else {
                    int size = random.nextInt(-1, 12);
                    int soFar = random.nextInt(-1, ordered + 3);
                    FillKind kind = naive(shares, size, soFar, ordered);
                    assertThat(fills.kindOf(size, soFar)).as("seed %d", seed).isEqualTo(kind);
                    if (kind == FillKind.FRESH) {
                        fills.take(size, soFar);
                        shares.set(soFar - size, soFar);
                        ended |= shares.cardinality() == ordered;
                    }
                }
                int filled = shares.cardinality();
                assertThat(fills.filled()).as("seed %d", seed).isEqualTo(filled);
                assertThat(fills.open()).as("seed %d", seed).isEqualTo(Math.max(0, due - filled));
                assertThat(fills.isEnded()).as("seed %d", seed).isEqualTo(ended);
                assertThat(fills.isOver()).as("seed %d", seed).isEqualTo(ended && filled >= due);
            }
        }
    }

    private static FillKind naive(BitSet shares, int size, int soFar, int ordered) {
        if (size <= 0 || soFar < size || soFar > ordered) {
            return FillKind.IMPOSSIBLE;
        }
        int known = shares.get(soFar - size, soFar).cardinality();
        return known == 0 ? FillKind.FRESH : known == size ? FillKind.REPEATED : FillKind.IMPOSSIBLE;
    }

    @Test
    void isInTheDigestWhole() {
        LegFills fills = of(100);
        long begun = digest(fills);
        fills.take(10, 10);
        long part = digest(fills);
        fills.end(OrderEvent.CANCEL, 20);
        long due = digest(fills);
        fills.end(OrderEvent.CANCEL, 30);
        assertThat(new long[] {begun, part, due, digest(fills), digest(of(99))}).doesNotHaveDuplicates();
    }

    private static long digest(LegFills fills) {
        StateHasher hasher = new StateHasher().reset();
        fills.hash(hasher);
        return hasher.value();
    }

    @Test
    void bothEndsOfEachSpanAreInTheDigest() {
        LegFills longer = of(100);
        longer.take(20, 20);
        LegFills sameEnd = of(100);
        sameEnd.take(10, 20);
        LegFills sameBegin = of(100);
        sameBegin.take(10, 10);
        assertThat(new long[] {digest(longer), digest(sameEnd), digest(sameBegin)})
                .doesNotHaveDuplicates();
        LegFills full = of(100);
        for (int span = 0; span < 4; span++) {
            full.take(5, 10 + span * 20);
        }
        assertThat(digest(full)).isNotEqualTo(digest(longer));
    }
}
