package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Filter;
import io.ringtape.event.Micros;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;
import io.ringtape.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks each row of the transition table, long and short. VWAP stands at 600, one ATR is a dollar. */
class VwapReclaimTest {
    private static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);
    private static final VwapReclaimSettings SETTINGS = new VwapReclaimSettings(
            15,
            12,
            1.5,
            30,
            2.5,
            1.3,
            0.10,
            0.25,
            0.75,
            0.1,
            5,
            0.5,
            0.1,
            1.5,
            0,
            0,
            new TradeTerms(0.25, 600_000_000_000L));
    private static final long COOLDOWN_NS = 1_000;

    private final List<String> moves = new ArrayList<>();
    private final FeatureSnapshot features = new FeatureSnapshot();
    private int triggers;
    private Side side;
    private VwapReclaim setup;

    private void start(Side itsSide) {
        side = itsSide;
        setup = new VwapReclaim(
                new SetupMachine.Watch(SPY, side, 0, COOLDOWN_NS, new SetupMachine.Listener() {
                    @Override
                    public void onTransition(SetupMachine of, SetupState from, SetupState to, TransitionReason reason) {
                        moves.add(from + ">" + to + " " + reason);
                    }

                    @Override
                    public void onTrigger(SetupMachine of, FeatureSnapshot at) {
                        triggers++;
                    }
                }),
                SETTINGS);
        features.vwap = 600;
        features.sigma = 5;
        features.atr14 = 1;
        features.z = 0;
        features.rvolBar = 1.5;
        features.volume90 = 1000;
        features.delta90 = 0;
        features.ema20SlopeAtr = 0;
        features.imbalanceMean = 0;
    }

    /** A bar that closes that far beyond VWAP in the trade's direction, with that volume delta in its direction. */
    private void bar(double beyond, double deltaRatio) {
        int direction = side == Side.BUY ? 1 : -1;
        Bar bar = new Bar();
        bar.close = Micros.ofDouble(600 + direction * beyond);
        bar.low = bar.close - Micros.ofDouble(0.6);
        bar.high = bar.close + Micros.ofDouble(0.6);
        bar.open = bar.close;
        bar.volume = 1;
        features.last = bar.close;
        features.bid = bar.close - 10_000;
        features.ask = bar.close + 10_000;
        features.delta90 = (long) (direction * deltaRatio * features.volume90);
        setup.onBar(bar, features);
    }

    private void arm() {
        for (int i = 0; i < 15; i++) {
            bar(i == 7 ? -2 : -0.5, 0);
        }
    }

    private void confirm() {
        arm();
        bar(0.2, 0.5);
    }

    private void trigger() {
        confirm();
        bar(0.3, 0.5);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void armsAfterARealExcursion(Side itsSide) {
        start(itsSide);
        arm();
        assertThat(moves).containsExactly("IDLE>ARMED EXCURSION");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void staysIdleWhenTheExcursionIsShallow(Side itsSide) {
        start(itsSide);
        for (int i = 0; i < 40; i++) {
            bar(-1.4, 0);
        }
        assertThat(moves).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void staysIdleWhenTooFewClosesAreOnTheFarSide(Side itsSide) {
        start(itsSide);
        for (int i = 0; i < 40; i++) {
            bar(i % 15 < 4 ? 0.5 : -2, 0);
        }
        assertThat(moves).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void confirmsOnACloseThroughWithDelta(Side itsSide) {
        start(itsSide);
        confirm();
        assertThat(moves).containsExactly("IDLE>ARMED EXCURSION", "ARMED>CONFIRMING CLOSE_THROUGH");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void staysArmedWithoutDelta(Side itsSide) {
        start(itsSide);
        arm();
        bar(0.2, 0.05);
        assertThat(setup.state()).isEqualTo(SetupState.ARMED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void disarmsAtTheBandExtreme(Side itsSide) {
        start(itsSide);
        arm();
        features.z = side == Side.BUY ? -2.6 : 2.6;
        bar(-5, 0);
        assertThat(moves).endsWith("ARMED>IDLE BAND_EXTREME");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void disarmsWhenItTakesTooLong(Side itsSide) {
        start(itsSide);
        arm();
        for (int i = 0; i < 30; i++) {
            assertThat(setup.state()).isEqualTo(SetupState.ARMED);
            bar(-0.1, 0);
        }
        assertThat(moves).endsWith("ARMED>IDLE ARMED_EXPIRED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void triggersOnASecondCloseBeyondVwap(Side itsSide) {
        start(itsSide);
        confirm();
        bar(0.1, 0);
        assertThat(moves).endsWith("CONFIRMING>TRIGGERED SECOND_CLOSE");
        assertThat(triggers).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void triggersOnARetestThatHeld(Side itsSide) {
        start(itsSide);
        confirm();
        bar(0.5, 0);
        assertThat(moves).endsWith("CONFIRMING>TRIGGERED RETEST_HELD");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void givesUpWhenTheLevelIsLost(Side itsSide) {
        start(itsSide);
        confirm();
        bar(-0.2, 0);
        assertThat(moves).endsWith("CONFIRMING>IDLE LOST_LEVEL");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void givesUpAfterTooManyBarsAtTheLevel(Side itsSide) {
        start(itsSide);
        confirm();
        for (int i = 0; i < 5; i++) {
            bar(-0.05, 0);
        }
        assertThat(moves).endsWith("CONFIRMING>IDLE BARS_EXPIRED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void proposesStopAndTargetAroundTheReclaim(Side itsSide) {
        start(itsSide);
        trigger();
        int direction = side == Side.BUY ? 1 : -1;
        Proposal proposal = setup.proposal();
        // The reclaim bar's extreme is 0.4 behind VWAP, the VWAP stop 0.5, and a pad of 0.1 goes beyond the farther.
        assertThat(proposal.entry).isEqualTo(Micros.ofDouble(600 + direction * 0.31));
        assertThat(proposal.stop).isEqualTo(Micros.ofDouble(600 - direction * 0.6));
        // 1.5 R of 0.91 is 1.365, nearer than one sigma; to the tick.
        assertThat(Math.abs(proposal.target - Micros.ofDouble(600 + direction * 1.675)))
                .isLessThanOrEqualTo(5_000);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesTheBandAsTargetWhenItIsNearer(Side itsSide) {
        start(itsSide);
        features.sigma = 0.8;
        trigger();
        assertThat(setup.proposal().target).isEqualTo(Micros.ofDouble(600 + (side == Side.BUY ? 0.8 : -0.8)));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void restsAfterATradeAndThenIsIdle(Side itsSide) {
        start(itsSide);
        trigger();
        setup.onEntered();
        setup.onFlat(5_000);
        setup.onTime(5_999);
        assertThat(setup.state()).isEqualTo(SetupState.COOLDOWN);
        setup.onTime(6_000);
        assertThat(moves)
                .endsWith(
                        "TRIGGERED>IN_TRADE POSITION_OPENED",
                        "IN_TRADE>COOLDOWN POSITION_CLOSED",
                        "COOLDOWN>IDLE COOLDOWN_OVER");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void restsWhenItsSignalIsBlockedOrExpires(Side itsSide) {
        start(itsSide);
        trigger();
        setup.onBlocked(1);
        assertThat(moves).endsWith("TRIGGERED>COOLDOWN SIGNAL_BLOCKED");
        start(itsSide);
        trigger();
        setup.onExpired(1);
        assertThat(moves).endsWith("TRIGGERED>COOLDOWN SIGNAL_EXPIRED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void isDisabledByAHaltUnlessItHasAPosition(Side itsSide) {
        start(itsSide);
        arm();
        setup.onHalt();
        bar(0.2, 0.5);
        setup.onResume();
        assertThat(moves).endsWith("ARMED>DISABLED HALTED", "DISABLED>IDLE RESUMED");
        start(itsSide);
        trigger();
        setup.onEntered();
        setup.onHalt();
        assertThat(setup.state()).isEqualTo(SetupState.IN_TRADE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void itsOwnFiltersLookInTheTradesDirection(Side itsSide) {
        start(itsSide);
        int direction = side == Side.BUY ? 1 : -1;
        features.ema20SlopeAtr = -0.1 * direction;
        features.imbalanceMean = 0.2 * direction;
        trigger();
        FilterList filters = new FilterList();
        setup.ownFilters(filters, features);
        List<Filter> blocked = new ArrayList<>();
        for (int i = 0; i < filters.count(); i++) {
            if (!filters.at(i).passed) {
                blocked.add(filters.at(i).filter);
            }
        }
        assertThat(blocked).containsExactly(Filter.SLOPE_AGREES);
        assertThat(filters.at(1).margin).isEqualTo(-0.1);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aMissingVolumeHistoryBlocksAndIsNeverGuessed(Side itsSide) {
        start(itsSide);
        features.rvolBar = io.ringtape.event.Missing.STATISTIC;
        trigger();
        FilterList filters = new FilterList();
        setup.ownFilters(filters, features);
        assertThat(filters.blocked()).isEqualTo(1);
    }
}
