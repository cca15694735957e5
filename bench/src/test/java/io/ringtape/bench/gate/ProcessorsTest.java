package io.ringtape.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorsTest {
    private static final Processors BEFORE = new Processors(1_000, 500, 0);

    @Test
    void idleIsWhatNobodyUsedAndWhatWaitedForDisks() {
        assertThat(Processors.parse("cpu  100 5 20 300 40 1 2 3 7 7", 9)).contains(new Processors(471, 340, 9));
        assertThat(Processors.parse("intr 1 2 3", 9)).isEmpty();
    }

    @Test
    void ourOwnWorkIsNoCrowd() {
        assertThat(new Processors(1_200, 500, 2_000_000_000L).isCrowdedSince(BEFORE))
                .isFalse();
        assertThat(BEFORE.isCrowdedSince(BEFORE)).isFalse();
    }

    @Test
    void othersAreACrowdWhenLittleIsIdle() {
        assertThat(new Processors(1_200, 510, 1_000_000_000L).isCrowdedSince(BEFORE))
                .isTrue();
        assertThat(new Processors(1_200, 600, 500_000_000L).isCrowdedSince(BEFORE))
                .isFalse();
    }

    @Test
    void linuxTellsOfThisMachine() {
        Processors.look().ifPresent(now -> assertThat(now.total()).isGreaterThan(now.idle()));
    }
}
