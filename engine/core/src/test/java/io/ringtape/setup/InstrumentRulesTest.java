package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Setup;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentRulesTest {
    @Test
    void otherPoliciesChangeNothingElse() {
        InstrumentRules rules = new InstrumentRules(List.of(), null, null, List.of(Setup.values()[1]));
        assertThat(rules.withPolicies(List.of())).isEqualTo(rules);
    }
}
