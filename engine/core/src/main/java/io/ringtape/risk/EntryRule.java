package io.ringtape.risk;

import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import java.util.List;

/**
 * A rule that can refuse an entry: a value of the entry that is compared with a limit. A row of {@link RiskRules}; its
 * lambdas allocate nothing when they are asked.
 */
public final class EntryRule {
    /**
     * A number that an entry and the settings give, in the rule's unit; {@link Missing#STATISTIC} when it is unknown.
     */
    interface EntryFigure {
        double of(EntryQuestion q, RiskSettings s);
    }

    /** A condition that an entry and the settings meet or do not meet. */
    interface Condition {
        boolean holds(EntryQuestion q, RiskSettings s);
    }

    private enum Comparison {
        ABOVE,
        AT_LEAST,
        AT_MOST,
        BELOW
    }

    private final RiskRule code;
    private final String unit;
    private final List<String> keys;
    private EntryFigure value;
    private Comparison comparison;
    private EntryFigure limit;
    private Condition onlyWhen = (q, s) -> true;
    private Condition alsoWhen = (q, s) -> false;
    private boolean latches;

    /** Creates a rule that reads the settings {@code keys} of the configuration's {@code risk}. */
    EntryRule(RiskRule code, String unit, String... keys) {
        this.code = code;
        this.unit = unit;
        this.keys = List.of(keys);
    }

    EntryRule value(EntryFigure figure) {
        value = figure;
        return this;
    }

    /** Refuses a value that is above the limit, or unknown. */
    EntryRule above(EntryFigure figure) {
        return compare(Comparison.ABOVE, figure);
    }

    EntryRule atLeast(EntryFigure figure) {
        return compare(Comparison.AT_LEAST, figure);
    }

    EntryRule atMost(EntryFigure figure) {
        return compare(Comparison.AT_MOST, figure);
    }

    EntryRule below(EntryFigure figure) {
        return compare(Comparison.BELOW, figure);
    }

    private EntryRule compare(Comparison how, EntryFigure figure) {
        comparison = how;
        limit = figure;
        return this;
    }

    /** Compares only while the condition holds. */
    EntryRule onlyWhen(Condition condition) {
        onlyWhen = condition;
        return this;
    }

    /** Refuses while the condition holds, whatever the value. */
    EntryRule alsoWhen(Condition condition) {
        alsoWhen = condition;
        return this;
    }

    /** Makes a breach of the limit last until the operator clears it. */
    EntryRule latching() {
        latches = true;
        return this;
    }

    /** Returns the code of its veto. */
    public RiskRule code() {
        return code;
    }

    /** Returns the unit of the value and the limit. */
    public String unit() {
        return unit;
    }

    /** Returns the keys of the settings that the rule reads. */
    public List<String> keys() {
        return keys;
    }

    /** Whether a breach lasts until the operator clears it. */
    public boolean latches() {
        return latches;
    }

    /** Whether the rule refuses the entry, once a {@link RiskBook} has filled in its day. */
    boolean refuses(EntryQuestion q, RiskSettings s) {
        return (latches && q.breach == code) || alsoWhen.holds(q, s) || (onlyWhen.holds(q, s) && isBroken(q, s));
    }

    /** Whether a value above 0 breaks the limit: a day without a loss reaches no limit, even a limit of 0. */
    boolean isReachedByALoss(EntryQuestion q, RiskSettings s) {
        return value.of(q, s) > 0 && isBroken(q, s);
    }

    private boolean isBroken(EntryQuestion q, RiskSettings s) {
        double found = value.of(q, s);
        double allowed = limit.of(q, s);
        return switch (comparison) {
            case ABOVE -> !Missing.isPresent(found) || found > allowed;
            case AT_LEAST -> found >= allowed;
            case AT_MOST -> found <= allowed;
            case BELOW -> found < allowed;
        };
    }

    /** Returns the value that the rule compares, in its unit; missing when it is unknown. */
    double value(EntryQuestion q, RiskSettings s) {
        return value.of(q, s);
    }

    /** Returns the limit, in the rule's unit. */
    double limit(EntryQuestion q, RiskSettings s) {
        return limit.of(q, s);
    }
}
