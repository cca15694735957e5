package io.ringtape.bench.gate;

/** What pairs prove about a bound. */
public enum BoundVerdict {
    /** The median is not below it. */
    HELD,

    /** The median is below it. */
    FELL,

    /** The pairs scatter too much, or too few of them were quiet. */
    UNDECIDED
}
