package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.setting.Defaults;
import io.ringtape.setting.ObjectionList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionPolicyTest {
    private static Defaults<SessionPolicy> policy(String name, long startNs, long endNs) {
        return Defaults.of(SessionPolicy.class, "session_policies." + name)
                .with("startNs", startNs)
                .with("endNs", endNs);
    }

    private static List<String> overlaps(SessionPolicy... policies) {
        return ObjectionList.of(new InstrumentRules(List.of(policies), null, null));
    }

    @Test
    void aWindowIsOpenFromItsStartToBeforeItsEnd() {
        SessionPolicy policy = policy("OPEN", 10, 20).settings();
        assertThat(policy.isOpen(9)).isFalse();
        assertThat(policy.isOpen(10)).isTrue();
        assertThat(policy.isOpen(19)).isTrue();
        assertThat(policy.isOpen(20)).isFalse();
        SessionPolicy shorter = policy.until(15);
        assertThat(shorter.isOpen(14)).isTrue();
        assertThat(shorter.isOpen(15)).isFalse();
        assertThat(shorter.until(20)).isEqualTo(policy);
    }

    @Test
    void aBlackoutCoversItsStartAndNotItsEnd() {
        Blackout blackout = new Blackout("CPI", 10, 20);
        assertThat(blackout.covers(9)).isFalse();
        assertThat(blackout.covers(10)).isTrue();
        assertThat(blackout.covers(19)).isTrue();
        assertThat(blackout.covers(20)).isFalse();
        assertThat(new Blackout("CPI", 10, 10).covers(10)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Blackout("CPI", 11, 10))
                .withMessage("blackout 'CPI' ends before it starts");
    }

    @Test
    void otherAllowancesEndEveryBan() {
        SessionPolicy policy = policy("OPEN", 10, 20)
                .with("allowSetups", Set.of(Setup.SIGMA_FADE))
                .with("banSetups", Set.of(Setup.VWAP_REJECT))
                .settings();
        SessionPolicy other = policy.allowing(Set.of(Setup.VWAP_REJECT));
        assertThat(policy.allows(Setup.SIGMA_FADE)).isTrue();
        assertThat(policy.allows(Setup.VWAP_REJECT)).isFalse();
        assertThat(other.allows(Setup.SIGMA_FADE)).isFalse();
        assertThat(other.allows(Setup.VWAP_REJECT)).isTrue();
        assertThat(other.isOpen(19)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10, 20, true", "0, 11, true", "19, 30, true", "12, 13, true", "0, 10, false", "20, 30, false"})
    void windowsMustNotOverlap(long startNs, long endNs, boolean overlap) {
        SessionPolicy open = policy("OPEN", 10, 20).settings();
        SessionPolicy lunch = policy("LUNCH", startNs, endNs).settings();
        List<String> expected = overlap ? List.of("policies.LUNCH overlaps with {policies.OPEN}") : List.of();
        assertThat(overlaps(open, lunch)).isEqualTo(expected);
        assertThat(overlaps(open)).isEmpty();
    }

    @Test
    void aWindowEndsAfterItsStart() {
        assertThat(ObjectionList.of(policy("OPEN", 10, 11).settings().window())).isEmpty();
        assertThat(ObjectionList.of(policy("OPEN", 10, 10).settings().window()))
                .containsExactly("endNs is {endNs}, wanted a time after {startNs}");
    }

    @Test
    void aSetupIsNotBothAllowedAndBanned() {
        assertThat(ObjectionList.of(permissions(Set.of(Setup.VWAP_REJECT)))).isEmpty();
        assertThat(ObjectionList.of(permissions(Set.of(Setup.VWAP_REJECT, Setup.SIGMA_FADE))))
                .containsExactly("banSetups lists [SIGMA_FADE], which {allowSetups} lists too");
    }

    private static SessionPolicy.Permissions permissions(Set<Setup> banned) {
        return new SessionPolicy.Permissions(Set.of(Setup.SIGMA_FADE), banned);
    }

    @Test
    void theLeastSlopeIsNotAboveTheGreatest() {
        assertThat(ObjectionList.of(new SessionPolicy.MarketTerms(1, 0.5, 0.5))).isEmpty();
        assertThat(ObjectionList.of(new SessionPolicy.MarketTerms(1, 0.5, 0.4)))
                .containsExactly("slopeMinPercentPer5Min is {slopeMinPercentPer5Min}, wanted at most"
                        + " {slopeMaxPercentPer5Min}");
        assertThat(ObjectionList.of(new SessionPolicy.MarketTerms(1, 0.5, Missing.STATISTIC)))
                .isEmpty();
    }
}
