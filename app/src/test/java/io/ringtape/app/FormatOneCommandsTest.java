package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that reads a tape, on a tape of format 1. */
class FormatOneCommandsTest extends CommandRuns {
    private static final Path ZIP = Path.of("../replay/src/test/resources/format-1-tape.zip");

    @TempDir
    private static Path folder;

    private static Path tape;

    @BeforeAll
    static void unzip() throws IOException {
        tape = Files.createDirectory(folder.resolve("tape"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ZIP))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, tape.resolve(entry.getName()));
            }
        }
    }

    @Test
    void statSaysItsFormatAndEngineVersion() {
        assertThat(text("journal", "stat", tape.toString()))
                .contains("format: 1\n", "engineVersion: 1\n", "entries: 18835\n", "  TradeClosed: 1\n");
    }

    @Test
    void catPrintsItsEvents() {
        assertThat(text("journal", "cat", tape.toString(), "--type", "SessionStart"))
                .contains("runId: \"\"\n", "synthetic: false\n", "symbols: SPY\n");
    }

    @Test
    void checkProvesEveryByte() {
        assertThat(text("journal", "check", tape.toString()))
                .isEqualTo("ok: 18835 entries, crc32c:3d30a805, complete\n");
    }

    @Test
    void diffComparesIt() {
        assertThat(text("journal", "diff", tape.toString(), tape.toString())).contains("identical: 18835 entries");
    }

    @Test
    void reportReadsItsTrade() {
        Path page = folder.resolve("report.html");
        text("report", tape.toString(), "--out", page.toString());
        assertThat(page).content().contains("2026-11-27", "SPY");
    }

    @Test
    void explainTellsItsSignal() {
        String signal = text("journal", "cat", tape.toString(), "--type", "TradeClosed")
                .lines()
                .filter(line -> line.startsWith("signalId: "))
                .map(line -> line.substring("signalId: ".length()))
                .findFirst()
                .orElseThrow();
        assertThat(text("explain", tape.toString(), "--signal", signal))
                .contains("PROMOTED", "TradeClosed", "this tape does not record the stages of a round trip")
                .doesNotContain("it was not entered");
    }

    @Test
    void explainSaysWhichSignalWasNotEntered() {
        String signal = text("journal", "cat", tape.toString(), "--type", "Veto")
                .lines()
                .filter(line -> line.startsWith("signalId: "))
                .map(line -> line.substring("signalId: ".length()))
                .findFirst()
                .orElseThrow();
        assertThat(text("explain", tape.toString(), "--signal", signal)).contains("it was not entered");
    }

    @Test
    void replayComparesItsDecisions() {
        assertThat(text("replay", tape.toString()))
                .startsWith("equal decisions: 0 of 59 decisions changed in 18,835 entries");
        assertThat(err())
                .contains("note: the tape is of engine version 1, this is " + Engine.VERSION
                        + ": decisions are compared, not bytes");
        assertThat(text("replay", tape.toString(), "--json"))
                .contains("\"recordedEngineVersion\":1", "\"engineVersion\":" + Engine.VERSION, "\"changed\":0");
    }

    @Test
    void rerunUnderOtherSettingsSaysThatTheEngineDiffersToo() throws IOException {
        Path policies = Files.writeString(folder.resolve("policies.yaml"), "risk: {maxTradesPerDay: 7}\n");
        assertThat(text("replay", tape.toString(), "--policies", policies.toString()))
                .contains("risk.maxTradesPerDay");
        assertThat(err()).contains("the tape is of engine version 1");
    }
}
