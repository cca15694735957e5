package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Filter;
import io.ringtape.event.Missing;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.setting.Defaults;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The level is VWAP. */
class VwapRejectTest extends SetupContract {
    private static final VwapRejectSettings SETTINGS =
            Defaults.of(VwapRejectSettings.class, "setups.vwapReject").settings();

    @Override
    SetupMachine machine(SetupMachine.Watch watch) {
        return new VwapReject(watch, SETTINGS);
    }

    @Override
    void prepare(SetupWalk walk) {
        walk.features.sigma = 5;
        walk.deltaRatio(0.5);
        walk.slope(0.1);
    }

    @Override
    void arm(SetupWalk walk) {
        walk.bars(5, 0, -1, 1, -0.5);
        walk.bars(10, 1, 0.5, 1.5, 1);
    }

    @Override
    void turn(SetupWalk walk) {
        walk.bar(0.8, 0.09, 0.9, 0.24);
    }

    @Override
    void prove(SetupWalk walk) {
        walk.bar(0.2, 0.1, 0.6, 0.5);
    }

    @Override
    Map<String, Consumer<SetupWalk>> rows() {
        return Map.of(
                "IDLE>ARMED TREND",
                this::arm,
                "ARMED>CONFIRMING TOUCH",
                this::confirm,
                "ARMED>IDLE LOST_LEVEL",
                walk -> {
                    arm(walk);
                    walk.bar(0.5, -0.3, 0.5, -0.11);
                },
                "ARMED>IDLE ARMED_EXPIRED",
                walk -> {
                    arm(walk);
                    walk.bars(29, 1, 0.11, 1.5, 1);
                    assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
                    walk.bar(1, 0.11, 1.5, 1);
                },
                "CONFIRMING>TRIGGERED TURNED",
                this::trigger,
                "CONFIRMING>IDLE LOST_LEVEL",
                walk -> {
                    confirm(walk);
                    walk.bar(0.2, -0.3, 0.2, -0.11);
                },
                "CONFIRMING>IDLE BARS_EXPIRED",
                walk -> {
                    confirm(walk);
                    walk.bars(2, 0.2, -0.2, 0.3, -0.09);
                    assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
                    walk.bar(0.2, -0.2, 0.3, -0.09);
                });
    }

    @Override
    List<Limit> limits() {
        return List.of(
                new Limit(Filter.SLOPE_AGREES, 0, true, VwapRejectTest::slopeAtTheTrigger),
                new Limit(Filter.DELTA, 0.01, true, SetupWalk::deltaRatio));
    }

    /** Sets the EMA-20 slope after arming, which itself needs a slope in the trade's direction. */
    private static void slopeAtTheTrigger(SetupWalk walk, double slope) {
        walk.slope(walk.machine.state() == SetupState.IDLE ? 0.1 : slope);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void turnsOnTheTouchingBarItself(Side side) {
        SetupWalk walk = begin(side);
        arm(walk);
        walk.bar(0.8, -0.2, 0.9, 0.26);
        assertThat(walk.moves).endsWith("ARMED>CONFIRMING TOUCH", "CONFIRMING>TRIGGERED TURNED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void staysIdleWithoutSlopeOrWithTooFewClosesOnItsSide(Side side) {
        SetupWalk flat = begin(side);
        flat.slope(0);
        arm(flat);
        flat.features.ema20SlopeAtr = Missing.STATISTIC;
        arm(flat);
        assertThat(flat.moves).isEmpty();
        SetupWalk mixed = begin(side);
        mixed.bars(6, 0, -1, 1, -0.5);
        mixed.bars(9, 1, 0.5, 1.5, 1);
        assertThat(mixed.moves).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void proposesAroundVwap(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.assertProposal(0.51, -0.35, 1.8);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesTheBandAsTargetWhenItIsNearer(Side side) {
        SetupWalk walk = begin(side);
        walk.features.sigma = 0.9;
        trigger(walk);
        walk.assertProposal(0.51, -0.35, 0.9);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void isLostByACloseThroughVwapWhileInTrade(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.machine.onEntered();
        assertThat(walk.isLostAt(-0.09)).isFalse();
        assertThat(walk.isLostAt(-0.11)).isTrue();
    }
}
