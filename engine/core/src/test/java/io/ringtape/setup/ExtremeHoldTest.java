package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Filter;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.setting.Defaults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The level is the session's extreme in the trade's direction, made at the opening. */
class ExtremeHoldTest extends SetupContract {
    private static final ExtremeHoldSettings SETTINGS =
            Defaults.of(ExtremeHoldSettings.class, "setups.extremeHold").settings();

    @Override
    SetupMachine machine(SetupMachine.Watch watch) {
        return new ExtremeHold(watch, SETTINGS);
    }

    @Override
    void prepare(SetupWalk walk) {
        walk.oldExtremes(-5, 0);
        walk.bar(-1, -1.5, -0.5, -1);
        walk.delta = 100;
    }

    @Override
    void arm(SetupWalk walk) {
        walk.bar(0, -0.3, 0.5, 0.3);
        walk.bar(0.3, 0.2, 0.8, 0.6);
    }

    @Override
    void turn(SetupWalk walk) {
        walk.bar(0.6, 0.25, 0.6, 0.3);
    }

    @Override
    void prove(SetupWalk walk) {
        walk.bar(0.3, 0.2, 0.7, 0.5);
    }

    @Override
    Map<String, Consumer<SetupWalk>> rows() {
        Map<String, Consumer<SetupWalk>> rows = new HashMap<>();
        rows.put("IDLE>ARMED CLOSES_BEYOND", this::arm);
        rows.put("ARMED>CONFIRMING RETEST", this::confirm);
        rows.put("CONFIRMING>TRIGGERED RETEST_HELD", this::trigger);
        rows.put("ARMED>IDLE LOST_LEVEL", walk -> {
            arm(walk);
            walk.bar(0.6, -0.3, 0.6, -0.11);
        });
        rows.put("CONFIRMING>IDLE LOST_LEVEL", walk -> {
            confirm(walk);
            walk.bar(0.3, -0.3, 0.6, -0.11);
        });
        rows.put("ARMED>IDLE BARS_EXPIRED", walk -> {
            arm(walk);
            walk.bars(14, 0.6, 0.26, 1, 0.8);
            assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
            walk.bar(0.6, 0.26, 1, 0.8);
        });
        rows.put("CONFIRMING>IDLE BARS_EXPIRED", walk -> {
            confirm(walk);
            walk.bars(4, 0.3, 0.1, 0.3, 0.2);
            assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
            walk.bar(0.3, 0.1, 0.3, 0.2);
        });
        return rows;
    }

    @Override
    List<Limit> limits() {
        return List.of();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void blocksWhenTheVolumeDeltaMadeNoNewExtreme(Side side) {
        SetupWalk walk = begin(side);
        walk.delta = 0;
        trigger(walk);
        assertThat(walk.blocking()).containsExactly(Filter.DELTA_EXTREME);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void passesWhenTheVolumeDeltaMadeANewExtremeOnEitherClose(Side side) {
        for (long[] deltas : new long[][] {{100, 0}, {0, 100}, {-50, 100}}) {
            SetupWalk walk = begin(side);
            walk.delta = deltas[0];
            walk.bar(0, -0.3, 0.5, 0.3);
            walk.delta = deltas[1];
            walk.bar(0.3, 0.2, 0.8, 0.6);
            assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
            walk.delta = 0;
            turn(walk);
            prove(walk);
            assertThat(walk.blocking()).as("%d, %d", deltas[0], deltas[1]).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void holdsTheLevelsOfThePreMarketAndOfThePriorDayToo(Side side) {
        for (boolean preMarket : new boolean[] {true, false}) {
            SetupWalk walk = begin(side);
            walk.oldExtremes(-5, 5);
            walk.bar(-1, -1.5, -0.5, -1);
            walk.levels(preMarket, -4, 0);
            trigger(walk);
            walk.assertProposal(0.51, -0.8, 2.48);
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void needsItsClosesInARowAndNoHaltBetween(Side side) {
        SetupWalk walk = begin(side);
        walk.bar(0, -0.3, 0.5, 0.3);
        walk.bar(0.3, -0.3, 0.5, 0);
        walk.bar(0.1, -0.3, 0.5, 0.3);
        walk.bar(0.3, 0.2, 0.5, 0.3);
        assertThat(walk.moves).isEmpty();
        SetupWalk halted = begin(side);
        halted.bar(0, -0.3, 0.5, 0.3);
        halted.machine.onHalt();
        halted.machine.onResume(Long.MAX_VALUE);
        halted.bar(0.3, 0.2, 0.8, 0.6);
        assertThat(halted.machine.state()).isEqualTo(SetupState.IDLE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void leavesAFreshExtremeAlone(Side side) {
        SetupWalk walk = begin(side);
        walk.minute = 10;
        walk.bar(-1, -1, 0.1, -0.5);
        walk.bar(0, -0.3, 0.5, 0.3);
        walk.bar(0.3, 0.2, 0.8, 0.6);
        assertThat(walk.moves).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesTheFarthestOfTheLevelsThatOneBarBreaks(Side side) {
        SetupWalk walk = begin(side);
        walk.levels(true, -4, 0.2);
        walk.levels(false, -4, 0.1);
        arm(walk);
        walk.bar(0.5, 0.4, 0.9, 0.6);
        walk.assertProposal(0.61, -0.6, 2.43);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void proposesAroundTheLevel(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.assertProposal(0.51, -0.8, 2.48);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void isLostByACloseBackInside(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.machine.onEntered();
        assertThat(walk.isLostAt(-0.09)).isFalse();
        assertThat(walk.isLostAt(-0.11)).isTrue();
    }
}
