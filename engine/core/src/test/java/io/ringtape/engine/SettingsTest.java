package io.ringtape.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Setup;
import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import io.ringtape.setting.Defaults;
import io.ringtape.setup.SessionPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void refuseWhatNoExchangeCharges() {
        LatencySettings atOnce = LatencySettings.constant(0);
        refused(
                () -> new SimulationSettings(atOnce, atOnce, 1.5, FeeRates.NONE),
                "simulation: cancelsAheadShare 1.5 must be from 0 to 1");
        refused(() -> new FeeRates(0, 0, 0, -1, 0), "simulation: tafPerShare -1 is out of range");
        refused(() -> new FeeRates(0, 0, 1_000_000_001, 0, 0), "simulation: secPerMillion 1000000001 is out of range");
        refused(() -> new LatencySettings(1, List.of()), "simulation: a latency has no row");
        refused(
                () -> new LatencySettings.WeightedLatency(5, 0),
                "simulation: a latency of 5 ns with weight 0 must be 0 or more, its weight above 0 and at most"
                        + " 1000000000000");
    }

    @Test
    void aPolicyKeepsItsSetupsWhenTheGivenSetChanges() {
        Set<Setup> setups = EnumSet.allOf(Setup.class);
        SessionPolicy policy = Defaults.of(SessionPolicy.class, "session_policies.OPEN")
                .with("allowSetups", setups)
                .settings();
        setups.clear();
        assertThat(policy.permissions().allowSetups()).containsExactly(Setup.VALUES);
    }

    private static void refused(ThrowingCallable construction, String message) {
        assertThatThrownBy(construction)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
