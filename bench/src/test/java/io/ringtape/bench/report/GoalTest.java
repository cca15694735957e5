package io.ringtape.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void aGoalIsReachedOnItsBound() {
        assertThat(Goal.atMost(3, "p99", 3).verdict()).isEqualTo("yes");
        assertThat(Goal.atMost(3, "p99", 3.1).verdict()).isEqualTo("no");
        assertThat(Goal.atLeast(3, "rate", 3).verdict()).isEqualTo("yes");
        assertThat(Goal.atLeast(3, "rate", 2.9).verdict()).isEqualTo("no");
    }

    @Test
    void theMachineExcusesOnlyWhatItCannotDoAlone() {
        assertThat(Goal.atMost(3, "p99", 9).beside(2).verdict()).isEqualTo("no");
        assertThat(Goal.atMost(3, "p99", 9).beside(4).verdict()).isEqualTo("machine does not allow");
        assertThat(Goal.atMost(3, "p99", 2).beside(4).verdict()).isEqualTo("yes");
    }
}
