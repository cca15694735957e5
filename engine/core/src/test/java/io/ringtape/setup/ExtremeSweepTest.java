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

/** The level is the session's extreme against the trade, made at the opening; VWAP is three beyond it. */
class ExtremeSweepTest extends SetupContract {
    private static final ExtremeSweepSettings SETTINGS =
            Defaults.of(ExtremeSweepSettings.class, "setups.extremeSweep").settings();

    @Override
    SetupMachine machine(SetupMachine.Watch watch) {
        return new ExtremeSweep(watch, SETTINGS);
    }

    @Override
    void prepare(SetupWalk walk) {
        walk.features.vwap = walk.at(3);
        walk.oldExtremes(0, 5);
        walk.imbalance(0.5);
        walk.bar(1, 0.5, 1.5, 1);
    }

    @Override
    void arm(SetupWalk walk) {
        walk.deltaRatio(walk.figure(Filter.SWEEP_DELTA, -0.5));
        walk.bar(0, -0.3, 0.4, -0.1);
    }

    @Override
    void turn(SetupWalk walk) {
        walk.bar(-0.1, -0.2, 0.3, 0.1);
    }

    @Override
    void prove(SetupWalk walk) {
        walk.deltaRatio(walk.figure(Filter.DELTA, 0.5));
        walk.bar(0.2, 0.1, 0.6, 0.5);
    }

    @Override
    Map<String, Consumer<SetupWalk>> rows() {
        Map<String, Consumer<SetupWalk>> rows = new HashMap<>();
        rows.put("IDLE>ARMED PIERCED", this::arm);
        rows.put("ARMED>CONFIRMING BACK_INSIDE", this::confirm);
        rows.put("CONFIRMING>TRIGGERED TURNED", this::trigger);
        rows.put("ARMED>IDLE PIERCED_TOO_FAR", walk -> {
            arm(walk);
            walk.bar(-0.1, -1.01, 0.2, 0.2);
        });
        rows.put("CONFIRMING>IDLE PIERCED_TOO_FAR", walk -> {
            confirm(walk);
            walk.bar(0.2, -1.01, 0.3, 0.2);
        });
        rows.put("ARMED>IDLE ACCEPTED", walk -> {
            arm(walk);
            walk.bar(-0.1, -0.2, 0, -0.01);
        });
        rows.put("CONFIRMING>IDLE ACCEPTED", walk -> {
            confirm(walk);
            walk.bar(0.1, -0.2, 0.2, -0.01);
        });
        rows.put("ARMED>IDLE BARS_EXPIRED", walk -> {
            arm(walk);
            walk.bars(2, 0, -0.1, 0.1, 0.05);
            assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
            walk.bar(0, -0.1, 0.1, 0.05);
        });
        rows.put("CONFIRMING>IDLE BARS_EXPIRED", walk -> {
            confirm(walk);
            walk.bars(4, 0.2, 0.1, 0.3, 0.2);
            assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
            walk.bar(0.2, 0.1, 0.3, 0.2);
        });
        return rows;
    }

    @Override
    List<Limit> limits() {
        return List.of(
                new Limit(Filter.DELTA, 0.15, true, SetupWalk.reads(Filter.DELTA)),
                new Limit(Filter.SWEEP_DELTA, -0.01, false, SetupWalk.reads(Filter.SWEEP_DELTA)),
                new Limit(Filter.IMBALANCE, 0.2, true, SetupWalk::imbalance));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void piercesByATickAtLeastAndAnAtrAtMost(Side side) {
        assertThat(pierced(side, 0)).isFalse();
        assertThat(pierced(side, -0.01)).isTrue();
        assertThat(pierced(side, -1)).isTrue();
        assertThat(pierced(side, -1.01)).isFalse();
    }

    private boolean pierced(Side side, double low) {
        SetupWalk walk = begin(side);
        walk.bar(0.3, low, 0.4, 0.05);
        return walk.moves.contains("IDLE>ARMED PIERCED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void leavesAFreshExtremeAndAnOpenBehindTheLevelAlone(Side side) {
        SetupWalk walk = begin(side);
        walk.bar(-0.01, -0.3, 0.4, 0.2);
        walk.bar(0.3, -0.5, 0.4, 0.2);
        assertThat(walk.moves).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void sweepsTheLevelsOfThePreMarketAndOfThePriorDayToo(Side side) {
        for (boolean preMarket : new boolean[] {true, false}) {
            SetupWalk walk = begin(side);
            walk.oldExtremes(-5, 5);
            walk.bar(1, 0.5, 1.5, 1);
            walk.levels(preMarket, 0, 4);
            trigger(walk);
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void piercesAndComesBackOnOneBar(Side side) {
        SetupWalk walk = begin(side);
        walk.bar(0.3, -0.3, 0.4, 0.2);
        assertThat(walk.moves).containsExactly("IDLE>ARMED PIERCED", "ARMED>CONFIRMING BACK_INSIDE");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void countsClosesBehindTheLevelWhileConfirmingToo(Side side) {
        SetupWalk walk = begin(side);
        walk.bar(0.3, -0.3, 0.4, 0.2);
        walk.bar(0.2, -0.3, 0.3, -0.1);
        assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
        walk.bar(0.2, -0.3, 0.3, -0.1);
        assertThat(walk.moves).endsWith("CONFIRMING>IDLE ACCEPTED");
    }

    /** One R is 0.96, and VWAP is 2.49 away. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void proposesTheRWhenVwapLiesBeyondIt(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.assertProposal(0.51, -0.45, 1.47);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void proposesVwapWhenItLiesBeforeTheR(Side side) {
        SetupWalk walk = begin(side);
        walk.features.vwap = walk.at(1);
        trigger(walk);
        walk.assertProposal(0.51, -0.45, 1);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesTheRWhenVwapIsBehindTheEntry(Side side) {
        SetupWalk walk = begin(side);
        walk.features.vwap = walk.at(0.5);
        trigger(walk);
        walk.assertProposal(0.51, -0.45, 1.47);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void keepsTheStopBehindTheDeepestLow(Side side) {
        SetupWalk walk = begin(side);
        arm(walk);
        walk.bar(-0.1, -0.7, 0.3, 0.1);
        prove(walk);
        walk.assertProposal(0.51, -0.85, 1.87);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void blocksASweepWithoutVolume(Side side) {
        SetupWalk walk = begin(side);
        walk.features.volume60 = 0;
        walk.bar(0.3, -0.3, 0.4, 0.2);
        prove(walk);
        assertThat(walk.blocking()).containsExactly(Filter.SWEEP_DELTA);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void isLostByACloseBehindTheLevel(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.machine.onEntered();
        assertThat(walk.isLostAt(0)).isFalse();
        assertThat(walk.isLostAt(-0.01)).isTrue();
    }
}
