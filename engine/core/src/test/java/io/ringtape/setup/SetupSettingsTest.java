package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.event.TransitionReason;
import io.ringtape.market.Instrument;
import io.ringtape.setting.Checked;
import io.ringtape.setting.Defaults;
import io.ringtape.setting.ObjectionList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of the catalogue of setups, their machines, and which settings contradict each other. */
class SetupSettingsTest {
    private static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);

    private final SetupMachine.Listener listener = new SetupMachine.Listener() {
        @Override
        public void onTransition(SetupMachine machine, SetupState from, SetupState to, TransitionReason reason) {}

        @Override
        public void onTrigger(SetupMachine machine, FeatureSnapshot features) {}
    };

    private static Record defaults(SetupCatalogue row) {
        return Defaults.of(row.settings(), "setups." + row.key()).settings();
    }

    private static SetupSettings all() {
        Map<SetupCatalogue, Record> each = new EnumMap<>(SetupCatalogue.class);
        for (SetupCatalogue row : SetupCatalogue.values()) {
            each.put(row, defaults(row));
        }
        return new SetupSettings(each);
    }

    @Test
    void everySetupHasAMachineForEachSide() {
        List<SetupMachine> machines = all().machines(SPY, 1, 2, listener);
        assertThat(machines).hasSize(2 * SetupCatalogue.values().length);
        for (int i = 0; i < machines.size(); i++) {
            SetupCatalogue row = SetupCatalogue.values()[i % SetupCatalogue.values().length];
            SetupMachine machine = machines.get(i);
            assertThat(machine.setup()).isEqualTo(row.setup());
            assertThat(machine.side()).isEqualTo(machine == machines.get(i % 7) ? Side.BUY : Side.SELL);
            assertThat(machine.instrument()).isEqualTo(SPY);
            assertThat(machine.terms()).isEqualTo(terms(row)).isNotNull();
        }
    }

    private static TradeTerms terms(SetupCatalogue row) {
        return Defaults.of(TradeTerms.class, "setups." + row.key()).settings();
    }

    @Test
    void eachRowIsNamedAfterItsSetupAndHasASentence() {
        for (SetupCatalogue row : SetupCatalogue.values()) {
            assertThat(row.setup()).isEqualTo(Setup.valueOf(row.name()));
            assertThat(row.key().toUpperCase(Locale.ROOT)).isEqualTo(row.name().replace("_", ""));
            assertThat(row.sentence()).endsWith(".");
            assertThat(all().of(row, row.settings())).isEqualTo(defaults(row));
        }
    }

    @Test
    void onlyTheSetupsAskedForRun() {
        SetupSettings only = all().only(Set.of(Setup.SIGMA_FADE, Setup.EXTREME_HOLD));
        assertThat(only.each()).containsOnlyKeys(SetupCatalogue.SIGMA_FADE, SetupCatalogue.EXTREME_HOLD);
        assertThat(only.machines(SPY, 1, 2, listener)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VWAP_RECLAIM | 12 of 15 closes below VWAP, one of them by 1.5 ATR | a close above VWAP with a volume delta of 0.1 of the volume in its direction | a second close above VWAP
            VWAP_REJECT | 10 of 15 closes above VWAP, with an EMA-20 slope of 0.0 ATR a minute | a low within 0.1 ATR of VWAP | a close 0.25 ATR above VWAP
            SIGMA_FADE | a low 2.0 sigma below VWAP while EMA-20 is nearly flat | a new low that the volume delta does not follow, or that is absorbed | a close above the band of 2.0 sigma
            EMA_PULLBACK | a trend with 7 closes above EMA-20 in a row | a low within 0.1 ATR of EMA-20 | a close above EMA-20 and the high of the bar before
            OPENING_RANGE_BREAK | a close 0.2 ATR above the opening range and above VWAP | a low within 0.25 ATR of the broken level | a bar that closes beyond its open and above the level
            EXTREME_SWEEP | a low just below an old low | a close 0.1 ATR back above the level | a high above that of the bar that came back
            EXTREME_HOLD | 2 closes in a row above an old high | a low within 0.25 ATR of the broken level | a bar that closes beyond its open and above the level
            """)
    void aMachineSaysWhatItWaitsFor(SetupCatalogue row, String idle, String armed, String confirming) {
        SetupMachine buy = machine(row, Side.BUY);
        assertThat(buy.waitsFor(SetupState.IDLE)).isEqualTo(idle);
        assertThat(buy.waitsFor(SetupState.ARMED)).isEqualTo(armed);
        assertThat(buy.waitsFor(SetupState.CONFIRMING)).isEqualTo(confirming);
        SetupMachine sell = machine(row, Side.SELL);
        assertThat(sell.waitsFor(SetupState.IDLE)).isEqualTo(mirrored(idle));
        assertThat(sell.waitsFor(SetupState.ARMED)).isEqualTo(mirrored(armed));
        assertThat(sell.waitsFor(SetupState.CONFIRMING)).isEqualTo(mirrored(confirming));
    }

    private SetupMachine machine(SetupCatalogue row, Side side) {
        return row.machine(new SetupMachine.Watch(SPY, side, 1, 2, listener), defaults(row));
    }

    private static String mirrored(String text) {
        return text.replaceAll("\\babove\\b", "BELOW")
                .replaceAll("\\bbelow\\b", "above")
                .replaceAll("BELOW", "below")
                .replaceAll("\\bhigh\\b", "LOW")
                .replaceAll("\\blow\\b", "high")
                .replaceAll("LOW", "low");
    }

    @ParameterizedTest
    @EnumSource(SetupCatalogue.class)
    void theCommonStatesSayWhatTheyWaitFor(SetupCatalogue row) {
        SetupMachine machine = machine(row, Side.BUY);
        assertThat(machine.waitsFor(SetupState.TRIGGERED)).isEqualTo("the first fill of its entry");
        assertThat(machine.waitsFor(SetupState.IN_TRADE)).isEqualTo("its position to be closed");
        assertThat(machine.waitsFor(SetupState.COOLDOWN)).isEqualTo("the end of its rest");
        assertThat(machine.waitsFor(SetupState.DISABLED))
                .isEqualTo("the instrument to trade again, or its feed to be whole");
    }

    @ParameterizedTest
    @EnumSource(
            value = SetupCatalogue.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SIGMA_FADE"})
    void anEarlyTargetIsNearerThanTheTarget(SetupCatalogue row) {
        assertThat(objections(row, 1.5, 0.5, 2)).isEmpty();
        assertThat(objections(row, 2, 0, 2)).isEmpty();
        assertThat(objections(row, 2, 0.5, 2))
                .containsExactly("partialR is {partialR}, wanted below {targetR}, as {partialShare} is above 0");
    }

    private static List<String> objections(SetupCatalogue row, double partialR, double share, double targetR) {
        return ObjectionList.of((Checked) Defaults.of(row.settings(), "setups." + row.key())
                .with("partialR", partialR)
                .with("partialShare", share)
                .with("targetR", targetR)
                .settings());
    }

    @Test
    void aFadeTargetsLessThanItArmsAtAndStopsAt() {
        assertThat(fade(2, 3, 3.25, 1)).isEmpty();
        assertThat(fade(3, 3, 3.25, 1)).containsExactly("armZ is {armZ}, wanted below {extremeZ}, or nothing is faded");
        assertThat(fade(2, 3, 3.25, 3))
                .containsExactly("targetZ is {targetZ}, wanted below {extremeZ}, where a fade begins");
        assertThat(fade(2, 3, 2.5, 2.5))
                .containsExactly("targetZ is {targetZ}, wanted below {stopZ}, where it is lost");
    }

    private static List<String> fade(double armZ, double extremeZ, double stopZ, double targetZ) {
        return ObjectionList.of(Defaults.of(SigmaFadeSettings.class, "setups.sigmaFade")
                .with("armZ", armZ)
                .with("extremeZ", extremeZ)
                .with("stopZ", stopZ)
                .with("targetZ", targetZ)
                .settings());
    }

    @Test
    void noMoreClosesAreAskedForThanAreLookedAt() {
        assertThat(ObjectionList.of(reclaim(15).arming())).isEmpty();
        assertThat(ObjectionList.of(reclaim(16).arming()))
                .containsExactly("farSideBars is {farSideBars}, wanted at most {lookbackBars}");
        assertThat(ObjectionList.of(reject(15).arming())).isEmpty();
        assertThat(ObjectionList.of(reject(16).arming()))
                .containsExactly("nearSideBars is {nearSideBars}, wanted at most {lookbackBars}");
    }

    private static VwapReclaimSettings reclaim(int farSideBars) {
        return Defaults.of(VwapReclaimSettings.class, "setups.vwapReclaim")
                .with("farSideBars", farSideBars)
                .settings();
    }

    private static VwapRejectSettings reject(int nearSideBars) {
        return Defaults.of(VwapRejectSettings.class, "setups.vwapReject")
                .with("nearSideBars", nearSideBars)
                .settings();
    }

    @Test
    void theNearestStopIsNotBeyondTheFarthest() {
        assertThat(ObjectionList.of(stops(3).stop())).isEmpty();
        assertThat(ObjectionList.of(stops(3.01).stop()))
                .containsExactly("minStopAtr is {minStopAtr}, wanted at most {maxStopAtr}");
    }

    private static SignalSettings stops(double minStopAtr) {
        return Defaults.of(SignalSettings.class, "signals")
                .with("minStopAtr", minStopAtr)
                .with("maxStopAtr", 3)
                .settings();
    }

    @Test
    void theWeightsOfAScoreAddUpToAHundred() {
        assertThat(ObjectionList.of(new ScoreSettings.Weights(25, 20, 20, 15, 10, 10)))
                .isEmpty();
        assertThat(ObjectionList.of(new ScoreSettings.Weights(25, 20, 20, 15, 10, 9)))
                .containsExactly("trend is {trend}, wanted what makes the weights add up to 100 with {rvol}, {delta},"
                        + " {imbalance}, {room} and {quote}");
        assertThat(ObjectionList.of(new ScoreSettings.Weights(100, 0, 0, 0, 0, 1e-10)))
                .as("rounding")
                .isEmpty();
        assertThat(ObjectionList.of(new ScoreSettings.Weights(100, 0, 0, 0, 0, 1e-8)))
                .hasSize(1);
    }
}
