package io.ringtape.risk;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import java.util.List;

/** A rule that can refuse an entry: a reason code, what it says in one sentence, and a check that allocates nothing. */
public abstract class EntryRule {
    private final RiskRule code;
    private final String sentence;
    private final String unit;
    private final List<String> keys;

    /**
     * A rule.
     *
     * @param sentence when it refuses an entry
     * @param unit of its value and its limit
     * @param keys of the settings that it asks, as in the configuration's {@code risk}
     */
    EntryRule(RiskRule code, String sentence, String unit, String... keys) {
        this.code = code;
        this.sentence = sentence;
        this.unit = unit;
        this.keys = List.of(keys);
    }

    /** What its veto is called. */
    public final RiskRule code() {
        return code;
    }

    /** When it refuses an entry. */
    public final String sentence() {
        return sentence;
    }

    /** Unit of its value and its limit. */
    public final String unit() {
        return unit;
    }

    /** Keys of the settings that it asks. */
    public final List<String> keys() {
        return keys;
    }

    /** Whether its breach holds until the operator clears it. */
    public boolean latches() {
        return false;
    }

    /** Whether it refuses the entry. */
    abstract boolean refuses(EntryQuestion q, RiskSettings s);

    /** What it found, in its unit; missing when there is nothing to look at. */
    abstract double value(EntryQuestion q, RiskSettings s);

    /** What it allows, in its unit. */
    abstract double limit(EntryQuestion q, RiskSettings s);

    /** A claim about the world that refuses while it holds: its value is 1, its limit 0. */
    abstract static class Bar extends EntryRule {
        Bar(RiskRule code, String sentence, String... keys) {
            super(code, sentence, "1 while so", keys);
        }

        @Override
        double value(EntryQuestion q, RiskSettings s) {
            return 1;
        }

        @Override
        double limit(EntryQuestion q, RiskSettings s) {
            return 0;
        }
    }

    /** A number that may not lie above another; a missing one refuses. */
    abstract static class Cap extends EntryRule {
        private final double perUnit;

        Cap(RiskRule code, String sentence, String unit, double perUnit, String... keys) {
            super(code, sentence, unit, keys);
            this.perUnit = perUnit;
        }

        abstract long found(EntryQuestion q, RiskSettings s);

        abstract long allowed(EntryQuestion q, RiskSettings s);

        @Override
        final boolean refuses(EntryQuestion q, RiskSettings s) {
            long found = found(q, s);
            return !Missing.isPresent(found) || found > allowed(q, s);
        }

        @Override
        final double value(EntryQuestion q, RiskSettings s) {
            long found = found(q, s);
            return Missing.isPresent(found) ? found / perUnit : Missing.STATISTIC;
        }

        @Override
        final double limit(EntryQuestion q, RiskSettings s) {
            return allowed(q, s) / perUnit;
        }
    }

    /** A cap whose room must hold the price of one share at least; the size rule fills no more of it than is there. */
    abstract static class Room extends Cap {
        Room(RiskRule code, String sentence, String... keys) {
            super(code, sentence, "dollars: a share's price, and the room", Micros.ONE, keys);
        }

        @Override
        final long found(EntryQuestion q, RiskSettings s) {
            return q.pricePerShare();
        }
    }
}
