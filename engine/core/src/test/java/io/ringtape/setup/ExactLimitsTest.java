package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Filter;
import io.ringtape.event.Missing;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.setting.Defaults;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every distance of the setups exactly at its limit and a cent beyond it. ATR is four dollars, so that a quarter of it
 * is a dollar, and sums of dollars and quarters have no rounding. Sigma bands are far away.
 */
class ExactLimitsTest {
    private static final double ATR = 4;

    private static SetupWalk walk(Side side, Function<SetupMachine.Watch, SetupMachine> machine) {
        SetupWalk walk = new SetupWalk(side, machine);
        walk.features.atr14 = ATR;
        walk.features.sigma = 100;
        walk.features.z = 0;
        walk.deltaRatio(0.5);
        walk.slope(0.5);
        return walk;
    }

    /** Closes a bar whose opening and extremes do not matter, at {@code close}. */
    private static void close(SetupWalk walk, double close) {
        walk.bar(close, close, close, close);
    }

    private static void is(SetupWalk walk, SetupState state) {
        assertThat(walk.machine.state()).isEqualTo(state);
    }

    private static SetupWalk reject(Side side) {
        return walk(
                side,
                watch -> new VwapReject(
                        watch,
                        Defaults.of(VwapRejectSettings.class, "setups.vwapReject")
                                .with("lookbackBars", 4)
                                .with("nearSideBars", 3)
                                .with("touchAtr", 0.25)
                                .with("turnAtr", 0.5)
                                .with("lostLevelAtr", 0.125)
                                .with("stopVwapAtr", 0.25)
                                .with("targetR", 2)
                                .settings()));
    }

    private static SetupWalk rejectArmed(Side side) {
        SetupWalk walk = reject(side);
        close(walk, 0);
        close(walk, 3);
        close(walk, 3);
        is(walk, SetupState.IDLE);
        close(walk, 3);
        is(walk, SetupState.ARMED);
        return walk;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aRejectArmsWithEnoughClosesBeyondVwapAndTheLastAmongThem(Side side) {
        SetupWalk walk = reject(side);
        for (double close : new double[] {3, 3, 3, 0, 0, 3, 3}) {
            close(walk, close);
            is(walk, SetupState.IDLE);
        }
        close(walk, 3);
        is(walk, SetupState.ARMED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aRejectTouchesTurnsAndIsLostAtItsDistances(Side side) {
        SetupWalk near = rejectArmed(side);
        near.bar(3, 1.01, 3, 1.5);
        is(near, SetupState.ARMED);
        near.bar(3, 1, 3, 1.99);
        is(near, SetupState.CONFIRMING);
        close(near, 2);
        near.assertProposal(2.01, -1, 8.03);
        SetupWalk lost = rejectArmed(side);
        close(lost, -0.5);
        is(lost, SetupState.CONFIRMING);
        close(lost, -0.5);
        is(lost, SetupState.CONFIRMING);
        close(lost, -0.51);
        assertThat(lost.moves).endsWith("CONFIRMING>IDLE LOST_LEVEL");
    }

    private static SetupWalk reclaim(Side side) {
        return walk(
                side,
                watch -> new VwapReclaim(
                        watch,
                        Defaults.of(VwapReclaimSettings.class, "setups.vwapReclaim")
                                .with("lookbackBars", 4)
                                .with("farSideBars", 3)
                                .with("excursionAtr", 0.5)
                                .with("retestAtr", 0.25)
                                .with("lostLevelAtr", 0.125)
                                .with("stopVwapAtr", 0.25)
                                .with("stopPadAtr", 0.125)
                                .with("targetR", 2)
                                .settings()));
    }

    private static SetupWalk reclaimConfirming(Side side) {
        SetupWalk walk = reclaim(side);
        for (double close : new double[] {1, -1, -2, -1}) {
            is(walk, SetupState.IDLE);
            close(walk, close);
        }
        is(walk, SetupState.ARMED);
        close(walk, 0);
        is(walk, SetupState.ARMED);
        walk.bar(-0.5, -0.5, 1, 1);
        is(walk, SetupState.CONFIRMING);
        return walk;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aReclaimArmsWithEnoughClosesBehindVwapAndTheLastAmongThem(Side side) {
        SetupWalk walk = reclaim(side);
        for (double close : new double[] {-2, -2, -2, 0, 0, -2, -2}) {
            close(walk, close);
            is(walk, SetupState.IDLE);
        }
        close(walk, -2);
        is(walk, SetupState.ARMED);
        SetupWalk shallow = reclaim(side);
        for (int i = 0; i < 10; i++) {
            close(shallow, -1.99);
        }
        is(shallow, SetupState.IDLE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aReclaimArmsAtTheBandExtreme(Side side) {
        SetupWalk walk = reclaim(side);
        walk.features.z = -2.5 * walk.direction;
        for (int i = 0; i < 4; i++) {
            close(walk, -2);
        }
        is(walk, SetupState.ARMED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aReclaimIsRetestedAndLostAtItsDistances(Side side) {
        SetupWalk held = reclaimConfirming(side);
        close(held, 0);
        is(held, SetupState.CONFIRMING);
        close(held, -0.5);
        is(held, SetupState.CONFIRMING);
        held.bar(1, 1, 2, 2);
        assertThat(held.moves).endsWith("CONFIRMING>TRIGGERED RETEST_HELD");
        held.assertProposal(2.01, -1.5, 9.03);
        SetupWalk tooFar = reclaimConfirming(side);
        tooFar.bar(1.5, 1.01, 2, 2);
        assertThat(tooFar.moves).endsWith("CONFIRMING>TRIGGERED SECOND_CLOSE");
        SetupWalk notBeyond = reclaimConfirming(side);
        notBeyond.bar(0.5, 0.5, 1, 1);
        assertThat(notBeyond.moves).endsWith("CONFIRMING>TRIGGERED SECOND_CLOSE");
        SetupWalk lost = reclaimConfirming(side);
        close(lost, -0.51);
        assertThat(lost.moves).endsWith("CONFIRMING>IDLE LOST_LEVEL");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aReclaimIsChasedInAtr(Side side) {
        SetupWalk walk = reclaimConfirming(side);
        walk.machine.proposal().entry = walk.price(3);
        assertThat(walk.value(Filter.CHASE)).isEqualTo(0.75);
    }

    private static SetupWalk rangeBreak(Side side, double rangeVolume) {
        SetupWalk walk = walk(
                side,
                watch -> new OpeningRangeBreak(
                        watch,
                        Defaults.of(OpeningRangeBreakSettings.class, "setups.openingRangeBreak")
                                .with("breakAtr", 0.25)
                                .with("retestAtr", 0.25)
                                .with("lostLevelAtr", 0.5)
                                .with("stopAtr", 1)
                                .with("targetR", 2)
                                .settings()));
        walk.minute = 0;
        walk.volume = rangeVolume;
        walk.features.vwap = walk.at(-2);
        walk.features.openingHigh = Math.max(walk.price(0), walk.price(-3));
        walk.features.openingLow = Math.min(walk.price(0), walk.price(-3));
        walk.bar(-1, -3, 0, -1);
        walk.volume = 1;
        return walk;
    }

    private static SetupWalk rangeBroken(Side side) {
        SetupWalk walk = rangeBreak(side, 1);
        close(walk, 1);
        is(walk, SetupState.IDLE);
        close(walk, 1.01);
        is(walk, SetupState.ARMED);
        return walk;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aBrokenRangeIsRetestedHeldAndLostAtItsDistances(Side side) {
        SetupWalk walk = rangeBroken(side);
        walk.bar(2, 1.01, 2, 1.5);
        is(walk, SetupState.ARMED);
        walk.bar(2, 1, 2, 1.5);
        is(walk, SetupState.CONFIRMING);
        walk.bar(-0.5, -1, 0, 0);
        is(walk, SetupState.CONFIRMING);
        walk.bar(1, -1, 2, 1);
        is(walk, SetupState.CONFIRMING);
        close(walk, -2);
        is(walk, SetupState.CONFIRMING);
        walk.bar(0.5, -1, 2, 1);
        walk.assertProposal(1.01, -4, 11.03);
        SetupWalk lost = rangeBroken(side);
        close(lost, -2.01);
        assertThat(lost.moves).endsWith("ARMED>IDLE LOST_LEVEL");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aRangeBreaksOnlyBeyondVwap(Side side) {
        SetupWalk walk = rangeBreak(side, 1);
        walk.features.vwap = walk.at(2);
        close(walk, 2);
        is(walk, SetupState.IDLE);
        close(walk, 2.01);
        is(walk, SetupState.ARMED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void theVolumeOfABreakIsUnknownAfterARangeWithoutVolume(Side side) {
        SetupWalk walk = rangeBreak(side, 0);
        close(walk, 2);
        assertThat(walk.value(Filter.BAR_VOLUME)).isEqualTo(Missing.STATISTIC);
    }

    private static SetupWalk sweep(Side side) {
        SetupWalk walk = walk(
                side,
                watch -> new ExtremeSweep(
                        watch,
                        Defaults.of(ExtremeSweepSettings.class, "setups.extremeSweep")
                                .with("levelAgeNs", 900_000_000_000L)
                                .with("pierceMaxAtr", 0.5)
                                .with("insideAtr", 0.25)
                                .with("stopPadAtr", 0.25)
                                .with("sweepBars", 5)
                                .with("targetR", 2)
                                .settings()));
        walk.features.vwap = walk.at(30);
        walk.oldExtremes(0, 5);
        walk.minute = 14;
        close(walk, 2);
        return walk;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anExtremeIsOldFromItsAgeOn(Side side) {
        SetupWalk walk = sweep(side);
        walk.minute = 14;
        walk.bar(1, -0.5, 1, 0);
        is(walk, SetupState.IDLE);
        SetupWalk old = sweep(side);
        old.bar(1, -0.5, 1, 0);
        is(old, SetupState.ARMED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aSweepGoesAndComesBackByItsDistances(Side side) {
        SetupWalk walk = sweep(side);
        walk.bar(1, -2, 1, 0);
        is(walk, SetupState.ARMED);
        close(walk, 0);
        is(walk, SetupState.ARMED);
        close(walk, 0.99);
        is(walk, SetupState.ARMED);
        walk.bar(1, 0, 1.5, 1);
        is(walk, SetupState.CONFIRMING);
        walk.bar(1, 0, 1.5, 1);
        is(walk, SetupState.CONFIRMING);
        walk.bar(1, 0, 1.51, 0);
        is(walk, SetupState.CONFIRMING);
        walk.bar(1, 0, 1.51, 1.5);
        walk.assertProposal(1.51, -3, 10.53);
        SetupWalk tooFar = sweep(side);
        tooFar.bar(1, -2.01, 1, 0);
        is(tooFar, SetupState.IDLE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aSweepKeepsItsLowestKnownDelta(Side side) {
        SetupWalk walk = sweep(side);
        walk.features.volume60 = 0;
        walk.bar(1, -1, 1, 0);
        assertThat(walk.value(Filter.SWEEP_DELTA)).isEqualTo(Missing.STATISTIC);
        for (double ratio : new double[] {-0.25, -0.5, -0.125}) {
            walk.deltaRatio(ratio);
            close(walk, 0);
            assertThat(walk.value(Filter.SWEEP_DELTA)).isEqualTo(Math.min(-0.25, ratio == -0.25 ? ratio : -0.5));
        }
        walk.features.volume60 = 0;
        close(walk, 0);
        assertThat(walk.value(Filter.SWEEP_DELTA)).isEqualTo(-0.5);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aSweepTakesNoVwapAtItsEntry(Side side) {
        SetupWalk walk = sweep(side);
        walk.bar(1, -2, 1.25, 1);
        is(walk, SetupState.CONFIRMING);
        walk.features.vwap = walk.at(1.5);
        walk.bar(1, 0, 2, 1.49);
        walk.assertProposal(1.5, -3, 10.5);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aCloseAtAnExtremeDoesNotBreakIt(Side side) {
        SetupWalk walk = walk(
                side,
                watch -> new ExtremeHold(
                        watch,
                        Defaults.of(ExtremeHoldSettings.class, "setups.extremeHold")
                                .settings()));
        walk.oldExtremes(-5, 0);
        close(walk, -1);
        walk.bar(-1, -1, 0, 0);
        walk.bar(0.5, 0.5, 1, 1);
        is(walk, SetupState.IDLE);
        SetupWalk broken = walk(
                side,
                watch -> new ExtremeHold(
                        watch,
                        Defaults.of(ExtremeHoldSettings.class, "setups.extremeHold")
                                .settings()));
        broken.oldExtremes(-5, 0);
        close(broken, -1);
        broken.bar(0, 0, 0.5, 0.5);
        broken.bar(0.5, 0.5, 1, 1);
        is(broken, SetupState.ARMED);
    }

    private static SetupWalk fade(Side side) {
        SetupWalk walk = walk(
                side,
                watch -> new SigmaFade(
                        watch,
                        Defaults.of(SigmaFadeSettings.class, "setups.sigmaFade")
                                .with("slopeMaxAtr", 0.25)
                                .with("absorbAtr", 0.25)
                                .with("stopPadAtr", 0.125)
                                .settings()));
        walk.features.sigma = 2;
        walk.features.cvd = 0;
        walk.oldExtremes(-10, 10);
        walk.slope(-0.25);
        return walk;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aFadeArmsIsAbsorbedAndIsLostAtItsDistances(Side side) {
        SetupWalk walk = fade(side);
        walk.bar(-3, -3.99, -3, -3);
        is(walk, SetupState.IDLE);
        walk.bar(-3, -4, -3, -3);
        is(walk, SetupState.ARMED);
        walk.deltaRatio(-0.5);
        walk.bar(-3, -4, -3, -4);
        is(walk, SetupState.ARMED);
        walk.bar(-4, -4.5, -3, -3.01);
        is(walk, SetupState.CONFIRMING);
        close(walk, -3);
        walk.assertProposal(-2.99, -5, -2);
        assertThat(walk.isLostAt(-4.5)).isFalse();
        assertThat(walk.isLostAt(-4.51)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aFadeNeedsABandThatIsWiderThanNothing(Side side) {
        SetupWalk walk = fade(side);
        walk.features.sigma = 0;
        walk.bar(0, -1, 0, 0);
        is(walk, SetupState.IDLE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aCloseAtVwapIsOnNoSide(Side side) {
        SetupWalk walk = fade(side);
        for (double close : new double[] {0, 0, 1, -1}) {
            close(walk, close);
        }
        assertThat(walk.value(Filter.TREND_DAY)).isEqualTo(0.25);
    }

    private static SetupWalk pullback(Side side) {
        SetupWalk walk = walk(
                side,
                watch -> new EmaPullback(
                        watch,
                        Defaults.of(EmaPullbackSettings.class, "setups.emaPullback")
                                .with("impulseBars", 2)
                                .with("touchAtr", 0.25)
                                .with("lostAtr", 0.5)
                                .with("stopPadAtr", 0.125)
                                .with("trailAtr", 0.25)
                                .with("targetR", 2)
                                .settings()));
        walk.features.ema20 = walk.at(0);
        walk.features.ema50 = walk.at(-1);
        walk.features.vwap = walk.at(-2);
        walk.features.ema20Of5 = walk.at(0);
        walk.features.ema50Of5 = walk.at(-1);
        return walk;
    }

    private static SetupWalk pullbackArmed(Side side) {
        SetupWalk walk = pullback(side);
        walk.bars(2, 3, 2, 8, 3);
        is(walk, SetupState.ARMED);
        return walk;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPullbackTouchesTurnsAndIsLostAtItsDistances(Side side) {
        SetupWalk walk = pullbackArmed(side);
        walk.bar(3, 1.01, 3, 2);
        is(walk, SetupState.ARMED);
        walk.bar(3, 1, 3, 2);
        is(walk, SetupState.CONFIRMING);
        walk.bar(1, -0.5, 3.25, 3);
        is(walk, SetupState.CONFIRMING);
        walk.bar(3, 2, 3.49, 3.25);
        is(walk, SetupState.CONFIRMING);
        walk.bar(3, 2, 4, 3.5);
        walk.assertProposal(3.51, -1, 12.53);
        walk.machine.onEntered();
        assertThat(walk.isLostAt(-1)).isFalse();
        assertThat(walk.isLostAt(-1.01)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPullbackTakesAnExtremeThatPaysExactlyOneR(Side side) {
        SetupWalk walk = pullbackArmed(side);
        walk.bar(3, -0.5, 3, 2);
        walk.bar(3, 2, 4, 3.49);
        walk.assertProposal(3.5, -1, 8);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPullbackDoesNotTurnAtTheAverage(Side side) {
        SetupWalk walk = pullbackArmed(side);
        walk.bar(3, -1, 3, 2);
        walk.bar(-0.5, -0.5, -0.5, -0.5);
        close(walk, 0);
        is(walk, SetupState.CONFIRMING);
        close(walk, 0.01);
        is(walk, SetupState.TRIGGERED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aTrendIsLostOnceAnAverageOrVwapIsReached(Side side) {
        SetupWalk averages = pullbackArmed(side);
        averages.features.ema50 = averages.at(0);
        close(averages, 3);
        assertThat(averages.moves).endsWith("ARMED>IDLE TREND_LOST");
        SetupWalk vwap = pullbackArmed(side);
        vwap.features.vwap = vwap.at(-0.5);
        close(vwap, -0.5);
        assertThat(vwap.moves).endsWith("ARMED>IDLE TREND_LOST");
        SetupWalk slow = pullbackArmed(side);
        close(slow, -1);
        is(slow, SetupState.CONFIRMING);
        close(slow, -1.01);
        assertThat(slow.moves).endsWith("CONFIRMING>IDLE TREND_LOST");
        SetupWalk far = pullbackArmed(side);
        far.features.ema50 = far.at(-4);
        far.features.vwap = far.at(-4);
        close(far, -2);
        is(far, SetupState.CONFIRMING);
        close(far, -2.01);
        assertThat(far.moves).endsWith("CONFIRMING>IDLE TREND_LOST");
    }

    /** The impulse has 2 shares a bar; the pullback 3 in the armed bar, 1 in the touch and 2 in the turn. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void aPullbackCountsTheVolumeOfAllItsBars(Side side) {
        SetupWalk walk = pullback(side);
        walk.volume = 2;
        walk.bars(2, 3, 2, 8, 3);
        walk.volume = 3;
        walk.bar(3, 2, 3, 2);
        assertThat(walk.value(Filter.PULLBACK_VOLUME)).isEqualTo(1.5);
        walk.volume = 1;
        walk.bar(3, 1, 3, 2);
        assertThat(walk.value(Filter.PULLBACK_VOLUME)).isEqualTo(1);
        walk.volume = 0.5;
        walk.bar(3, 1, 4, 3.5);
        assertThat(walk.value(Filter.PULLBACK_VOLUME)).isEqualTo(0.75);
        is(walk, SetupState.TRIGGERED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPullbackHasNoFiguresAfterAnImpulseWithoutVolumeAndDelta(Side side) {
        SetupWalk walk = pullback(side);
        walk.volume = 0;
        walk.bars(2, 3, 2, 8, 3);
        walk.volume = 1;
        walk.delta = -100;
        walk.bar(3, 2, 3, 2);
        assertThat(walk.value(Filter.PULLBACK_VOLUME)).isEqualTo(Missing.STATISTIC);
        assertThat(walk.value(Filter.PULLBACK_DELTA)).isEqualTo(Missing.STATISTIC);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPullbackGivesUpAShareOfWhatItsImpulseGainedFromItsStart(Side side) {
        SetupWalk walk = pullback(side);
        walk.features.cvd = walk.direction * 1_000L;
        walk.delta = 100;
        walk.bars(2, 3, 2, 8, 3);
        walk.delta = -50;
        walk.bar(3, 2, 3, 2);
        assertThat(walk.value(Filter.PULLBACK_DELTA)).isEqualTo(0.25);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void withoutAPriceAProposalHasNoTargetInR(Side side) {
        SetupWalk walk = rejectArmed(side);
        walk.priced = false;
        walk.bar(3, 1, 3, 2);
        assertThat(walk.moves).endsWith("CONFIRMING>IDLE NO_ROOM");
        assertThat(walk.machine.proposal().target).isEqualTo(Missing.LONG);
    }
}
