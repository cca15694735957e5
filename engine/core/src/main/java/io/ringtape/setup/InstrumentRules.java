package io.ringtape.setup;

import io.ringtape.event.Setup;
import java.util.List;

/**
 * The rules by which one instrument is traded.
 *
 * @param policies session policies in the order of their windows
 * @param signals guards of every signal
 * @param setups of each setup
 * @param watched setups whose machines run: all of them, except when their cost is measured
 */
public record InstrumentRules(
        List<SessionPolicy> policies, SignalSettings signals, SetupSettings setups, List<Setup> watched) {
    public InstrumentRules {
        policies = List.copyOf(policies);
        watched = List.copyOf(watched);
    }

    /** Creates rules with machines of all setups. */
    public InstrumentRules(List<SessionPolicy> policies, SignalSettings signals, SetupSettings setups) {
        this(policies, signals, setups, List.of(Setup.values()));
    }

    /** Returns the same rules with other policies. */
    public InstrumentRules withPolicies(List<SessionPolicy> others) {
        return new InstrumentRules(others, signals, setups, watched);
    }
}
