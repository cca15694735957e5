package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.Configuration;
import io.ringtape.engine.EngineSettings;
import io.ringtape.pipeline.Beats;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The defaults close a minute's bars 20 ms after its end. */
class BeatsTest {
    private static final long MILLI_NS = 1_000_000L;
    private static final long SECOND_NS = 1_000 * MILLI_NS;

    private EngineSettings settings;
    private Beats beats;

    @BeforeEach
    void startADay() throws Exception {
        settings = Configuration.defaults().engineSettings(SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        beats = new Beats(settings);
    }

    private List<Long> millisAfter(long originNs, int count) {
        List<Long> dues = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dues.add((beats.dueNs() - originNs) / MILLI_NS);
            beats.advance();
        }
        return dues;
    }

    @Test
    void comeOnWholeSecondsAndWhenBarsClose() {
        long openNs = settings.session().openNs();
        beats.startAfter(openNs + 58_300 * MILLI_NS);
        assertThat(millisAfter(openNs, 4)).containsExactly(59_000L, 60_000L, 60_020L, 61_000L);
    }

    @Test
    void doNotComeBeforeTheFirstMarketEvent() {
        assertThat(beats.isRunning()).isFalse();
        assertThat(beats.dueNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void closeNoBarsBeforeTheFirstMinuteHasPassedNorAfterTheLast() {
        long openNs = settings.session().openNs();
        beats.startAfter(openNs - SECOND_NS);
        assertThat(millisAfter(openNs, 3)).containsExactly(0L, 1_000L, 2_000L);
        long closeNs = settings.session().closeNs();
        beats.startAfter(closeNs - SECOND_NS / 2);
        assertThat(millisAfter(closeNs, 4)).containsExactly(0L, 20L, 1_000L, 2_000L);
    }
}
