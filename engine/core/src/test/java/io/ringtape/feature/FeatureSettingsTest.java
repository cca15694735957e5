package io.ringtape.feature;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSettingsTest {
    private static final long CLOSE_DELAY_NS = 20_000_000;

    @ParameterizedTest
    @CsvSource({
        "0, 15, 15, 1000, 5, 20, 5, bandSigmas",
        "2, -1, 15, 1000, 5, 20, 5, zAfterMinutes",
        "2, 15, 0, 1000, 5, 20, 5, openingRangeMinutes",
        "2, 15, 121, 1000, 5, 20, 5, openingRangeMinutes",
        "2, 15, 15, 150, 5, 20, 5, imbalanceWindowMillis",
        "2, 15, 15, 10100, 5, 20, 5, imbalanceWindowMillis",
        "2, 15, 15, 1000, 61, 20, 5, slopeBars",
        "2, 15, 15, 1000, 5, 61, 5, rvolSessions",
        "2, 15, 15, 1000, 5, 20, 21, rvolMinSessions",
    })
    void aValueOutOfRangeIsNamed(
            double bands, int zAfter, int opening, int imbalance, int slope, int sessions, int least, String name) {
        assertThatThrownBy(() -> new FeatureSettings(
                        CLOSE_DELAY_NS, bands, zAfter, opening, imbalance, slope, sessions, least, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 30_000_000_001L})
    void aBarClosesNeitherBeforeItsEndNorInAnotherMinute(long delayNs) {
        assertThatThrownBy(() -> new FeatureSettings(delayNs, 2, 15, 15, 1_000, 5, 20, 5, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("barCloseDelayNs");
    }
}
