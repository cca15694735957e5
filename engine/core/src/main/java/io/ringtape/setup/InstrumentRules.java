package io.ringtape.setup;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import java.util.List;

/**
 * What one instrument is traded by.
 *
 * @param policies session policies in the order of their windows
 * @param signals guards of every signal
 * @param setups of each setup
 */
public record InstrumentRules(List<SessionPolicy> policies, SignalSettings signals, SetupSettings setups)
        implements Checked {
    public InstrumentRules {
        policies = List.copyOf(policies);
    }

    /** Returns the same rules with other policies. */
    public InstrumentRules withPolicies(List<SessionPolicy> others) {
        return new InstrumentRules(others, signals, setups);
    }

    @Override
    public void check(Objections objections) {
        SessionPolicy.checkWindows(policies, objections);
    }
}
