package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long nowNs;

    @Test
    void plainLinesShowRateAndTimeLeft() {
        try (Progress progress = progress(10_000_000)) {
            at(1, progress, 500_000);
            at(2, progress, 1_000_000);
            at(3, progress, 1_500_000);
            at(7, progress, 3_500_000);
        }
        assertThat(err().lines())
                .containsExactly(
                        "backtest: 1,000,000 events, 10 %, 500,000/s, 0:18 left",
                        "backtest: 3,500,000 events, 35 %, 500,000/s, 0:13 left");
    }

    @Test
    void unknownTotalShowsOnlyTheRate() {
        try (Progress progress = progress(0)) {
            at(4, progress, 1_000);
        }
        assertThat(err()).isEqualTo("backtest: 1,000 events, 250/s\n");
    }

    @Test
    void shortWorkPrintsNothing() {
        try (Progress progress = progress(10)) {
            at(1, progress, 10);
        }
        assertThat(err()).isEmpty();
    }

    @Test
    void neverShowsMoreThanAHundredPercent() {
        try (Progress progress = progress(10)) {
            at(10, progress, 20);
        }
        assertThat(err()).contains("100 %", "0:00 left");
    }

    @Test
    void workThatStandsStillPrintsItsLineOnce() {
        try (Progress progress = progress(0)) {
            for (int second = 1; second <= 100; second++) {
                at(second, progress, second < 80 ? 0 : 1_000);
            }
        }
        assertThat(err()).isEqualTo("backtest: 0 events, 0/s\nbacktest: 1,000 events, 13/s\n");
    }

    private Progress progress(long total) {
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new Progress(console, "backtest", "events", total, () -> nowNs);
    }

    private void at(long second, Progress progress, long done) {
        nowNs = second * 1_000_000_000L;
        progress.advanceTo(done);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
