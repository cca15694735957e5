package io.ringtape.risk;

import io.ringtape.event.RiskRule;

/** One rule out of the catalogue, asked by itself, which only its own package can do. For benchmarks. */
public final class LoneRule {
    private final EntryRule rule;
    private final RiskSettings settings;

    private LoneRule(EntryRule rule, RiskSettings settings) {
        this.rule = rule;
        this.settings = settings;
    }

    /** The rule of that code, with those limits. */
    public static LoneRule of(RiskRule code, RiskSettings settings) {
        return RiskRules.catalogue().stream()
                .filter(rule -> rule.code() == code)
                .map(rule -> new LoneRule(rule, settings))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule is " + code));
    }

    /** Whether it refuses the entry, of which a {@link RiskBook} was asked before. */
    public boolean refuses(EntryQuestion question) {
        return rule.refuses(question, settings);
    }
}
