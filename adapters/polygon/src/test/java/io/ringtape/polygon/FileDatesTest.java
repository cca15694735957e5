package io.ringtape.polygon;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.polygon.Days.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDatesTest {
    private static final long DAY_NS = 24 * HOUR_NS;

    @TempDir
    Path folder;

    @Test
    void refusesAFileOfAnotherDateAndNamesBoth() {
        Path file = trades("trades", 0, 1_500, -DAY_NS);
        assertThat(problems(List.of(file), List.of()))
                .containsExactly(file + " is not of 2026-11-19: 0 of its 1,500 rows of SPY,QQQ,BRK.B lie in that"
                        + " session; most others are of 2026-11-18");
    }

    @Test
    void reportsAFileOfAnotherWeekAsSuchRatherThanItsBadRows() {
        Path file = trades("trades", 0, 1_500, 7 * DAY_NS);
        assertThatThrownBy(() -> FlatFiles.open(
                        request(List.of(file), List.of(), 0, folder), ReadProgress.NONE, FlatFiles.CHUNK_BYTES))
                .isInstanceOf(WrongDateException.class)
                .hasMessageContainingAll("trades", "2026-11-19", "1,500 rows", "2026-11-26");
    }

    @Test
    void namesAllFilesThatAreWrong() {
        Path trades = trades("trades", 0, 20, DAY_NS);
        Path sound = trades("sound", 20, 0, 0);
        Path quotes = quotes("quotes", -DAY_NS);
        assertThat(problems(List.of(trades, sound), List.of(quotes)))
                .hasSize(2)
                .anyMatch(line -> line.startsWith(trades + " is not of"))
                .anyMatch(line -> line.startsWith(quotes + " is not of"));
    }

    @Test
    void reportsOtherProblemsTogetherWithTheDates() {
        Path quotes = quotes("quotes", -DAY_NS);
        Path trades = write(folder.resolve("trades"), "ticker,price\nSPY,1\n");
        assertThat(problems(List.of(trades), List.of(quotes)))
                .hasSize(2)
                .anyMatch(line -> line.startsWith(quotes + " is not of"))
                .anyMatch(line -> line.startsWith(trades.toString()) && line.contains("sip_timestamp"));
    }

    @Test
    void acceptsAFileWithUpToHalfItsRowsFromTheEveningBefore() throws IOException {
        Path half = trades("half", 10, 10, -10 * HOUR_NS);
        try (FlatFileStream stream = open(List.of(half), List.of(), folder)) {
            assertThat(stream.trades()).isEqualTo(20);
            assertThat(stream.badRows()).isZero();
        }
        Path less = trades("less", 10, 11, -10 * HOUR_NS);
        assertThat(problems(List.of(less), List.of()))
                .containsExactly(less + " is not of 2026-11-19: 10 of its 21 rows of SPY,QQQ,BRK.B lie in that session;"
                        + " most others are of 2026-11-18");
    }

    @Test
    void checksEachFileSeparately() {
        Path large = trades("large", 500, 0, 0);
        Path wrong = trades("wrong", 0, 3, DAY_NS);
        assertThat(problems(List.of(large, wrong), List.of()))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith(wrong + " is not of 2026-11-19: 0 of its 3 rows");
    }

    @Test
    void refusesFilesThatTogetherHoldNoRowOfTheSymbols() throws IOException {
        Path others = write(folder.resolve("others"), TRADES_HEADER + "\n" + trade("XYZ", "1", "1", OPEN_NS, 1));
        assertThat(problems(List.of(others), List.of()))
                .containsExactly(others + ": no row of SPY,QQQ,BRK.B; expected rows of 2026-11-19");
        Path sound = trades("sound", 1, 0, 0);
        try (FlatFileStream stream = open(List.of(others, sound), List.of(), folder)) {
            assertThat(stream.trades()).isEqualTo(1);
        }
    }

    private List<String> problems(List<Path> trades, List<Path> quotes) {
        try (FlatFileStream stream = open(trades, quotes, folder)) {
            throw new AssertionError("was read, " + stream.trades() + " trades");
        } catch (WrongDateException e) {
            return e.problems();
        } catch (IOException e) {
            throw new AssertionError("another problem", e);
        }
    }

    private Path trades(String name, int inside, int outside, long awayNs) {
        List<String> lines = new ArrayList<>(List.of(TRADES_HEADER));
        for (int i = 0; i < inside + outside; i++) {
            lines.add(trade("SPY", "1", "1", OPEN_NS + i + (i < inside ? 0 : awayNs), i));
        }
        return write(folder.resolve(name), String.join("\n", lines));
    }

    private Path quotes(String name, long awayNs) {
        return write(
                folder.resolve(name), QUOTES_HEADER + "\n" + quote("QQQ", "1", "100", "2", "100", OPEN_NS + awayNs, 1));
    }
}
