package io.ringtape.polygon;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.polygon.Days.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinuteBarFilesTest {
    private static final String HEADER = "ticker,volume,open,close,high,low,window_start,transactions";
    private static final long YESTERDAY_NS = OPEN_NS - 24 * HOUR_NS;

    @TempDir
    Path folder;

    @Test
    void fillsEveryFieldOfABar() throws IOException {
        MinuteBarHistory bars = read(1, file("a", HEADER, "QQQ,1234.5,500.1,500.2,500.3,500," + YESTERDAY_NS + ",77"));
        assertThat(bars.bars()).hasSize(1);
        MinuteBar bar = bars.bars().get(0);
        assertThat(bar.instrument).isEqualTo(1);
        assertThat(bar.date).isEqualTo(20261118);
        assertThat(bar.startNs).isEqualTo(YESTERDAY_NS);
        assertThat(bar.receiveNs).isEqualTo(YESTERDAY_NS + MINUTE_NS + DELAY_NS);
        assertThat(bar.open).isEqualTo(500_100_000);
        assertThat(bar.high).isEqualTo(500_300_000);
        assertThat(bar.low).isEqualTo(500_000_000);
        assertThat(bar.close).isEqualTo(500_200_000);
        assertThat(bar.volume).isEqualTo(1_234_500_000);
        assertThat(bar.trades).isEqualTo(77);
    }

    @Test
    void ordersByMinuteAndInstrumentAcrossFiles() throws IOException {
        Path later = file("later", HEADER, bar("QQQ", YESTERDAY_NS + MINUTE_NS), bar("SPY", YESTERDAY_NS + MINUTE_NS));
        Path earlier = file(
                "earlier", HEADER, bar("XYZ", 0), bar("SPY", YESTERDAY_NS), bar("SPY", YESTERDAY_NS - 24 * HOUR_NS));
        assertThat(read(0, later, earlier).bars())
                .extracting(bar -> bar.instrument + " " + (bar.startNs - YESTERDAY_NS) / MINUTE_NS)
                .containsExactly("0 -1440", "0 0", "0 1", "1 1");
    }

    @Test
    void datesBarsInNewYorkAndLeavesOutTheSessionsDateAndLater() throws IOException {
        long midnight = PRE_OPEN_NS - 4 * HOUR_NS;
        MinuteBarHistory bars = read(
                1,
                file(
                        "a",
                        HEADER,
                        bar("SPY", midnight - MINUTE_NS),
                        bar("SPY", midnight),
                        bar("SPY", OPEN_NS),
                        bar("SPY", OPEN_NS + 24 * HOUR_NS)));
        assertThat(bars.bars()).extracting(bar -> bar.date).containsExactly(20261118);
        assertThat(bars.badRows()).isZero();
        assertThat(bars.notes())
                .containsExactly(folder.resolve("a") + ": 3 of its 4 bars are of 2026-11-19 or later and are left out");
    }

    @Test
    void refusesRowsThatAreNotBars() throws IOException {
        String end = "," + YESTERDAY_NS + ",1";
        MinuteBarHistory bars = read(
                1,
                file(
                        "a",
                        HEADER,
                        "SPY,1,5,6,5.5,4" + end,
                        "SPY,1,5,6,7,5.5" + end,
                        "SPY,1,5,6,7,0" + end,
                        "SPY,,5,6,7,4" + end,
                        "SPY,1,5,6,7,4,,1",
                        bar("SPY", YESTERDAY_NS),
                        bar("SPY", YESTERDAY_NS),
                        bar("SPY", YESTERDAY_NS - 72 * HOUR_NS)));
        assertThat(bars.bars()).hasSize(1);
        assertThat(bars.badRowMessages().stream().map(message -> message.replaceAll("^.*, line \\d+: ", "")))
                .containsExactly(
                        "high '5.5' is below another price of its bar",
                        "open '5' is below another price of its bar",
                        "low '0' is not above zero",
                        "volume is missing",
                        "window_start is missing",
                        "window_start '" + YESTERDAY_NS + "' repeats a minute that is there already",
                        "window_start '" + (YESTERDAY_NS - 72 * HOUR_NS) + "' is not on a trading date");
    }

    @Test
    void doesNotRequireTheNumberOfTransactions() throws IOException {
        MinuteBarHistory bars =
                read(0, file("a", "T,o,h,l,c,v,windowStart", "SPY,5,7,4,6,1," + YESTERDAY_NS / 1_000_000));
        assertThat(bars.bars()).extracting(bar -> bar.trades).containsExactly(Missing.LONG);
        assertThatThrownBy(() -> read(0, file("b", "ticker,open,high,low,close,volume")))
                .isInstanceOf(FlatFileException.class)
                .hasMessageContaining("window_start");
    }

    @Test
    void takesAMonthOfFilesUpToTheSession() throws IOException {
        Path before = file("before", HEADER, bar("SPY", YESTERDAY_NS));
        Path same = file("same", HEADER, bar("SPY", OPEN_NS), bar("QQQ", OPEN_NS));
        Path later = file("later", HEADER, bar("SPY", OPEN_NS + 24 * HOUR_NS));
        MinuteBarHistory bars = read(0, later, before, same);
        assertThat(bars.bars()).extracting(bar -> bar.date).containsExactly(20261118);
        assertThat(bars.notes())
                .containsExactly(
                        later + ": 1 of its 1 bars are of 2026-11-19 or later and are left out",
                        same + ": 2 of its 2 bars are of 2026-11-19 or later and are left out");
        assertThat(read(0, before).notes()).isEmpty();
    }

    private static String bar(String symbol, long startNs) {
        return symbol + ",1,5,6,7,4," + startNs + ",1";
    }

    private Path file(String name, String... lines) {
        return write(folder.resolve(name), gzip(String.join("\r\n", lines)));
    }

    private static MinuteBarHistory read(double badRowShare, Path... files) throws IOException {
        return MinuteBarFiles.read(
                List.of(files),
                INSTRUMENTS,
                SESSION,
                MinuteBarFilesTest::isWeekday,
                allowing(badRowShare),
                ReadProgress.NONE);
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
