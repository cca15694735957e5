package io.ringtape.setup;

import io.ringtape.event.Filter;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Missing;

/** Verdicts of the filters on one signal, in the order in which they were asked. Reused; allocates nothing. */
public final class FilterList {
    private static final int CAPACITY = Filter.VALUES.length;

    private final FilterCheck[] checks = new FilterCheck[CAPACITY];
    private int count;
    private int blocked;

    /** Creates an empty list. */
    public FilterList() {
        for (int i = 0; i < CAPACITY; i++) {
            checks[i] = new FilterCheck();
        }
    }

    /** Empties the list. */
    public void clear() {
        count = 0;
        blocked = 0;
    }

    /** Passes a value that is present and at least the minimum; a missing minimum always passes. */
    public void atLeast(Filter filter, double value, double minimum) {
        boolean known = Missing.isPresent(value);
        boolean free = !Missing.isPresent(minimum);
        add(filter, free || (known && value >= minimum), value, minimum, known && !free ? value - minimum : absent());
    }

    /** Passes a value that is present and at most the maximum; a missing maximum always passes. */
    public void atMost(Filter filter, double value, double maximum) {
        boolean known = Missing.isPresent(value);
        boolean free = !Missing.isPresent(maximum);
        add(filter, free || (known && value <= maximum), value, maximum, known && !free ? maximum - value : absent());
    }

    /** Passes when the claim holds. */
    public void holds(Filter filter, boolean claim) {
        add(filter, claim, claim ? 1 : 0, 1, claim ? 0 : -1);
    }

    /** Returns the number of filters asked. */
    public int count() {
        return count;
    }

    /** Returns the number of filters that blocked. */
    public int blocked() {
        return blocked;
    }

    /** Returns the verdict at an index, from 0. */
    public FilterCheck at(int index) {
        return checks[index];
    }

    private void add(Filter filter, boolean passed, double value, double threshold, double margin) {
        FilterCheck check = checks[count++];
        check.filter = filter;
        check.passed = passed;
        check.value = value;
        check.threshold = threshold;
        check.margin = margin;
        if (!passed) {
            blocked++;
        }
    }

    private static double absent() {
        return Missing.STATISTIC;
    }
}
