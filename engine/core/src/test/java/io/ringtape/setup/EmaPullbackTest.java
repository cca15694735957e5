package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Filter;
import io.ringtape.event.Missing;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.setting.Defaults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The level is EMA-20, with EMA-50 one behind it and VWAP two. */
class EmaPullbackTest extends SetupContract {
    private static final EmaPullbackSettings SETTINGS =
            Defaults.of(EmaPullbackSettings.class, "setups.emaPullback").settings();

    @Override
    SetupMachine machine(SetupMachine.Watch watch) {
        return new EmaPullback(watch, SETTINGS);
    }

    @Override
    void prepare(SetupWalk walk) {
        walk.features.ema20 = walk.at(0);
        walk.features.ema50 = walk.at(-1);
        walk.features.vwap = walk.at(-2);
        walk.features.ema20Of5 = walk.at(0);
        walk.features.ema50Of5 = walk.at(-1);
        walk.deltaRatio(0.5);
        walk.slope(0.15);
    }

    @Override
    void arm(SetupWalk walk) {
        walk.volume = 1;
        walk.delta = 1_000_000;
        walk.bars(7, 1, 0.5, 1.5, 1.2);
    }

    @Override
    void turn(SetupWalk walk) {
        walk.volume = walk.figure(Filter.PULLBACK_VOLUME, 0.5);
        walk.delta = -Math.round(walk.figure(Filter.PULLBACK_DELTA, 0) * 7_000_000);
        walk.bar(1, 0.09, 1.1, 0.3);
        walk.delta = 0;
    }

    @Override
    void prove(SetupWalk walk) {
        walk.bar(0.3, 0.05, 1.3, 1.2);
    }

    @Override
    Map<String, Consumer<SetupWalk>> rows() {
        Map<String, Consumer<SetupWalk>> rows = new HashMap<>();
        rows.put("IDLE>ARMED IMPULSE", this::arm);
        rows.put("ARMED>CONFIRMING TOUCH", this::confirm);
        rows.put("CONFIRMING>TRIGGERED TURNED", this::trigger);
        rows.put("ARMED>IDLE TREND_LOST", walk -> {
            arm(walk);
            walk.bar(1, -1, 1, -0.76);
        });
        rows.put("CONFIRMING>IDLE TREND_LOST", walk -> {
            confirm(walk);
            walk.bar(1, -1, 1, -0.76);
        });
        rows.put("CONFIRMING>IDLE TOUCHED_TOO_OFTEN", walk -> {
            confirm(walk);
            walk.bar(0.3, 0.2, 0.5, 0.4);
            walk.bar(0.4, 0.05, 0.45, 0.3);
            walk.bar(0.3, 0.2, 0.4, 0.35);
            assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
            walk.bar(0.35, 0.05, 0.9, 0.8);
        });
        rows.put("ARMED>IDLE ARMED_EXPIRED", walk -> {
            arm(walk);
            walk.bars(29, 1, 0.11, 1.4, 1.2);
            assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
            walk.bar(1, 0.11, 1.4, 1.2);
        });
        rows.put("CONFIRMING>IDLE BARS_EXPIRED", walk -> {
            confirm(walk);
            walk.bars(9, 0.3, 0.05, 0.4, 0.3);
            assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
            walk.bar(0.3, 0.05, 0.4, 0.3);
        });
        return rows;
    }

    @Override
    List<Limit> limits() {
        return List.of(
                new Limit(
                        Filter.HIGHER_TREND,
                        0,
                        true,
                        (walk, value) -> walk.features.ema20Of5 = walk.features.ema50Of5 + walk.direction * value),
                new Limit(Filter.DELTA, 0.01, true, SetupWalk::deltaRatio),
                new Limit(Filter.PULLBACK_VOLUME, 1, false, SetupWalk.reads(Filter.PULLBACK_VOLUME)),
                new Limit(Filter.PULLBACK_DELTA, 0.5, false, SetupWalk.reads(Filter.PULLBACK_DELTA)));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void endsTheTrendWhenAnAverageOrVwapIsLost(Side side) {
        for (int lost = 0; lost < 4; lost++) {
            SetupWalk walk = begin(side);
            confirm(walk);
            walk.features.ema50 = lost == 0 ? walk.at(0.01) : lost == 1 ? walk.at(-0.3) : walk.features.ema50;
            walk.features.vwap = lost == 2 ? walk.at(-0.3) : walk.features.vwap;
            walk.features.ema20 = lost == 3 ? Missing.STATISTIC : walk.features.ema20;
            walk.bar(0, -0.5, 0.5, -0.4);
            assertThat(walk.moves).endsWith("CONFIRMING>IDLE TREND_LOST");
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void armsOnlyAfterAnUnbrokenRunAndARise(Side side) {
        SetupWalk walk = begin(side);
        walk.slope(0.149);
        walk.bars(20, 1, 0.5, 1.5, 1.2);
        walk.bar(1, -0.5, 1, 0);
        walk.slope(0.15);
        walk.bars(6, 1, 0.5, 1.5, 1.2);
        assertThat(walk.moves).isEmpty();
        walk.bar(1, 0.5, 1.5, 1.2);
        assertThat(walk.moves).containsExactly("IDLE>ARMED IMPULSE");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void countsTheRunAnewWhenItIsIdleAgain(Side side) {
        SetupWalk walk = begin(side);
        walk.bars(6, 1, 0.5, 1.5, 1.2);
        walk.machine.onHalt();
        walk.machine.onResume(Long.MAX_VALUE);
        walk.bars(6, 1, 0.5, 1.5, 1.2);
        assertThat(walk.machine.state()).isEqualTo(SetupState.IDLE);
        walk.bar(1, 0.5, 1.5, 1.2);
        assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesASecondTouch(Side side) {
        SetupWalk walk = begin(side);
        confirm(walk);
        walk.bar(0.3, 0.2, 0.5, 0.4);
        walk.bar(0.4, 0.05, 0.45, 0.3);
        walk.bar(0.3, 0.2, 0.6, 0.5);
        assertThat(walk.moves).endsWith("CONFIRMING>TRIGGERED TURNED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void proposesAStopBehindThePullbackAndATargetInR(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.assertProposal(1.21, -0.05, 3.1);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesTheImpulsesExtremeAsTargetWhenItPaysOneR(Side side) {
        SetupWalk walk = begin(side);
        walk.bar(1, 0.5, 2.5, 1.2);
        arm(walk);
        turn(walk);
        prove(walk);
        walk.assertProposal(1.21, -0.05, 2.5);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void blocksWithoutHigherAveragesOrAGainOfDelta(Side side) {
        SetupWalk walk = begin(side);
        walk.features.ema50Of5 = Missing.STATISTIC;
        walk.bars(7, 1, 0.5, 1.5, 1.2);
        turn(walk);
        prove(walk);
        assertThat(walk.blocking()).containsExactly(Filter.HIGHER_TREND, Filter.PULLBACK_DELTA);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void isLostByACloseBehindTheAverage(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.machine.onEntered();
        assertThat(walk.isLostAt(-0.24)).isFalse();
        assertThat(walk.isLostAt(-0.26)).isTrue();
        walk.features.ema20 = Missing.STATISTIC;
        assertThat(walk.isLostAt(-9)).isFalse();
    }
}
