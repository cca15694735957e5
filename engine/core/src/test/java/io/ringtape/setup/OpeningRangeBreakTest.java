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

/** The level is the edge of the opening range that the trade breaks; the other edge and VWAP lie behind it. */
class OpeningRangeBreakTest extends SetupContract {
    private static OpeningRangeBreakSettings settings(double direct, int attempts) {
        return Defaults.of(OpeningRangeBreakSettings.class, "setups.openingRangeBreak")
                .with("directVolumeRatio", direct)
                .with("attempts", attempts)
                .settings();
    }

    @Override
    SetupMachine machine(SetupMachine.Watch watch) {
        return new OpeningRangeBreak(watch, settings(Missing.STATISTIC, 1));
    }

    @Override
    void prepare(SetupWalk walk) {
        walk.features.vwap = walk.at(-2);
        walk.features.openingWidth = 1;
        walk.features.cvd = 0;
        walk.deltaRatio(0.5);
        sessionDelta(walk, 0.5);
    }

    private static void sessionDelta(SetupWalk walk, double ratio) {
        walk.features.volume = 1_000_000_000_000L;
        walk.features.cvd = Math.round(walk.direction * ratio * walk.features.volume);
    }

    /** Freezes the range with its last bar, which counts for its volume. */
    private void freeze(SetupWalk walk) {
        walk.minute = 0;
        walk.volume = 1;
        walk.bars(14, -1, -2.5, -0.2, -1);
        walk.features.openingHigh = Math.max(walk.price(0), walk.price(-3));
        walk.features.openingLow = Math.min(walk.price(0), walk.price(-3));
        walk.bar(-1, -3, 0, -1);
    }

    private void breakOut(SetupWalk walk) {
        walk.volume = walk.figure(Filter.BAR_VOLUME, 1.5);
        walk.bar(-0.5, -0.6, 0.5, 0.4);
    }

    @Override
    void arm(SetupWalk walk) {
        freeze(walk);
        breakOut(walk);
    }

    @Override
    void turn(SetupWalk walk) {
        walk.bar(0.4, 0.25, 0.45, 0.3);
    }

    @Override
    void prove(SetupWalk walk) {
        walk.bar(0.2, 0.1, 0.5, 0.4);
    }

    @Override
    Map<String, Consumer<SetupWalk>> rows() {
        Map<String, Consumer<SetupWalk>> rows = new HashMap<>();
        rows.put("IDLE>ARMED BREAKOUT", this::arm);
        rows.put("ARMED>TRIGGERED STRONG_BREAKOUT", walk -> {
            walk.use(watch -> new OpeningRangeBreak(watch, settings(1.5, 1)));
            arm(walk);
        });
        rows.put("ARMED>CONFIRMING RETEST", this::confirm);
        rows.put("CONFIRMING>TRIGGERED RETEST_HELD", this::trigger);
        rows.put("ARMED>IDLE LOST_LEVEL", walk -> {
            arm(walk);
            walk.bar(0.4, -1, 0.4, -0.51);
        });
        rows.put("CONFIRMING>IDLE LOST_LEVEL", walk -> {
            confirm(walk);
            walk.bar(0.4, -1, 0.4, -0.51);
        });
        rows.put("ARMED>IDLE TOO_LATE", walk -> {
            arm(walk);
            walk.minute = 150;
            walk.bar(1, 0.5, 1.5, 1);
        });
        rows.put("CONFIRMING>IDLE TOO_LATE", walk -> {
            confirm(walk);
            walk.minute = 150;
            prove(walk);
        });
        rows.put("ARMED>IDLE BARS_EXPIRED", walk -> {
            arm(walk);
            walk.bars(29, 1, 0.26, 1.5, 1);
            assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
            walk.bar(1, 0.26, 1.5, 1);
        });
        rows.put("CONFIRMING>IDLE BARS_EXPIRED", walk -> {
            confirm(walk);
            walk.bars(9, 0.3, 0.1, 0.3, 0.2);
            assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
            walk.bar(0.3, 0.1, 0.3, 0.2);
        });
        return rows;
    }

    @Override
    List<Limit> limits() {
        return List.of(
                new Limit(Filter.RANGE_WIDTH_MIN, 0.4, true, (walk, value) -> walk.features.openingWidth = value),
                new Limit(Filter.RANGE_WIDTH_MAX, 2, false, (walk, value) -> walk.features.openingWidth = value),
                new Limit(Filter.BAR_VOLUME, 1.5, true, SetupWalk.reads(Filter.BAR_VOLUME)),
                new Limit(Filter.DELTA, 0.01, true, SetupWalk::deltaRatio),
                new Limit(Filter.SESSION_DELTA, 0.01, true, OpeningRangeBreakTest::sessionDelta));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void goesBackToIdleWhenAStrongBreakoutHasNoPrice(Side side) {
        SetupWalk walk = begin(side);
        walk.use(watch -> new OpeningRangeBreak(watch, settings(1.5, 1)));
        freeze(walk);
        walk.priced = false;
        breakOut(walk);
        assertThat(walk.moves).containsExactly("IDLE>ARMED BREAKOUT", "ARMED>IDLE NO_ROOM");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void retestsAndProvesOnOneBar(Side side) {
        SetupWalk walk = begin(side);
        arm(walk);
        walk.bar(0.2, -0.4, 0.5, 0.3);
        assertThat(walk.moves).endsWith("ARMED>CONFIRMING RETEST", "CONFIRMING>TRIGGERED RETEST_HELD");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void staysIdleBeforeTheRangeIsFrozenNearItBehindVwapAndLate(Side side) {
        SetupWalk walk = begin(side);
        breakOut(walk);
        freeze(walk);
        walk.bar(0, -0.5, 0.5, 0.19);
        walk.features.vwap = walk.at(0.41);
        breakOut(walk);
        walk.features.vwap = walk.at(-2);
        walk.minute = 150;
        breakOut(walk);
        assertThat(walk.moves).isEmpty();
        walk.minute = 149;
        breakOut(walk);
        assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void onlyRemembersTheFirstBarAfterOneThatClosedInAHole(Side side) {
        SetupWalk walk = begin(side);
        freeze(walk);
        walk.machine.onFeedGap();
        walk.machine.onFeedWhole(0);
        walk.machine.onFeedGap();
        breakOut(walk);
        walk.machine.onFeedWhole(0);
        breakOut(walk);
        assertThat(walk.machine.state()).isEqualTo(SetupState.IDLE);
        breakOut(walk);
        assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void actsOnTheFirstBarAfterAHoleInWhichNoneClosed(Side side) {
        SetupWalk walk = begin(side);
        freeze(walk);
        walk.machine.onFeedGap();
        walk.machine.onFeedWhole(0);
        breakOut(walk);
        assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
        assertThat(walk.value(Filter.BAR_VOLUME)).isEqualTo(1.5);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void theRangesVolumeIsUnknownWhenAHoleHidMostOfIt(Side side) {
        SetupWalk walk = begin(side);
        walk.machine.onFeedGap();
        walk.machine.onFeedWhole(0);
        freeze(walk);
        walk.use(watch -> new OpeningRangeBreak(watch, settings(1, 1)));
        walk.machine.onFeedGap();
        walk.machine.onFeedWhole(0);
        walk.minute = 90;
        breakOut(walk);
        assertThat(walk.machine.state())
                .as("no volume to break out with at once")
                .isEqualTo(SetupState.ARMED);
        assertThat(walk.value(Filter.BAR_VOLUME)).isEqualTo(Missing.STATISTIC);
        assertThat(walk.blocking()).contains(Filter.BAR_VOLUME);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void breaksOutAsOftenAsItMay(Side side) {
        SetupWalk walk = begin(side);
        walk.use(watch -> new OpeningRangeBreak(watch, settings(Missing.STATISTIC, 2)));
        freeze(walk);
        for (int i = 0; i < 3; i++) {
            breakOut(walk);
            walk.bar(0.4, -1, 0.4, -0.6);
        }
        assertThat(walk.moves).filteredOn(move -> move.endsWith("BREAKOUT")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void proposesAroundTheEdge(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.assertProposal(0.41, -1, 2.53);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void blocksAnUnknownWidthAndNoVolume(Side side) {
        SetupWalk walk = begin(side);
        walk.features.openingWidth = Missing.STATISTIC;
        walk.features.volume60 = 0;
        trigger(walk);
        assertThat(walk.blocking()).containsExactly(Filter.RANGE_WIDTH_MIN, Filter.RANGE_WIDTH_MAX, Filter.DELTA);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void isLostByACloseWellInsideTheRange(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.machine.onEntered();
        assertThat(walk.isLostAt(-0.49)).isFalse();
        assertThat(walk.isLostAt(-0.51)).isTrue();
    }
}
