package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Missing;
import org.junit.jupiter.api.Test;

class MissingSpansTest {
    private final MissingSpans spans = new MissingSpans(2);

    private void tell(FeedState state, int instrument, long fromNs, long toNs) {
        FeedStatus status = new FeedStatus();
        status.state = state;
        status.instrument = instrument;
        status.fromNs = fromNs;
        status.toNs = toNs;
        spans.onFeedStatus(status);
    }

    private void feed(FeedState state, long atNs) {
        FeedStatus status = new FeedStatus();
        status.state = state;
        status.instrument = Event.NO_INSTRUMENT;
        status.receiveNs = atNs;
        spans.onFeedStatus(status);
    }

    @Test
    void aFilledHoleIsNotMissing() {
        tell(FeedState.BACKFILL_STARTED, 0, 10, 20);
        tell(FeedState.BACKFILL_STARTED, 1, 10, 20);
        tell(FeedState.BACKFILL_ENDED, 0, 10, 20);
        assertThat(spans.all()).containsExactly(new MissingSpan(1, 10, 20));
    }

    @Test
    void theRestOfAPartlyFilledHoleIsMissing() {
        tell(FeedState.BACKFILL_STARTED, 0, 10, 20);
        tell(FeedState.BACKFILL_ENDED, 0, 10, 14);
        tell(FeedState.GAP, 0, 15, 20);
        assertThat(spans.all()).containsExactly(new MissingSpan(0, 15, 20));
    }

    @Test
    void aGapThatALaterHoleCoversIsFilledWithIt() {
        tell(FeedState.GAP, 0, 15, 20);
        tell(FeedState.BACKFILL_STARTED, 0, 10, 30);
        assertThat(spans.all()).containsExactly(new MissingSpan(0, 10, 30));
        tell(FeedState.BACKFILL_ENDED, 0, 10, 30);
        assertThat(spans.all()).isEmpty();
    }

    @Test
    void twoHolesCloseEachOnItsOwn() {
        tell(FeedState.BACKFILL_STARTED, 0, 10, 20);
        tell(FeedState.BACKFILL_STARTED, 0, 40, 50);
        tell(FeedState.BACKFILL_ENDED, 0, 15, 45);
        assertThat(spans.all()).containsExactly(new MissingSpan(0, 10, 14), new MissingSpan(0, 46, 50));
    }

    @Test
    void theTimeFromALossToTheEndIsMissingOfEverySymbol() {
        feed(FeedState.CONNECTED, 1);
        feed(FeedState.LOST, 70);
        spans.onSessionEnd(90);
        assertThat(spans.all()).containsExactly(new MissingSpan(0, 70, 90), new MissingSpan(1, 70, 90));
    }

    @Test
    void aLossThatWasRepairedOrIsTheEndItselfIsNotMissing() {
        feed(FeedState.LOST, 70);
        feed(FeedState.CONNECTED, 80);
        feed(FeedState.LOST, 90);
        spans.onSessionEnd(90);
        assertThat(spans.all()).isEmpty();
    }

    @Test
    void aGapOfAnUnknownSpanIsLeftOut() {
        tell(FeedState.GAP, 0, Missing.LONG, Missing.LONG);
        assertThat(spans.all()).isEmpty();
    }
}
