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
class VwapReclaimTest extends SetupContract {
    private static final VwapReclaimSettings SETTINGS =
            Defaults.of(VwapReclaimSettings.class, "setups.vwapReclaim").settings();

    @Override
    SetupMachine machine(SetupMachine.Watch watch) {
        return new VwapReclaim(watch, SETTINGS);
    }

    @Override
    void prepare(SetupWalk walk) {
        walk.features.sigma = 5;
        walk.features.z = 0;
        walk.features.rvolBar = 1.5;
        walk.deltaRatio(0.5);
        walk.slope(0);
        walk.imbalance(0);
    }

    @Override
    void arm(SetupWalk walk) {
        walk.bars(7, -0.5, -1, 0, -0.5);
        walk.bar(-0.5, -2.5, 0, -1.5);
        walk.bars(7, -0.5, -1, 0, -0.5);
    }

    @Override
    void turn(SetupWalk walk) {
        walk.bar(-0.4, -0.4, 0.8, 0.2);
    }

    @Override
    void prove(SetupWalk walk) {
        walk.bar(0.2, 0.1, 0.5, 0.3);
    }

    @Override
    Map<String, Consumer<SetupWalk>> rows() {
        return Map.of(
                "IDLE>ARMED EXCURSION",
                this::arm,
                "ARMED>CONFIRMING CLOSE_THROUGH",
                this::confirm,
                "ARMED>IDLE BAND_EXTREME",
                walk -> {
                    arm(walk);
                    walk.features.z = -2.51 * walk.direction;
                    walk.bar(-1, -3, -1, -2);
                },
                "ARMED>IDLE ARMED_EXPIRED",
                walk -> {
                    arm(walk);
                    walk.bars(29, -0.1, -0.2, 0, -0.1);
                    assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
                    walk.bar(-0.1, -0.2, 0, -0.1);
                },
                "CONFIRMING>TRIGGERED RETEST_HELD",
                this::trigger,
                "CONFIRMING>TRIGGERED SECOND_CLOSE",
                walk -> {
                    confirm(walk);
                    walk.bar(0.2, -0.3, 0.5, 0.1);
                },
                "CONFIRMING>IDLE LOST_LEVEL",
                walk -> {
                    confirm(walk);
                    walk.bar(0.2, -0.3, 0.2, -0.11);
                },
                "CONFIRMING>IDLE BARS_EXPIRED",
                walk -> {
                    confirm(walk);
                    walk.bars(4, 0, -0.1, 0, -0.09);
                    assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
                    walk.bar(0, -0.1, 0, -0.09);
                });
    }

    @Override
    List<Limit> limits() {
        return List.of(
                new Limit(Filter.CHASE, 0.75, false, VwapReclaimTest::chase),
                new Limit(Filter.SLOPE_AGREES, 0, true, SetupWalk::slope),
                new Limit(Filter.IMBALANCE, 0, true, SetupWalk::imbalance),
                new Limit(Filter.BAR_VOLUME, 1.3, true, (walk, value) -> walk.features.rvolBar = value));
    }

    private static void chase(SetupWalk walk, double distance) {
        walk.machine.proposal().entry = walk.price(distance);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void looksBackAtClosesFromBeforeAtrWasKnown(Side side) {
        SetupWalk walk = begin(side);
        walk.features.atr14 = Missing.STATISTIC;
        arm(walk);
        walk.features.atr14 = 1;
        walk.bar(-0.5, -1, 0, -0.5);
        assertThat(walk.moves).containsExactly("IDLE>ARMED EXCURSION");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void staysIdleWhenTheExcursionIsShallow(Side side) {
        SetupWalk walk = begin(side);
        walk.bars(40, -1, -3, 0, -1.49);
        assertThat(walk.moves).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void staysIdleWhenTooFewClosesAreOnTheFarSide(Side side) {
        SetupWalk walk = begin(side);
        for (int i = 0; i < 40; i++) {
            walk.bar(0, -3, 1, i % 15 < 4 ? 0.5 : -2);
        }
        assertThat(walk.moves).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void staysIdleBeyondTheBandExtreme(Side side) {
        SetupWalk walk = begin(side);
        walk.features.z = -2.51 * walk.direction;
        arm(walk);
        assertThat(walk.moves).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void staysArmedWithoutDeltaOrVolume(Side side) {
        SetupWalk walk = begin(side);
        arm(walk);
        walk.deltaRatio(0.099);
        turn(walk);
        walk.features.volume90 = 0;
        turn(walk);
        assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
        walk.deltaRatio(0.1);
        turn(walk);
        assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
    }

    /** The reclaim bar's extreme is 0.4 behind VWAP, the VWAP stop 0.5, and a pad of 0.1 goes beyond the farther. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void proposesStopAndTargetAroundTheReclaim(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.assertProposal(0.31, -0.6, 1.68);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesTheReclaimBarForTheStopWhenItReachesFarther(Side side) {
        SetupWalk walk = begin(side);
        arm(walk);
        walk.bar(-0.4, -0.9, 0.8, 0.2);
        prove(walk);
        walk.assertProposal(0.31, -1, 2.28);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesTheBandAsTargetWhenItIsNearer(Side side) {
        SetupWalk walk = begin(side);
        walk.features.sigma = 0.8;
        trigger(walk);
        walk.assertProposal(0.31, -0.6, 0.8);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesNoBandThatIsBehindTheEntry(Side side) {
        SetupWalk walk = begin(side);
        walk.features.sigma = 0.3;
        trigger(walk);
        walk.assertProposal(0.31, -0.6, 1.68);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void isLostByACloseBackThroughVwapWhileItEntersOrTrades(Side side) {
        SetupWalk walk = begin(side);
        assertThat(walk.isLostAt(-0.11)).isFalse();
        trigger(walk);
        assertThat(walk.isLostAt(-0.09)).isFalse();
        assertThat(walk.isLostAt(-0.11)).isTrue();
        walk.machine.onEntered();
        assertThat(walk.isLostAt(-0.09)).isFalse();
        assertThat(walk.isLostAt(-0.11)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void blocksWhatIsMissingAndGuessesNothing(Side side) {
        SetupWalk walk = begin(side);
        walk.features.rvolBar = Missing.STATISTIC;
        walk.features.imbalanceMean = Missing.STATISTIC;
        walk.features.ema20SlopeAtr = Missing.STATISTIC;
        trigger(walk);
        assertThat(walk.blocking()).containsExactly(Filter.SLOPE_AGREES, Filter.IMBALANCE, Filter.BAR_VOLUME);
    }
}
