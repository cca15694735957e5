package io.ringtape.replay;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.replay.OrderlyEnd.Step;
import org.junit.jupiter.api.Test;

/** What a live run does at its end, in a time that is a plain number. */
class OrderlyEndTest {
    private static final long START_NS = 1_000 * SECOND_NS;

    private final OrderlyEnd end = new OrderlyEnd(START_NS);

    @Test
    void endsAtOnceWhenNothingIsOpenAndTheBrokerIsSettled() {
        assertThat(end.next(true, true, START_NS)).isEqualTo(Step.END);
    }

    @Test
    void asksAgainAndAgainWhileSomethingIsOpen() {
        assertThat(end.next(false, true, START_NS)).isEqualTo(Step.FLATTEN);
        assertThat(end.next(false, true, START_NS + OrderlyEnd.FLATTEN_EVERY_NS - 1))
                .isEqualTo(Step.WAIT);
        assertThat(end.next(false, false, START_NS + OrderlyEnd.FLATTEN_EVERY_NS))
                .isEqualTo(Step.FLATTEN);
    }

    /** The broker's window is a minute, and an exit is held for two of them at most. */
    @Test
    void waitsForAnExitThatIsHeldForTwoWindowsAndLeavesInTheThird() {
        assertThat(end.next(false, false, START_NS + 180 * SECOND_NS)).isNotEqualTo(Step.END);
        assertThat(end.next(false, false, START_NS + OrderlyEnd.CLOSED_WITHIN_NS))
                .isEqualTo(Step.END);
    }

    @Test
    void waitsForTheBrokerToSettleLongerThanAWindowButNotForEver() {
        long flatNs = START_NS + 100 * SECOND_NS;
        assertThat(end.next(false, false, START_NS)).isEqualTo(Step.FLATTEN);
        assertThat(end.next(true, false, flatNs)).isEqualTo(Step.WAIT);
        assertThat(end.next(true, false, flatNs + 60 * SECOND_NS)).isEqualTo(Step.WAIT);
        assertThat(end.next(true, false, flatNs + OrderlyEnd.SETTLED_WITHIN_NS)).isEqualTo(Step.END);
    }

    @Test
    void closesWhatALateFillOpensAndWaitsAnew() {
        assertThat(end.next(true, false, START_NS)).isEqualTo(Step.WAIT);
        assertThat(end.next(false, false, START_NS + 80 * SECOND_NS)).isEqualTo(Step.FLATTEN);
        assertThat(end.next(true, false, START_NS + 85 * SECOND_NS)).isEqualTo(Step.WAIT);
        assertThat(end.next(true, false, START_NS + 95 * SECOND_NS)).isEqualTo(Step.WAIT);
        assertThat(end.next(true, true, START_NS + 96 * SECOND_NS)).isEqualTo(Step.END);
    }
}
