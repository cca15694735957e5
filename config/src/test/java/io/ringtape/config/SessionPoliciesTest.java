package io.ringtape.config;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupOverride;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionPoliciesTest {
    private static final LocalDate HALF_DAY = LocalDate.of(2025, 11, 28);
    private static final double NONE = Missing.STATISTIC;
    private static final Set<Setup> MOMENTUM = Set.of(Setup.VWAP_RECLAIM, Setup.EXTREME_SWEEP);
    private static final Set<Setup> FADE = Set.of(Setup.SIGMA_FADE);
    private static final Map<Setup, SetupOverride> ANY_SLOPE_FOR_A_SWEEP =
            Map.of(Setup.EXTREME_SWEEP, new SetupOverride(Missing.LONG, Missing.INT, NONE, -10));

    @Test
    void tradesReclaimAndSweepAtTheOpenAndInThePowerHoursAndFadesAtLunch() throws ConfigurationException {
        List<SessionPolicy> policies = UserFile.engine("").rules().get(0).policies();
        assertThat(policies).extracting(SessionPolicy::name).containsExactly("OPEN", "LUNCH", "POWER");
        assertThat(policies)
                .extracting(policy -> policy.permissions().allowSetups())
                .containsExactly(MOMENTUM, FADE, MOMENTUM);
        assertThat(policies)
                .extracting(SessionPolicy::setups)
                .containsExactly(ANY_SLOPE_FOR_A_SWEEP, Map.of(), ANY_SLOPE_FOR_A_SWEEP);
    }

    @Test
    void addsASessionWithItsOwnSetups() throws ConfigurationException {
        String yaml = """
                session_policies:
                  OPEN: none
                  LUNCH: none
                  POWER: none
                  LATE:
                    start: "14:00"
                    end: "15:30"
                    allowSetups: [VWAP_RECLAIM]
                    rvolMin: none
                    slopeMinPercentPer5Min: -0.5
                    slopeMaxPercentPer5Min: 0.75
                    timeStopSeconds: 1.5
                    maxTrades: 0
                    banSetups: [EXTREME_HOLD, VWAP_REJECT]
                    scoreMin: 55.5
                    setups:
                      EXTREME_SWEEP: {maxTrades: 0, slopeMinPercentPer5Min: 0.02}
                      VWAP_RECLAIM: {timeStopSeconds: 45, maxTrades: 3, scoreMin: 60, slopeMinPercentPer5Min: -10}
                      SIGMA_FADE: none
                """;
        SessionPolicy late = UserFile.engine(yaml).rules().get(0).policies().get(0);
        assertThat(late.name()).isEqualTo("LATE");
        assertThat(late.window()).isEqualTo(new SessionPolicy.Window(at(14, 0), at(15, 30)));
        assertThat(late.permissions().banSetups()).containsExactly(Setup.VWAP_REJECT, Setup.EXTREME_HOLD);
        assertThat(late.market()).isEqualTo(new SessionPolicy.MarketTerms(NONE, -0.5, 0.75));
        assertThat(late.setups())
                .isEqualTo(Map.of(
                        Setup.VWAP_RECLAIM,
                        new SetupOverride(sec(45), 3, 60, -10),
                        Setup.EXTREME_SWEEP,
                        new SetupOverride(Missing.LONG, 0, NONE, 0.02)));
    }

    @Test
    void ordersPoliciesByTheirWindows() throws ConfigurationException {
        String yaml = """
                session_policies:
                  OPEN: {start: "10:00", end: "11:30"}
                  FIRST: {start: "09:30", end: "10:00", allowSetups: [], rvolMin: none, slopeMinPercentPer5Min: none,
                    slopeMaxPercentPer5Min: none, timeStopSeconds: 60, maxTrades: 1}
                """;
        assertThat(UserFile.engine(yaml).rules().get(0).policies())
                .extracting(SessionPolicy::name)
                .containsExactly("FIRST", "OPEN", "LUNCH", "POWER");
    }

    @Test
    void tradesNothingWithoutAPolicy() throws ConfigurationException {
        EngineSettings settings = UserFile.engine("session_policies: {OPEN: none, LUNCH: none, POWER: none}");
        assertThat(settings.rules().get(0).policies()).isEmpty();
    }

    @Test
    void refusesWindowsThatOverlapOrDoNotLast() {
        assertThat(UserFile.problems("""
                        session_policies:
                          OPEN: {end: "11:31"}
                          LUNCH: {maxTrades: 1}
                        """)).containsExactly("3: session_policies.LUNCH overlaps with OPEN");
        assertThat(UserFile.problems("""
                        session_policies:
                          POWER:
                            start: "15:55"
                        """))
                .containsExactly("3: session_policies.POWER.end is '15:55', wanted a time after start (15:55)");
    }

    @Test
    void refusesValuesThatAreNone() {
        assertThat(UserFile.problems("""
                        session_policies:
                          OPEN:
                            start: 9:30
                            end: "16:01"
                            allowSetups: VWAP_RECLAIM
                            rvolMin: some
                            slopeMaxPercentPer5Min: -1
                            timeStopSeconds: 0
                            maxTrades: -1
                          LUNCH:
                            allowSetups: [SIGMAFADE, [VWAP_RECLAIM]]
                        """))
                .containsExactly(
                        "3: session_policies.OPEN.start is '9:30', wanted a time from \"09:30\" to \"16:00\"",
                        "4: session_policies.OPEN.end is '16:01', wanted a time from \"09:30\" to \"16:00\"",
                        "5: session_policies.OPEN.allowSetups is 'VWAP_RECLAIM', wanted a sequence such as [VWAP_RECLAIM]",
                        "6: session_policies.OPEN.rvolMin is 'some', wanted none or a number from 0 to 100",
                        "7: session_policies.OPEN.slopeMaxPercentPer5Min is '-1', wanted none or a number from 0 to 10",
                        "8: session_policies.OPEN.timeStopSeconds is '0', wanted seconds from 1 to 86400",
                        "9: session_policies.OPEN.maxTrades is '-1', wanted a whole number from 0 to 1000",
                        "11: session_policies.LUNCH.allowSetups has 'SIGMAFADE'; did you mean 'SIGMA_FADE'?",
                        "11: session_policies.LUNCH.allowSetups has a sequence; known: VWAP_RECLAIM, VWAP_REJECT,"
                                + " SIGMA_FADE, EMA_PULLBACK, OPENING_RANGE_BREAK, EXTREME_SWEEP, EXTREME_HOLD");
    }

    @Test
    void refusesASetupThatIsAllowedAndBanned() {
        assertThat(UserFile.problems("""
                        session_policies:
                          OPEN:
                            banSetups: [EXTREME_HOLD, EXTREME_SWEEP]
                        """))
                .containsExactly(
                        "3: session_policies.OPEN.banSetups lists [EXTREME_SWEEP], which allowSetups lists too");
    }

    @Test
    void refusesOverridesThatAreNone() {
        assertThat(UserFile.problems("""
                        session_policies:
                          OPEN:
                            scoreMin: 101
                            setups:
                              VWAP_RECLAIMS: {maxTrades: 1}
                              VWAP_RECLAIM:
                                maxTrade: 1
                                scoreMin: -1
                                timeStopSeconds: 0
                        """))
                .containsExactly(
                        "3: session_policies.OPEN.scoreMin is '101', wanted a number from 0 to 100",
                        "5: unknown key 'VWAP_RECLAIMS' in 'session_policies.OPEN.setups'; did you mean 'VWAP_RECLAIM'?",
                        "7: unknown key 'maxTrade' in 'session_policies.OPEN.setups.VWAP_RECLAIM'; did you mean"
                                + " 'maxTrades'?",
                        "8: session_policies.OPEN.setups.VWAP_RECLAIM.scoreMin is '-1', wanted a number from 0 to 100",
                        "9: session_policies.OPEN.setups.VWAP_RECLAIM.timeStopSeconds is '0', wanted seconds from 1 to"
                                + " 86400");
    }

    @Test
    void refusesALeastSlopeAboveTheGreatest() {
        assertThat(UserFile.problems("session_policies: {OPEN: {slopeMaxPercentPer5Min: 0.05}}"))
                .containsExactly("1: session_policies.OPEN.slopeMinPercentPer5Min is '0.06', wanted at most"
                        + " slopeMaxPercentPer5Min (0.05)");
    }

    @Test
    void cutsAndDropsWindowsOnAHalfDay() throws ConfigurationException {
        assertThat(windows("")).containsExactly("OPEN 570-690", "LUNCH 690-775");
    }

    @Test
    void keepsTheDistanceOfTheLastWindowToTheClose() throws ConfigurationException {
        assertThat(windows("session_policies: {POWER: {end: \"16:00\"}}"))
                .containsExactly("OPEN 570-690", "LUNCH 690-780");
        assertThat(windows("session_policies: {POWER: none}")).containsExactly("OPEN 570-630");
        assertThat(windows("session_policies: {OPEN: none, LUNCH: none, POWER: none}"))
                .isEmpty();
    }

    private static List<String> windows(String yaml) throws ConfigurationException {
        return UserFile.load(yaml).engineSettings(HALF_DAY, List.of("SPY")).rules().get(0).policies().stream()
                .map(policy -> policy.name() + " " + policy.window().startNs() / MINUTE_NS + "-"
                        + policy.window().endNs() / MINUTE_NS)
                .toList();
    }

    private static long at(int hour, int minute) {
        return (hour * 60L + minute) * MINUTE_NS;
    }

    private static long sec(int seconds) {
        return seconds * SECOND_NS;
    }
}
