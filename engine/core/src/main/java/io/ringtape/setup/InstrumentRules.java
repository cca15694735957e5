package io.ringtape.setup;

import java.util.List;

/**
 * What one instrument is traded by.
 *
 * @param policies session policies in the order of their windows
 * @param signals guards of every signal
 * @param setups of each setup
 */
public record InstrumentRules(List<SessionPolicy> policies, SignalSettings signals, SetupSettings setups) {
    public InstrumentRules {
        policies = List.copyOf(policies);
    }
}
