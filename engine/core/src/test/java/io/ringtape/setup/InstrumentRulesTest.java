package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentRulesTest {
    @Test
    void otherPoliciesChangeNothingElse() {
        InstrumentRules rules = new InstrumentRules(List.of(), null, null);
        assertThat(rules.withPolicies(List.of())).isEqualTo(rules);
    }
}
