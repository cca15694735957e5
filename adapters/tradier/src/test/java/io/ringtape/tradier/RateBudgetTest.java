package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker's windows of a minute. */
class RateBudgetTest {
    private static final long START_NS = 1_800_000_000L * SECOND_NS;

    private final RateBudget budget = new RateBudget(60);

    @Test
    void aWindowBeginsWithItsFirstRequest() {
        assertThat(budget.left(START_NS)).isEqualTo(60);
        budget.take(START_NS);
        budget.take(START_NS + 59 * SECOND_NS);
        assertThat(budget.left(START_NS + 59 * SECOND_NS)).isEqualTo(58);
        assertThat(budget.left(START_NS + 60 * SECOND_NS)).isEqualTo(60);
        budget.take(START_NS + 61 * SECOND_NS);
        assertThat(budget.windowEndNs(START_NS + 62 * SECOND_NS)).isEqualTo(START_NS + 121 * SECOND_NS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_800_000_019L, 1_800_000_020_000L})
    void theBrokersOwnFiguresGoBeforeOurs(long expiry) {
        budget.take(START_NS);
        budget.onHeaders(
                Map.of(
                        "x-ratelimit-allowed", "120",
                        "x-ratelimit-available", "7",
                        "x-ratelimit-expiry", Long.toString(expiry)),
                START_NS);
        assertThat(budget.left(START_NS)).isEqualTo(7);
        assertThat(budget.windowEndNs(START_NS)).isEqualTo(START_NS + 20 * SECOND_NS);
        assertThat(budget.left(START_NS + 20 * SECOND_NS)).isEqualTo(120);
    }

    @Test
    void headersThatMakeNoSenseChangeNothing() {
        budget.take(START_NS);
        budget.onHeaders(
                Map.of(
                        "x-ratelimit-allowed",
                        "x",
                        "x-ratelimit-available",
                        "-3",
                        "x-ratelimit-expiry",
                        "99999999999999"),
                START_NS);
        assertThat(budget.left(START_NS)).isEqualTo(59);
        assertThat(budget.windowEndNs(START_NS)).isEqualTo(START_NS + 60 * SECOND_NS);
    }

    @Test
    void nothingIsLeftAfterTheBrokerSaysThereWereTooMany() {
        budget.exhaust(START_NS);
        assertThat(budget.left(START_NS + 59 * SECOND_NS + 999 * MILLI_NS)).isZero();
        assertThat(budget.left(START_NS + 60 * SECOND_NS)).isEqualTo(60);
    }

    @Test
    void anEndInSecondsMayLackItsFraction() {
        budget.take(START_NS);
        budget.onHeaders(Map.of("x-ratelimit-available", "0", "x-ratelimit-expiry", "1800000020"), START_NS);
        assertThat(budget.left(START_NS + 20 * SECOND_NS + 900 * MILLI_NS)).isZero();
        assertThat(budget.left(START_NS + 21 * SECOND_NS)).isEqualTo(60);
    }

    @Test
    void aRequestRefusedJustBeforeANewWindowIsNotHeldBackForAMinute() {
        budget.take(START_NS);
        budget.onHeaders(
                Map.of("x-ratelimit-available", "0", "x-ratelimit-expiry", "1799999999900"), START_NS + 40 * MILLI_NS);
        budget.exhaust(START_NS + 40 * MILLI_NS);
        assertThat(budget.left(START_NS + 900 * MILLI_NS)).isZero();
        assertThat(budget.left(START_NS + SECOND_NS + 40 * MILLI_NS)).isEqualTo(60);
    }

    @Test
    void aLateAnswerOfAnEarlierWindowTakesNothingFromThisOne() {
        long nextNs = START_NS + 61 * SECOND_NS;
        budget.take(nextNs);
        budget.onHeaders(Map.of("x-ratelimit-available", "0", "x-ratelimit-expiry", "1800000059000"), nextNs);
        assertThat(budget.left(nextNs)).isEqualTo(59);
    }

    /** An end in whole seconds is up to a second late by our count, when the broker has begun its next window already. */
    @Test
    void theUseOfAWindowEndsWhenTheBrokerTellsOfTheNext() {
        budget.take(START_NS);
        budget.onHeaders(
                Map.of("x-ratelimit-available", "4", "x-ratelimit-expiry", "1800000020"), START_NS + SECOND_NS);
        assertThat(budget.left(START_NS + 20_500 * MILLI_NS)).isEqualTo(4);
        budget.onHeaders(
                Map.of("x-ratelimit-available", "58", "x-ratelimit-expiry", "1800000080"),
                START_NS + 20_600 * MILLI_NS);
        assertThat(budget.left(START_NS + 20_700 * MILLI_NS)).isEqualTo(58);
    }
}
