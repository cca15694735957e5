package io.ringtape.event;

/** A risk rule's refusal. */
public final class Veto extends Event {
    /** The signal refused. */
    public long signalId = Missing.LONG;

    /** Which rule. */
    public RiskRule rule = RiskRule.NONE;

    /** The value found. */
    public double value = Missing.STATISTIC;

    /** The limit. */
    public double limit = Missing.STATISTIC;

    @Override
    public EventType type() {
        return EventType.VETO;
    }

    @Override
    public void describe(Fields f) {
        signalId = f.identifier("signalId", signalId);
        rule = f.choice("rule", rule, RiskRule.VALUES);
        value = f.statistic("value", value);
        limit = f.statistic("limit", limit);
    }
}
