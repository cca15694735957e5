package io.ringtape.setup;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Filter;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.QuoteState;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;
import io.ringtape.market.Instrument;
import io.ringtape.market.TradingSession;
import io.ringtape.setting.Defaults;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Moves one figure at a time over its limit; entry 600, stop a dollar away, target two dollars away. */
class SignalGuardsTest {
    private static final long OPEN_NS = 34_200 * SECOND_NS;
    private static final long CLOSE_NS = 57_600 * SECOND_NS;
    private static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);
    private static final SignalSettings SETTINGS =
            Defaults.of(SignalSettings.class, "signals").settings();
    private static final SessionPolicy POLICY = policy(Set.of(Setup.VWAP_RECLAIM), Set.of(), Map.of());

    private final SignalGuards guards = new SignalGuards(
            SETTINGS, new TradingSession(LocalDate.of(2026, 11, 20), 0, OPEN_NS, CLOSE_NS, CLOSE_NS + 1, false));
    private final FeatureSnapshot features = new FeatureSnapshot();
    private final FilterList filters = new FilterList();
    private Proposer machine;
    private final SignalGuards.GuardInput now = new SignalGuards.GuardInput();

    private static SessionPolicy policy(Set<Setup> allowed, Set<Setup> banned, Map<Setup, SetupOverride> overrides) {
        return defaults(allowed, banned, overrides).settings();
    }

    private static Defaults<SessionPolicy> defaults(
            Set<Setup> allowed, Set<Setup> banned, Map<Setup, SetupOverride> overrides) {
        return Defaults.of(SessionPolicy.class, "session_policies.OPEN")
                .with("startNs", OPEN_NS)
                .with("endNs", CLOSE_NS)
                .with("allowSetups", allowed)
                .with("banSetups", banned)
                .with("slopeMaxPercentPer5Min", 0.5)
                .with("scoreMin", 40)
                .with("setups", overrides);
    }

    /** A machine that proposes on its first bar. */
    private static final class Proposer extends SetupMachine {
        private final double risk;
        private final double reward;

        Proposer(Side side, double risk, double reward) {
            super(new Watch(SPY, side, 0, 0, new Listener() {

                @Override
                public void onTransition(SetupMachine of, SetupState from, SetupState to, TransitionReason reason) {}

                @Override
                public void onTrigger(SetupMachine of, FeatureSnapshot at) {}
            }));
            this.risk = risk;
            this.reward = reward;
        }

        @Override
        protected String waitsForMarket(SetupState inState) {
            return "nothing";
        }

        @Override
        public Setup setup() {
            return Setup.VWAP_RECLAIM;
        }

        @Override
        public TradeTerms terms() {
            return new TradeTerms(0, 1, 1, 0, false);
        }

        @Override
        public void ownFilters(FilterList filters, FeatureSnapshot features) {}

        @Override
        protected boolean isInvalidated(Bar bar, FeatureSnapshot features) {
            return false;
        }

        @Override
        protected void whileIdle(Bar bar, FeatureSnapshot features) {
            trigger(features, TransitionReason.EXCURSION, 600 - risk * direction(), 600 + reward * direction());
        }

        @Override
        protected void whileArmed(Bar bar, FeatureSnapshot features) {}

        @Override
        protected void whileConfirming(Bar bar, FeatureSnapshot features) {}

        @Override
        protected void hashOwn(StateHasher hasher) {}
    }

    @BeforeEach
    void everyGuardPasses() {
        start(Side.BUY);
    }

    private void start(Side side) {
        int direction = side == Side.BUY ? 1 : -1;
        features.vwap = 600;
        features.atr14 = 1;
        features.rvol = 1.2;
        features.ema20SlopePercent = 0.06 * direction;
        features.ema20SlopeAtr = 0.25 * direction;
        features.ema20 = 600 + direction;
        features.ema50 = 600;
        features.delta90 = 40L * direction;
        features.volume90 = 100;
        features.imbalanceMean = direction;
        features.quoteState = QuoteState.NORMAL;
        features.quoteAge = 800_000_000;
        features.spread = 10_000;
        features.bid = Micros.ofDouble(600);
        features.ask = Micros.ofDouble(600);
        now.policy = POLICY;
        now.timeNs = OPEN_NS + 90 * SECOND_NS;
        now.taken = 1;
        now.takenBySetup = 1;
        now.blackedOut = false;
        now.score = 40;
        now.charges = 0;
        propose(side, 1, 2);
    }

    private void propose(Side side, double risk, double reward) {
        machine = new Proposer(side, risk, reward);
        machine.onBar(new Bar(), features);
    }

    private List<Filter> blocking() {
        filters.clear();
        guards.ask(filters, machine, features, now);
        List<Filter> blocking = new ArrayList<>();
        for (int i = 0; i < filters.count(); i++) {
            if (!filters.at(i).passed) {
                blocking.add(filters.at(i).filter);
            }
        }
        assertThat(filters.blocked()).isEqualTo(blocking.size());
        return blocking;
    }

    private void blocks(Filter filter, Runnable change) {
        start(Side.BUY);
        change.run();
        assertThat(blocking()).containsExactly(filter);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void letASignalAtItsLimitsPass(Side side) {
        start(side);
        assertThat(blocking()).isEmpty();
    }

    @Test
    void blockWhatIsJustBeyondItsLimit() {
        blocks(Filter.RVOL, () -> features.rvol = 1.199);
        blocks(Filter.SLOPE_MIN, () -> features.ema20SlopePercent = 0.059);
        blocks(Filter.SLOPE_MAX, () -> features.ema20SlopePercent = 0.501);
        blocks(Filter.SLOPE_MAX, () -> {
            now.policy = sloped(-10);
            features.ema20SlopePercent = -0.501;
        });
        blocks(Filter.TRADE_COUNT, () -> now.taken = 2);
        blocks(Filter.TIME_LEFT, () -> now.timeNs = CLOSE_NS - 390 * SECOND_NS + 1);
        blocks(Filter.BLACKOUT, () -> now.blackedOut = true);
        blocks(Filter.SCORE, () -> now.score = 39.999);
        blocks(Filter.OPENING, () -> now.timeNs = OPEN_NS + 90 * SECOND_NS - 1);
        blocks(Filter.QUOTE_AGE, () -> features.quoteAge = 800_000_001);
        blocks(Filter.SPREAD, () -> features.spread = 20_001);
        blocks(Filter.STOP_DISTANCE_MIN, () -> features.atr14 = 3.34);
        blocks(Filter.STOP_DISTANCE_MAX, () -> features.atr14 = 0.333);
    }

    @Test
    void blockATargetThatDoesNotPayForTheSpread() {
        features.spread = 700_000;
        assertThat(blocking()).containsExactly(Filter.SPREAD, Filter.STOP_DISTANCE_MIN, Filter.REWARD_TO_COST);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void blockARewardOfATenthOfTheRisk(Side side) {
        start(side);
        propose(side, 0.51, 0.05);
        assertThat(blocking()).containsExactly(Filter.TARGET_R);
        FilterCheck check = filters.at(filters.count() - 1);
        assertThat(check.value).isCloseTo(0.04 / 0.52, within(1e-9));
        assertThat(check.threshold).isEqualTo(0.5);
        assertThat(check.margin).isCloseTo(0.04 / 0.52 - 0.5, within(1e-9));
    }

    @Test
    void countSpreadAndChargesOnBothSidesOfTheTarget() {
        now.charges = 989_999;
        assertThat(blocking()).isEmpty();
        blocks(Filter.TARGET_R, () -> now.charges = 990_001);
        features.spread = 100_000;
        now.charges = 900_001;
        assertThat(blocking()).containsExactly(Filter.SPREAD, Filter.TARGET_R);
    }

    @Test
    void leaveTheTargetToTheSetupWithoutALimit() {
        SignalSettings free = Defaults.of(SignalSettings.class, "signals")
                .with("minTargetR", "none")
                .settings();
        SignalGuards any = new SignalGuards(
                free, new TradingSession(LocalDate.of(2026, 11, 20), 0, OPEN_NS, CLOSE_NS, CLOSE_NS + 1, false));
        propose(Side.BUY, 0.51, 0.05);
        filters.clear();
        any.ask(filters, machine, features, now);
        assertThat(filters.blocked()).isZero();
        for (int i = 0; i < filters.count(); i++) {
            assertThat(filters.at(i).filter).isNotEqualTo(Filter.TARGET_R);
        }
    }

    @Test
    void blockOutsideEveryPolicyAndWhereTheSetupIsNotAllowed() {
        now.policy = null;
        assertThat(blocking()).containsExactly(Filter.SESSION);
        now.policy = policy(Set.of(), Set.of(), Map.of());
        assertThat(blocking()).containsExactly(Filter.SESSION);
    }

    @Test
    void letABanWinOverAnAllowance() {
        now.policy = policy(Set.of(Setup.VWAP_RECLAIM), Set.of(Setup.VWAP_RECLAIM), Map.of());
        assertThat(blocking()).containsExactly(Filter.SESSION);
    }

    @Test
    void askMoreOfASetupThatTheSessionOverrides() {
        now.policy = overridden(Setup.VWAP_RECLAIM);
        assertThat(blocking()).containsExactly(Filter.SETUP_TRADE_COUNT, Filter.SCORE);
        now.takenBySetup = 0;
        now.score = 41;
        now.timeNs = CLOSE_NS - 391 * SECOND_NS;
        assertThat(blocking()).containsExactly(Filter.TIME_LEFT);
        now.timeNs = CLOSE_NS - 392 * SECOND_NS;
        assertThat(blocking()).isEmpty();
        now.taken = 2;
        assertThat(blocking()).containsExactly(Filter.TRADE_COUNT);
    }

    @Test
    void askNoMoreBecauseOfAnotherSetupsOverride() {
        now.policy = overridden(Setup.VWAP_REJECT);
        assertThat(blocking()).isEmpty();
    }

    @Test
    void askTheSlopeThatTheSetupsOverrideAsks() {
        features.ema20SlopePercent = 0.03;
        assertThat(blocking()).containsExactly(Filter.SLOPE_MIN);
        now.policy = sloped(0.03);
        assertThat(blocking()).isEmpty();
        features.ema20SlopePercent = -0.4;
        assertThat(blocking()).containsExactly(Filter.SLOPE_MIN);
        now.policy = sloped(-10);
        assertThat(blocking()).isEmpty();
    }

    private static SessionPolicy sloped(double slopeMin) {
        SetupOverride own = new SetupOverride(Missing.LONG, Missing.INT, Missing.STATISTIC, slopeMin);
        return policy(Set.of(Setup.VWAP_RECLAIM), Set.of(), Map.of(Setup.VWAP_RECLAIM, own));
    }

    private static SessionPolicy overridden(Setup setup) {
        return policy(
                Set.of(Setup.VWAP_RECLAIM),
                Set.of(),
                Map.of(setup, new SetupOverride(92 * SECOND_NS, 1, 41, Missing.STATISTIC)));
    }

    @Test
    void blockWhatIsMissingUnlessNothingIsAsked() {
        blocks(Filter.RVOL, () -> features.rvol = Missing.STATISTIC);
        blocks(Filter.QUOTE_AGE, () -> features.quoteAge = Missing.LONG);
        now.policy = defaults(Set.of(Setup.VWAP_RECLAIM), Set.of(), Map.of())
                .with("rvolMin", "none")
                .with("slopeMinPercentPer5Min", "none")
                .with("slopeMaxPercentPer5Min", "none")
                .with("timeStopNs", 1)
                .with("scoreMin", 0)
                .settings();
        features.quoteAge = 0;
        features.ema20SlopePercent = Missing.STATISTIC;
        assertThat(blocking()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void addUpTheScoreFromItsParts(Side side) {
        start(side);
        features.rvol = 1.5;
        scores(signal -> assertThat(signal.score).isCloseTo(100, within(1e-9)));
        features.ema50 = features.ema20;
        scores(signal -> assertThat(signal.scoreTrend).isCloseTo(12.5, within(1e-9)));
        features.rvol = 0.75;
        scores(signal -> assertThat(signal.scoreRvol).isZero());
        features.delta90 /= 2;
        scores(signal -> assertThat(signal.scoreDelta).isCloseTo(10, within(1e-9)));
        features.imbalanceMean = 0;
        scores(signal -> assertThat(signal.scoreImbalance).isCloseTo(7.5, within(1e-9)));
        features.spread = 15_000;
        scores(signal -> assertThat(signal.scoreQuote).isCloseTo(5, within(1e-9)));
        scores(signal -> assertThat(signal.score).isCloseTo(12.5 + 0 + 10 + 7.5 + 10 + 5, within(1e-9)));
    }

    @Test
    void giveNothingForWhatIsMissing() {
        features.rvol = Missing.STATISTIC;
        features.ema50 = Missing.STATISTIC;
        features.ema20SlopeAtr = Missing.STATISTIC;
        features.imbalanceMean = Missing.STATISTIC;
        features.volume90 = 0;
        features.quoteState = QuoteState.NONE;
        scores(signal -> assertThat(signal.score).isEqualTo(signal.scoreRoom).isEqualTo(10));
    }

    private void scores(Consumer<Signal> check) {
        Signal signal = new Signal();
        guards.score(signal, machine, features);
        check.accept(signal);
    }

    @Test
    void widenTheSpreadWithAtrUpToTheLimitInTicks() {
        features.atr14 = 0.05;
        features.spread = 12_500;
        assertThat(check(Filter.SPREAD).threshold).isCloseTo(1.25, within(1e-12));
        assertThat(check(Filter.SPREAD).value).isEqualTo(1.25);
        features.atr14 = 2;
        assertThat(check(Filter.SPREAD).threshold).isEqualTo(2);
    }

    @Test
    void showTimesInSecondsAndAgesInMilliseconds() {
        assertThat(check(Filter.OPENING).value).isEqualTo(90);
        assertThat(check(Filter.OPENING).threshold).isEqualTo(90);
        assertThat(check(Filter.TIME_LEFT).value).isEqualTo(23_310);
        assertThat(check(Filter.QUOTE_AGE).value).isEqualTo(800);
        assertThat(check(Filter.QUOTE_AGE).threshold).isEqualTo(800);
    }

    private FilterCheck check(Filter filter) {
        blocking();
        for (int i = 0; i < filters.count(); i++) {
            if (filters.at(i).filter == filter) {
                return filters.at(i);
            }
        }
        throw new AssertionError(filter + " was not asked");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void scoreTheRoomInRAndTheImbalanceByHalves(Side side) {
        start(side);
        propose(side, 2, 1);
        features.imbalanceMean /= 2;
        scores(signal -> assertThat(signal.scoreRoom).isCloseTo(2.5, within(1e-9)));
        scores(signal -> assertThat(signal.scoreImbalance).isCloseTo(11.25, within(1e-9)));
    }
}
