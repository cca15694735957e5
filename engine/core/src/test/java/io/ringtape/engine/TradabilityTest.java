package io.ringtape.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradabilityTest {
    private static final long QUARANTINE_NS = 60;

    private final Tradability tradability = new Tradability(2, QUARANTINE_NS);

    private void feed(FeedState state, long timeNs) {
        feed(state, Missing.LONG, Missing.LONG, timeNs);
    }

    private void feed(FeedState state, long fromNs, long toNs, long timeNs) {
        FeedStatus status = new FeedStatus();
        status.state = state;
        status.fromNs = fromNs;
        status.toNs = toNs;
        tradability.onFeed(0, status, timeNs);
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

    /** Each row: the states of the feed in order, with the span of each and the time; then when no hole is open any more. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GAP 10 20 @20                                                                        | 80
            GAP 10 20 @20, GAP 30 40 @40                                                         | 100
            GAP 10 20 @20, GAP 30 40 @40, FILLED 30 40 @45                                       | 80
            GAP 10 20 @20, GAP 30 40 @40, FILLED 10 20 @45                                       | 100
            GAP 10 20 @20, GAP 30 40 @40, FILLED 10 40 @45                                       | 0
            GAP 10 20 @20, FILLED 10 14 @30                                                      | 80
            GAP 10 20 @20, FILLED 12 14 @30, FILLED 10 11 @31                                    | 80
            GAP 10 20 @20, FILLED 12 14 @30, FILLED 10 11 @31, FILLED 15 20 @32                  | 0
            GAP 10 20 @20, FILLING 10 20 @30, GAP 30 40 @40, FILLED 10 20 @50                    | 100
            GAP 10 20 @20, FILLING 10 20 @30, FILLED 10 14 @40                                   | never
            GAP 10 20 @20, FILLING 10 20 @30, FILLED 10 14 @40, GAP 15 20 @41                    | never
            GAP 10 20 @20, FILLING 10 20 @30, FILLED 10 14 @40, GAP 15 20 @41, UNFILLED 14 20 @42 | 102
            FILLING 10 20 @30, GAP 10 20 @31                                                     | never
            FILLING 10 20 @30, GAP 12 14 @31                                                     | never
            FILLING 10 20 @30, GAP 5 25 @31, FILLED 10 20 @40                                    | 91
            FILLING 10 20 @30, GAP 12 14 @31, FILLED 10 20 @40                                   | 0
            FILLING 10 20 @30, FILLING 10 40 @31, FILLED 10 14 @40, GAP 15 20 @41                | never
            FILLING 10 20 @30, FILLING 10 40 @31, FILLED 10 14 @40, GAP 15 20 @41, FILLED 10 40 @50 | 0
            FILLING 10 20 @30, FILLED 30 40 @40                                                  | never
            """)
    void holesCloseEachOnItsOwn(String story, String closedFrom) {
        for (String step : story.split(", ")) {
            String[] words = step.strip().split(" ");
            FeedState state =
                    switch (words[0]) {
                        case "FILLING" -> FeedState.BACKFILL_STARTED;
                        case "FILLED" -> FeedState.BACKFILL_ENDED;
                        case "UNFILLED" -> FeedState.UNFILLED;
                        default -> FeedState.GAP;
                    };
            feed(state, Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3].substring(1)));
        }
        long closedFromNs = closedFrom.equals("never") ? Long.MAX_VALUE : Long.parseLong(closedFrom);
        assertThat(hasGap(closedFromNs - 1)).isEqualTo(closedFromNs > 0);
        assertThat(hasGap(closedFromNs)).isEqualTo(closedFrom.equals("never"));
    }

    @Test
    void aHoleThatTakesLongStaysOpen() {
        feed(FeedState.BACKFILL_STARTED, 10, 20, 1_000);
        feed(FeedState.UNFILLED, 1_001);
        assertThat(hasGap(9_000)).isTrue();
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
