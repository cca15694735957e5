package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EntryPlanTest {
    private static EntryPlan plan(Side side, long shares) {
        EntryPlan plan = DrivenDesk.plan(side);
        plan.quantity = shares * Micros.ONE;
        return plan;
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.5, 50",
        "101, 0.5, 50",
        "3, 0.5, 1",
        "2, 0.5, 1",
        "1, 0.5, 0",
        "100, 0, 0",
        "2, 0.4, 0",
        "10, 0.99, 9",
        "100, 0.29, 29",
        "100, 1, 0"
    })
    void setsApartWholeShares(long shares, double share, long apart) {
        EntryPlan plan = plan(Side.BUY, shares);
        plan.splitOff(share, 1);
        assertThat(plan.partQuantity).isEqualTo(apart * Micros.ONE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void theirTargetLiesThatManyRFromTheEntryToTheTick(Side side) {
        EntryPlan plan = plan(side, 100);
        int direction = side == Side.BUY ? 1 : -1;
        plan.stop = plan.entry - direction * 473_000L;
        plan.splitOff(0.5, 1);
        assertThat(plan.partTarget).isEqualTo(plan.entry + direction * 470_000L);
        plan.splitOff(0.5, 0.75);
        assertThat(plan.partTarget).isEqualTo(plan.entry + direction * 350_000L);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesNoPartAtOrBeyondTheTargetNorWithinThePriceGuard(Side side) {
        EntryPlan plan = plan(side, 100);
        plan.splitOff(0.5, 1.49);
        assertThat(plan.partQuantity).isEqualTo(50 * Micros.ONE);
        plan.splitOff(0.5, 1.5);
        assertThat(plan.partQuantity).isZero();
        plan.splitOff(0.5, 0.02);
        assertThat(plan.partQuantity).isEqualTo(50 * Micros.ONE);
        plan.splitOff(0.5, 0.01);
        assertThat(plan.partQuantity).isZero();
    }

    @Test
    void aSplitThatDoesNotHoldTakesTheOneBeforeBack() {
        EntryPlan plan = plan(Side.BUY, 100);
        plan.splitOff(0.5, 1);
        plan.splitOff(0, 1);
        assertThat(plan.partQuantity).isZero();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aStopIsBetterOnlyBeyondThePlans(Side side) {
        EntryPlan plan = plan(side, 100);
        int direction = side == Side.BUY ? 1 : -1;
        assertThat(plan.isBetterStop(plan.stop + direction)).isTrue();
        assertThat(plan.isBetterStop(plan.stop)).isFalse();
        assertThat(plan.isBetterStop(plan.stop - direction)).isFalse();
    }

    @Test
    void aProfitHasNoRWithoutARisk() {
        EntryPlan plan = plan(Side.BUY, 100);
        plan.stop = plan.entry;
        assertThat(plan.inR(Micros.ONE, 100 * Micros.ONE)).isEqualTo(Missing.STATISTIC);
    }
}
