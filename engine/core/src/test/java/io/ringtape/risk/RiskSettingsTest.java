package io.ringtape.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Nanos;
import io.ringtape.setting.ObjectionList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which limits contradict each other. */
class RiskSettingsTest {
    private final TestLimits limits = new TestLimits();

    @Test
    void aTradeRisksAtMostTheLossOfADayThatHasOne() {
        limits.riskPerTrade = 100;
        limits.maxDailyLoss = 100;
        assertThat(ObjectionList.of(limits.settings())).isEmpty();
        limits.maxDailyLoss = 99;
        assertThat(ObjectionList.of(limits.settings()))
                .containsExactly("riskPerTrade is {riskPerTrade}, wanted at most {maxDailyLoss},"
                        + " or one trade may lose more than the day");
        limits.maxDailyLoss = 0;
        assertThat(ObjectionList.of(limits.settings())).isEmpty();
    }

    @Test
    void aPolicySessionLosesAtMostTheLossOfADayThatHasOne() {
        limits.maxSessionLoss = 100;
        limits.maxDailyLoss = 100;
        assertThat(ofLosses()).isEmpty();
        limits.maxDailyLoss = 99;
        assertThat(ofLosses()).containsExactly("maxSessionLoss is {maxSessionLoss}, wanted at most {maxDailyLoss}");
        limits.maxDailyLoss = 0;
        assertThat(ofLosses()).isEmpty();
    }

    private List<String> ofLosses() {
        return ObjectionList.of(limits.settings().day().losses());
    }

    @Test
    void exitsReserveAtMostTheRequestsOfAMinute() {
        limits.maxOrdersPerMinute = 30;
        limits.reserveForExits = 30;
        assertThat(ObjectionList.of(limits.settings().broker().orders())).isEmpty();
        limits.reserveForExits = 31;
        assertThat(ObjectionList.of(limits.settings().broker().orders()))
                .containsExactly("reserveForExits is {reserveForExits}, wanted at most {maxOrdersPerMinute}");
    }

    @Test
    void theLongestWaitIsNotBelowTheFirst() {
        limits.exitRetryNs = Nanos.SECOND_NS;
        limits.maxRetryNs = Nanos.SECOND_NS;
        assertThat(ObjectionList.of(limits.settings().broker().waits())).isEmpty();
        limits.maxRetryNs--;
        assertThat(ObjectionList.of(limits.settings().broker().waits()))
                .containsExactly("maxRetryNs is {maxRetryNs}, wanted at least {exitRetryNs}");
    }

    @Test
    void aSymbolIsInOneGroupAtMost() {
        limits.correlatedGroups = List.of(List.of("SPY", "QQQ"), List.of("IWM"));
        assertThat(ObjectionList.of(limits.settings().positions())).isEmpty();
        limits.correlatedGroups = List.of(List.of("SPY", "QQQ"), List.of("IWM", "SPY"));
        assertThat(ObjectionList.of(limits.settings().positions())).containsExactly("correlatedGroups names SPY twice");
    }
}
