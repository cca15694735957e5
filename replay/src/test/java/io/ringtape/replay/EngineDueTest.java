package io.ringtape.replay;

import static io.ringtape.event.Nanos.MILLI_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.Configuration;
import io.ringtape.engine.Engine;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Timer;
import io.ringtape.market.TradingSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the engine asks to be woken. By default a minute's bars close 20 ms after its end. */
class EngineDueTest {
    private TradingSession session;
    private Engine engine;

    @BeforeEach
    void startADay() throws Exception {
        Configuration settings = Configuration.defaults();
        engine = new Engine(settings.engineSettings(SyntheticDay.DATE, SyntheticDay.SYMBOLS), settings.calendar());
        session =
                settings.engineSettings(SyntheticDay.DATE, SyntheticDay.SYMBOLS).session();
    }

    private void wake(long timeNs) {
        Timer timer = new Timer();
        timer.dueNs = timeNs;
        timer.receiveNs = timeNs;
        Frame frame = new Frame();
        new FrameWriter().append(frame, timer);
        engine.process(frame, timeNs);
    }

    private List<Long> nextMillisAfter(long originNs, int count) {
        List<Long> dues = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dues.add((engine.nextDueNs() - originNs) / MILLI_NS);
            wake(engine.nextDueNs());
        }
        return dues;
    }

    @Test
    void itIsDueOnWholeSecondsAndWhenBarsClose() {
        assertThat(engine.nextDueNs()).isEqualTo(session.preOpenNs());
        wake(session.openNs() + 58_300 * MILLI_NS);
        assertThat(nextMillisAfter(session.openNs(), 4)).containsExactly(59_000L, 60_000L, 60_020L, 61_000L);
    }

    @Test
    void theLastBarsCloseAfterTheSession() {
        wake(session.closeNs() - 500 * MILLI_NS);
        assertThat(nextMillisAfter(session.closeNs(), 4)).containsExactly(0L, 20L, 1_000L, 2_000L);
    }

    @Test
    void nothingIsDueAfterTheDay() {
        wake(session.endNs());
        assertThat(engine.nextDueNs()).isEqualTo(Long.MAX_VALUE);
    }
}
