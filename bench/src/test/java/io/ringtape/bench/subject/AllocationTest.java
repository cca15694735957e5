package io.ringtape.bench.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationTest {
    @Test
    void oneTimeAllocationsCancelOutOfTheSlope() {
        assertThat(Allocation.slope(1_000, 5_000, 3_000, 5_000)).isZero();
        assertThat(Allocation.slope(1_000, 5_000, 3_000, 9_000)).isEqualTo(2);
    }
}
