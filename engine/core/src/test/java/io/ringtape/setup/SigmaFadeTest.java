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

/** The level is VWAP. Sigma is two dollars, so the far band is 4 behind it and the extreme one 6. */
class SigmaFadeTest extends SetupContract {
    private static final SigmaFadeSettings SETTINGS =
            Defaults.of(SigmaFadeSettings.class, "setups.sigmaFade").settings();

    @Override
    SetupMachine machine(SetupMachine.Watch watch) {
        return new SigmaFade(watch, SETTINGS);
    }

    @Override
    void prepare(SetupWalk walk) {
        walk.features.sigma = 2;
        walk.features.z = 0;
        walk.features.rangeRatio = 1;
        walk.features.rvolBar = 1;
        walk.features.cvd = 0;
        walk.oldExtremes(-10, 10);
        walk.deltaRatio(0.5);
        walk.slope(0);
        walk.imbalance(0.5);
    }

    @Override
    void arm(SetupWalk walk) {
        walk.delta = -100;
        walk.bar(-3.5, -4.2, -3.4, -3.8);
    }

    @Override
    void turn(SetupWalk walk) {
        walk.delta = 50;
        walk.bar(-3.8, -4.2, -3.5, -3.7);
        walk.delta = 0;
        walk.bar(-3.7, -4.5, -3.6, -4.3);
    }

    @Override
    void prove(SetupWalk walk) {
        walk.bar(-4.3, -4.4, -3.4, -3.5);
    }

    @Override
    Map<String, Consumer<SetupWalk>> rows() {
        Map<String, Consumer<SetupWalk>> rows = new HashMap<>();
        rows.put("IDLE>ARMED BAND_TOUCH", this::arm);
        rows.put("ARMED>CONFIRMING DIVERGENCE", this::confirm);
        rows.put("ARMED>CONFIRMING ABSORPTION", walk -> {
            arm(walk);
            walk.deltaRatio(-0.2);
            walk.bar(-3.8, -4.6, -3.6, -4);
        });
        rows.put("CONFIRMING>TRIGGERED BACK_INSIDE", this::trigger);
        rows.put("ARMED>IDLE BAND_EXTREME", walk -> {
            arm(walk);
            walk.bar(-4, -6.5, -4, -6);
        });
        rows.put("CONFIRMING>IDLE BAND_EXTREME", walk -> {
            confirm(walk);
            walk.bar(-4, -6.5, -4, -6);
        });
        rows.put("ARMED>IDLE TOO_STEEP", walk -> {
            arm(walk);
            walk.slope(-0.101);
            walk.bar(-4, -4.1, -4, -4);
        });
        rows.put("CONFIRMING>IDLE TOO_STEEP", walk -> {
            confirm(walk);
            walk.slope(-0.101);
            prove(walk);
        });
        rows.put("ARMED>IDLE ARMED_EXPIRED", walk -> {
            arm(walk);
            walk.bars(14, -3.8, -4, -3.5, -3.7);
            assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
            walk.bar(-3.8, -4, -3.5, -3.7);
        });
        rows.put("CONFIRMING>IDLE ARMED_EXPIRED", walk -> {
            confirm(walk);
            walk.bars(12, -4.3, -4.4, -4.1, -4);
            assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
            walk.bar(-4.3, -4.4, -4.1, -4);
        });
        return rows;
    }

    @Override
    List<Limit> limits() {
        return List.of(
                new Limit(Filter.SLOPE_FLAT, 0.1, false, SetupWalk::slope),
                new Limit(Filter.DELTA, 0.01, true, SetupWalk::deltaRatio),
                new Limit(Filter.IMBALANCE, 0.1, true, SetupWalk::imbalance),
                new Limit(Filter.EXTREME_VOLUME, 2, false, SigmaFadeTest::loudNewExtreme));
    }

    /** Arms with a bar that makes a new extreme of the session. */
    private static void loudNewExtreme(SetupWalk walk, double volume) {
        if (walk.machine.state() == SetupState.IDLE) {
            walk.oldExtremes(-4.4, 10);
            walk.bar(0, -1, 1, 0);
            walk.features.rvolBar = volume;
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void looksOnlyAtTheLastBarsForALoudExtreme(Side side) {
        SetupWalk walk = begin(side);
        walk.oldExtremes(-3, 10);
        walk.bar(0, -1, 1, 0);
        walk.features.rvolBar = 9;
        arm(walk);
        walk.features.rvolBar = 1;
        walk.oldExtremes(-10, 10);
        turn(walk);
        walk.bar(-4.3, -4.4, -4.1, -4.2);
        prove(walk);
        assertThat(walk.blocking()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesANewExtremeWithoutUsualVolumeForQuiet(Side side) {
        SetupWalk unknown = newExtreme(side, Missing.STATISTIC);
        SetupWalk quiet = newExtreme(side, 0);
        assertThat(unknown.value(Filter.EXTREME_VOLUME)).isZero();
        assertThat(unknown.hash()).isEqualTo(quiet.hash());
        assertThat(newExtreme(side, 0.1).hash()).isNotEqualTo(quiet.hash());
    }

    private SetupWalk newExtreme(Side side, double volume) {
        SetupWalk walk = begin(side);
        walk.oldExtremes(-0.5, 10);
        walk.bar(0, -0.4, 1, 0);
        walk.features.rvolBar = volume;
        walk.bar(0, -1, 0, 0);
        return walk;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void remembersTheLoudestOfTheLastExtremes(Side side) {
        SetupWalk walk = begin(side);
        walk.oldExtremes(-0.5, 10);
        walk.bar(0, -0.4, 1, 0);
        walk.features.rvolBar = 1.75;
        walk.bar(0, -1, 0, 0);
        walk.features.rvolBar = 1.25;
        walk.bar(0, -2, 0, 0);
        assertThat(walk.value(Filter.EXTREME_VOLUME)).isEqualTo(1.75);
        walk.features.rvolBar = 9;
        walk.bars(SETTINGS.filters().extremeBars() - 2, 0, -1, 0, 0);
        assertThat(walk.value(Filter.EXTREME_VOLUME)).isEqualTo(1.75);
        walk.bar(0, -1, 0, 0);
        assertThat(walk.value(Filter.EXTREME_VOLUME)).as("1.75 is forgotten").isEqualTo(1.25);
        walk.bar(0, -1, 0, 0);
        assertThat(walk.value(Filter.EXTREME_VOLUME)).as("1.25, too").isZero();
    }

    /** Five closes behind VWAP of fifteen are no trend, however many came while ATR was unknown. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void countsTheClosesOfTheDayBeforeAtrIsKnownToo(Side side) {
        SetupWalk walk = begin(side);
        walk.features.rangeRatio = 2;
        walk.features.atr14 = Missing.STATISTIC;
        walk.bars(10, 1, 0, 2, 1);
        walk.features.atr14 = 1;
        trigger(walk);
        assertThat(walk.blocking()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void waitsForItsHour(Side side) {
        SetupWalk walk = begin(side);
        walk.minute = 26;
        confirm(walk);
        walk.minute = 29;
        prove(walk);
        assertThat(walk.blocking()).isEmpty();
        SetupWalk early = begin(side);
        early.minute = 25;
        trigger(early);
        assertThat(early.blocking()).containsExactly(Filter.SETUP_HOUR);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void keepsOutOfATrendDayWhoseRangeIsWideOrUnknown(Side side) {
        for (double range : new double[] {1.21, Missing.STATISTIC}) {
            SetupWalk walk = begin(side);
            walk.features.rangeRatio = range;
            walk.bars(30, -1, -2, -0.5, -1);
            trigger(walk);
            assertThat(walk.blocking()).containsExactly(Filter.TREND_DAY);
        }
        SetupWalk narrow = begin(side);
        narrow.features.rangeRatio = 1.2;
        narrow.bars(30, -1, -2, -0.5, -1);
        trigger(narrow);
        assertThat(narrow.blocking()).isEmpty();
    }

    /** Seventeen of twenty closes are 85 percent. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void bearsADayThatIsOneSidedToTheLimit(Side side) {
        SetupWalk walk = begin(side);
        walk.features.rangeRatio = 2;
        walk.bars(3, 1, 0, 2, 1);
        walk.bars(13, -1, -2, -0.5, -1);
        trigger(walk);
        assertThat(walk.blocking()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void staysIdleWhenItIsSteepTooFarOrTheBandIsUnknown(Side side) {
        SetupWalk walk = begin(side);
        walk.slope(-0.101);
        arm(walk);
        walk.slope(0);
        walk.bar(-4, -6.5, -4, -6);
        walk.bar(-3, -3.99, -3, -3);
        walk.features.z = Missing.STATISTIC;
        arm(walk);
        assertThat(walk.moves).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void seesNoDivergenceInTheFirstLegNorWithANewCvdLow(Side side) {
        SetupWalk walk = begin(side);
        arm(walk);
        walk.delta = 10;
        walk.bar(-3.8, -4.6, -3.8, -4.5);
        walk.bar(-3.8, -4, -3.8, -4);
        walk.delta = -21;
        walk.bar(-3.8, -4.7, -3.8, -4.5);
        assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void beginsNoSecondLegWithALaterLow(Side side) {
        SetupWalk walk = begin(side);
        arm(walk);
        walk.delta = 0;
        walk.bar(-3.8, -4, -3.8, -4);
        walk.delta = -10;
        walk.bar(-3.8, -4.6, -3.8, -4);
        assertThat(walk.machine.state()).as("CVD made a new low").isEqualTo(SetupState.ARMED);
        walk.delta = 20;
        walk.bar(-3.8, -4.4, -3.8, -4);
        assertThat(walk.moves).endsWith("ARMED>CONFIRMING DIVERGENCE");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void seesNoAbsorptionInALongBarOrWithLittleSelling(Side side) {
        SetupWalk walk = begin(side);
        arm(walk);
        walk.deltaRatio(-0.199);
        walk.bar(-3.8, -4, -3.6, -4);
        walk.deltaRatio(-0.9);
        walk.bar(-3.8, -4.1, -3.6, -4.05);
        walk.features.volume60 = 0;
        walk.bar(-3.8, -4, -3.6, -4);
        assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void proposesAStopBehindTheExcursion(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.assertProposal(-3.49, -4.75, -2);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void proposesNoStopBeyondTheFarthestBand(Side side) {
        SetupWalk walk = begin(side);
        confirm(walk);
        walk.bar(-4.3, -6.4, -3.4, -3.5);
        walk.assertProposal(-3.49, -6.5, -2);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void isLostByACloseBeyondTheExcursionOrANewCvdExtreme(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.machine.onEntered();
        assertThat(walk.isLostAt(-4.49)).isFalse();
        assertThat(walk.isLostAt(-4.51)).isTrue();
        walk.features.cvd = -101L * walk.direction;
        assertThat(walk.isLostAt(-3)).isTrue();
        walk.features.cvd = -100L * walk.direction;
        assertThat(walk.isLostAt(-3)).isFalse();
    }
}
