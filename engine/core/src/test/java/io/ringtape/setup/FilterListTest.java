package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Filter;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Missing;
import org.junit.jupiter.api.Test;

class FilterListTest {
    private final FilterList filters = new FilterList();

    private void isLast(boolean passed, double value, double threshold, double margin) {
        FilterCheck last = filters.at(filters.count() - 1);
        assertThat(last.passed).isEqualTo(passed);
        assertThat(last.value).isEqualTo(value);
        assertThat(last.threshold).isEqualTo(threshold);
        assertThat(last.margin).isEqualTo(margin);
    }

    @Test
    void aMinimumLeavesAMarginOfTheValueAboveIt() {
        filters.atLeast(Filter.RVOL, 5, 3);
        isLast(true, 5, 3, 2);
        filters.atLeast(Filter.RVOL, 3, 3);
        isLast(true, 3, 3, 0);
        filters.atLeast(Filter.RVOL, 2, 3);
        isLast(false, 2, 3, -1);
        filters.atLeast(Filter.RVOL, Missing.STATISTIC, 3);
        isLast(false, Missing.STATISTIC, 3, Missing.STATISTIC);
        filters.atLeast(Filter.RVOL, 5, Missing.STATISTIC);
        isLast(true, 5, Missing.STATISTIC, Missing.STATISTIC);
        assertThat(filters.blocked()).isEqualTo(2);
    }

    @Test
    void aMaximumLeavesAMarginOfTheValueBelowIt() {
        filters.atMost(Filter.SPREAD, 1, 3);
        isLast(true, 1, 3, 2);
        filters.atMost(Filter.SPREAD, 3, 3);
        isLast(true, 3, 3, 0);
        filters.atMost(Filter.SPREAD, 4, 3);
        isLast(false, 4, 3, -1);
        filters.atMost(Filter.SPREAD, Missing.STATISTIC, 3);
        isLast(false, Missing.STATISTIC, 3, Missing.STATISTIC);
        filters.atMost(Filter.SPREAD, 4, Missing.STATISTIC);
        isLast(true, 4, Missing.STATISTIC, Missing.STATISTIC);
        assertThat(filters.blocked()).isEqualTo(2);
    }

    @Test
    void aClaimIsOneOfOne() {
        filters.holds(Filter.BLACKOUT, true);
        isLast(true, 1, 1, 0);
        filters.holds(Filter.BLACKOUT, false);
        isLast(false, 0, 1, -1);
        filters.clear();
        assertThat(filters.count()).isZero();
        assertThat(filters.blocked()).isZero();
    }
}
