package io.ringtape.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RoundLotsTest {
    private static final LocalDate REFORM = LocalDate.of(2025, 11, 3);

    @Test
    void followThePriceSinceTheReform() {
        assertThat(RoundLots.on(REFORM, 250_000_000)).isEqualTo(new RoundLots(100, false, false));
        assertThat(RoundLots.on(REFORM, 250_010_000)).isEqualTo(new RoundLots(40, false, false));
        assertThat(RoundLots.on(REFORM, 1_000_010_000)).isEqualTo(new RoundLots(10, false, false));
        assertThat(RoundLots.on(REFORM, 10_000_010_000L)).isEqualTo(new RoundLots(1, false, false));
    }

    @Test
    void areAHundredAndTheUnitOfQuotesBefore() {
        assertThat(RoundLots.on(REFORM.minusDays(1), 672_000_000)).isEqualTo(new RoundLots(100, true, false));
    }

    @Test
    void allowPartsOfAShareSinceFebruary2026() {
        assertThat(RoundLots.on(LocalDate.of(2026, 2, 22), 672_000_000).fractional())
                .isFalse();
        assertThat(RoundLots.on(LocalDate.of(2026, 2, 23), 672_000_000).fractional())
                .isTrue();
    }
}
