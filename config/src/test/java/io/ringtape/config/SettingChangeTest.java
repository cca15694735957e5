package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingChangeTest {
    @TempDir
    Path folder;

    @Test
    void aConfigurationDiffersFromItselfInNothing() {
        assertThat(Configuration.defaults().changesTo(Configuration.defaults())).isEmpty();
    }

    @Test
    void namesEachChangedKeyWithBothValues() throws Exception {
        Configuration before = Configuration.defaults();
        Configuration after = Configuration.load(Files.writeString(folder.resolve("user.yaml"), """
                risk: {maxShares: 7}
                session_policies:
                  POWER: {allowSetups: [], maxTrades: 3}
                """));
        assertThat(before.changesTo(after))
                .contains(
                        new SettingChange("risk.maxShares", "1000", "7"),
                        new SettingChange("session_policies.POWER.maxTrades", "1", "3"),
                        new SettingChange("session_policies.POWER.allowSetups", "[VWAP_RECLAIM, EXTREME_SWEEP]", "[]"));
        assertThat(before.changesTo(after)).hasSize(3);
        assertThat(after.changesTo(before)).contains(new SettingChange("risk.maxShares", "7", "1000"));
    }

    @Test
    void aKeyThatOneLacksHasNoValueThere() throws Exception {
        Configuration before = Configuration.defaults();
        Configuration after = Configuration.load(Files.writeString(folder.resolve("user.yaml"), """
                session_policies:
                  LATE:
                    start: "15:56"
                    end: "15:58"
                    allowSetups: []
                    rvolMin: none
                    slopeMinPercentPer5Min: none
                    slopeMaxPercentPer5Min: none
                    timeStopSeconds: 60
                    maxTrades: 1
                """));
        assertThat(before.changesTo(after)).contains(new SettingChange("session_policies.LATE.start", null, "15:56"));
    }
}
