package io.ringtape.bench.gate;

/** What pairs prove about a bound. */
public enum BoundVerdict {
    /** The median is not below it. */
    HELD("held"),

    /** The median is below it. */
    FELL("fell"),

    /** The pairs scatter too much, or too few of them were quiet. */
    UNDECIDED("undecided: noise");

    private final String label;

    BoundVerdict(String label) {
        this.label = label;
    }

    /** Returns the verdict as the gate prints it. */
    String label() {
        return label;
    }
}
