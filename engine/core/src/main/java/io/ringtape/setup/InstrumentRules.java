package io.ringtape.setup;

import io.ringtape.event.Setup;
import java.util.List;

/**
 * What one instrument is traded by.
 *
 * @param policies session policies in the order of their windows
 * @param signals guards of every signal
 * @param setups of each setup
 * @param watched setups whose machines run; all of them, except where their cost is measured
 */
public record InstrumentRules(
        List<SessionPolicy> policies, SignalSettings signals, SetupSettings setups, List<Setup> watched) {
    public InstrumentRules {
        policies = List.copyOf(policies);
        watched = List.copyOf(watched);
    }

    /** With machines of all setups. */
    public InstrumentRules(List<SessionPolicy> policies, SignalSettings signals, SetupSettings setups) {
        this(policies, signals, setups, List.of(Setup.values()));
    }

    /** These with other policies. */
    public InstrumentRules withPolicies(List<SessionPolicy> others) {
        return new InstrumentRules(others, signals, setups, watched);
    }
}
