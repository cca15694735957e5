package io.ringtape.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeedState;
import io.ringtape.event.StateHasher;
import org.junit.jupiter.api.Test;

class TradabilityTest {
    private static final long QUARANTINE_NS = 60;

    private final Tradability tradability = new Tradability(2, QUARANTINE_NS);

    private void feed(FeedState state, long timeNs) {
        tradability.onFeed(0, state, timeNs);
    }

    private boolean hasGap(long timeNs) {
        return tradability.hasGap(0, timeNs);
    }

    @Test
    void haltsOneInstrumentAndNotItsNeighbour() {
        tradability.onHalt(1, true);
        assertThat(tradability.isHalted(1)).isTrue();
        assertThat(tradability.isHalted(0)).isFalse();
        tradability.onHalt(1, false);
        assertThat(tradability.isHalted(1)).isFalse();
    }

    @Test
    void aGapKeepsEntriesAwayForTheQuarantineAndNoLonger() {
        feed(FeedState.GAP, 1_000);
        assertThat(hasGap(1_000)).isTrue();
        assertThat(hasGap(1_059)).isTrue();
        assertThat(hasGap(1_060)).isFalse();
        assertThat(tradability.hasGap(1, 1_000)).isFalse();
    }

    @Test
    void aSecondGapStartsTheQuarantineAnew() {
        feed(FeedState.GAP, 1_000);
        feed(FeedState.GAP, 1_050);
        assertThat(hasGap(1_109)).isTrue();
        assertThat(hasGap(1_110)).isFalse();
    }

    @Test
    void aLostFeedStaysBlockedUntilItIsBack() {
        feed(FeedState.LOST, 1_000);
        assertThat(hasGap(Long.MAX_VALUE)).isTrue();
        feed(FeedState.CONNECTED, 2_000);
        assertThat(hasGap(2_000)).isFalse();
    }

    @Test
    void aSilentInstrumentStaysBlockedUntilItIsHeardAgain() {
        feed(FeedState.STALE, 1_000);
        assertThat(hasGap(Long.MAX_VALUE)).isTrue();
        feed(FeedState.BACKFILL_ENDED, 1_500);
        assertThat(hasGap(1_500)).isTrue();
        feed(FeedState.RESUMED, 2_000);
        assertThat(hasGap(2_000)).isFalse();
    }

    @Test
    void anInstrumentHeardAgainDoesNotBringALostFeedBack() {
        feed(FeedState.LOST, 1_000);
        feed(FeedState.STALE, 1_000);
        feed(FeedState.RESUMED, 2_000);
        assertThat(hasGap(2_000)).isTrue();
    }

    @Test
    void aStaleFeedStaysBlockedUntilItIsBack() {
        feed(FeedState.STALE, 1_000);
        assertThat(hasGap(Long.MAX_VALUE)).isTrue();
        feed(FeedState.CONNECTED, 2_000);
        assertThat(hasGap(2_000)).isFalse();
    }

    @Test
    void aGapWhileLostKeepsTheBlockBeyondTheQuarantine() {
        feed(FeedState.LOST, 1_000);
        feed(FeedState.GAP, 1_001);
        assertThat(hasGap(9_000)).isTrue();
    }

    @Test
    void theReturnOfAFeedDoesNotForgiveItsGap() {
        feed(FeedState.LOST, 1_000);
        feed(FeedState.GAP, 2_000);
        feed(FeedState.CONNECTED, 2_000);
        assertThat(hasGap(2_059)).isTrue();
        assertThat(hasGap(2_060)).isFalse();
    }

    @Test
    void aFilledHoleForgivesTheGapAtOnce() {
        feed(FeedState.GAP, 1_000);
        feed(FeedState.BACKFILL_STARTED, 1_001);
        assertThat(hasGap(9_000)).isTrue();
        feed(FeedState.BACKFILL_ENDED, 1_010);
        assertThat(hasGap(1_010)).isFalse();
    }

    @Test
    void aFilledHoleDoesNotBringALostFeedBack() {
        feed(FeedState.BACKFILL_STARTED, 1_000);
        feed(FeedState.LOST, 1_001);
        feed(FeedState.BACKFILL_ENDED, 1_002);
        assertThat(hasGap(9_000)).isTrue();
    }

    @Test
    void aReturnDoesNotEndTheFilling() {
        feed(FeedState.BACKFILL_STARTED, 1_000);
        feed(FeedState.CONNECTED, 1_001);
        assertThat(hasGap(9_000)).isTrue();
    }

    @Test
    void everyStateIsInTheDigest() {
        long empty = digest();
        tradability.onHalt(0, true);
        long halted = digest();
        feed(FeedState.LOST, 1);
        long lost = digest();
        feed(FeedState.BACKFILL_STARTED, 1);
        long filling = digest();
        feed(FeedState.GAP, 1);
        assertThat(new long[] {empty, halted, lost, filling, digest()}).doesNotHaveDuplicates();
    }

    private long digest() {
        StateHasher hasher = new StateHasher().reset();
        tradability.hash(hasher);
        return hasher.value();
    }
}
