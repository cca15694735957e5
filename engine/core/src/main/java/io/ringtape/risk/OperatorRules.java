package io.ringtape.risk;

import io.ringtape.event.RiskRule;

/** What the person at the desk decided. */
final class OperatorRules {
    private OperatorRules() {}

    static final class Killed extends EntryRule.Bar {
        Killed() {
            super(RiskRule.KILLED, "The operator ended the day, by command or by the kill file.");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return q.killed;
        }
    }

    static final class Paused extends EntryRule.Bar {
        Paused() {
            super(RiskRule.PAUSED, "The operator paused entries, or a broker's report left our position in doubt.");
        }

        @Override
        boolean refuses(EntryQuestion q, RiskSettings s) {
            return q.paused;
        }
    }
}
