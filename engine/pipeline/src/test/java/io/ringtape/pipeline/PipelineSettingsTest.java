package io.ringtape.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PipelineSettingsTest {
    @Test
    void fusesBelowSixCores() {
        assertThat(PipelineSettings.forCores(5))
                .isEqualTo(new PipelineSettings(PipelineMode.FUSED, 8_192, WaitStyle.SPIN, 10_000_000_000L));
        assertThat(PipelineSettings.forCores(6))
                .isEqualTo(new PipelineSettings(PipelineMode.PIPELINED, 8_192, WaitStyle.YIELD, 10_000_000_000L));
    }

    @Test
    void yieldsTheOnlyCore() {
        assertThat(PipelineSettings.forCores(1).waitStyle()).isEqualTo(WaitStyle.YIELD);
        assertThat(PipelineSettings.forCores(2).waitStyle()).isEqualTo(WaitStyle.SPIN);
    }

    @Test
    void yieldsBetweenManyThreads() {
        assertThat(PipelineSettings.of(PipelineMode.PIPELINED, 2).waitStyle()).isEqualTo(WaitStyle.YIELD);
    }

    @Test
    void requiresAPowerOfTwoForTheRing() {
        assertThatThrownBy(() -> new PipelineSettings(PipelineMode.FUSED, 1_000, WaitStyle.PARK, 1))
                .hasMessage("ring size 1000 must be a power of two from 2");
        assertThatThrownBy(() -> new PipelineSettings(PipelineMode.FUSED, 1, WaitStyle.PARK, 1))
                .hasMessageContaining("ring size 1 ");
    }

    @Test
    void requiresALimitForTheStop() {
        assertThatThrownBy(() -> new PipelineSettings(PipelineMode.FUSED, 8, WaitStyle.PARK, 0))
                .hasMessage("stop within 0 ns must be above 0");
    }
}
