package io.ringtape.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.setting.ObjectionList;
import org.junit.jupiter.api.Test;

/** Which settings contradict each other. */
class FeatureSettingsTest {
    @Test
    void theWindowOfTheImbalanceIsAMultipleOfAHundredMilliseconds() {
        assertThat(ObjectionList.of(new FeatureSettings.Windows(15, 300, 5))).isEmpty();
        assertThat(ObjectionList.of(new FeatureSettings.Windows(15, 350, 5)))
                .containsExactly("imbalanceWindowMillis is {imbalanceWindowMillis}, wanted a multiple of 100");
    }

    @Test
    void noMoreSessionsAreNeededThanAreKept() {
        assertThat(ObjectionList.of(new FeatureSettings.VolumeCurve(5, 5))).isEmpty();
        assertThat(ObjectionList.of(new FeatureSettings.VolumeCurve(5, 6)))
                .containsExactly("rvolMinSessions is {rvolMinSessions}, wanted at most {rvolSessions}");
    }
}
