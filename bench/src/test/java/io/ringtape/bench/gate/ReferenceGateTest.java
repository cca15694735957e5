package io.ringtape.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.app.Console;
import io.ringtape.app.ExitCode;
import io.ringtape.replay.RunProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the gate on launchers that write down what they were called with and how many ticks they took. */
class ReferenceGateTest {
    @TempDir
    private Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    private Path ticks;

    @BeforeEach
    void begin() throws IOException {
        ticks = Files.writeString(temp.resolve("ticks"), "");
    }

    /** Writes a launcher whose backtests and replays take so many ticks. */
    private void launcher(String name, int backtest, int replay) throws IOException {
        Path file = Files.createDirectories(temp.resolve(name)).resolve("ringtape");
        Files.writeString(
                file,
                "#!/bin/sh\necho " + name + " \"$*\" >>'" + temp.resolve("calls") + "'\n"
                        + "case $1 in backtest) echo " + backtest + " ;; replay) echo " + replay + " ;; esac >>'"
                        + ticks
                        + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ExitCode judge(ReferenceGate.ProcessorTime time) throws IOException {
        Path work = Files.createDirectories(temp.resolve("work"));
        return new ReferenceGate(temp.resolve("own"), temp.resolve("reference"), work, RunProgress.NONE, time)
                .judge(console);
    }

    private Optional<Long> taken() throws IOException {
        return Optional.of(
                Files.readAllLines(ticks).stream().mapToLong(Long::parseLong).sum());
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(temp.resolve("calls"));
    }

    @Test
    void commandsAsFastAsTheReferenceHold() throws IOException {
        launcher("own", 100, 50);
        launcher("reference", 95, 50);
        assertThat(judge(this::taken)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("held: reference/backtest 0.9500 (0.9500 – 0.9500, 10 pairs)")
                .contains("held: reference/replay 1.0000");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aCommandThatTakesTwiceTheTimeFallsAfterASecondTrial() throws IOException {
        launcher("own", 100, 100);
        launcher("reference", 100, 50);
        assertThat(judge(this::taken)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("held: reference/backtest 1.0000")
                .contains("fell: reference/replay 0.5000");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("reference/replay 0.5000")
                .contains("measured again");
        assertThat(calls()).filteredOn(call -> call.startsWith("own replay")).hasSize(22);
        assertThat(calls()).filteredOn(call -> call.startsWith("own backtest")).hasSize(11);
    }

    @Test
    void theReferenceIsBuiltBeforeAnythingIsMeasuredAndThePairsAlternate() throws IOException {
        launcher("own", 1, 1);
        launcher("reference", 1, 1);
        judge(this::taken);
        assertThat(calls().get(0)).isEqualTo("reference --version");
        assertThat(calls().get(1)).startsWith("own synth --date ");
        List<String> measured = calls().subList(2, 6).stream()
                .map(call -> call.substring(0, call.indexOf(" --")))
                .toList();
        assertThat(measured)
                .containsExactly("own backtest", "reference backtest", "reference backtest", "own backtest");
    }

    @Test
    void aSystemThatDoesNotCountTheTimeOfProcessesPassesWithANote() throws IOException {
        assertThat(judge(Optional::empty)).isEqualTo(ExitCode.DONE);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("NOT JUDGED, so passed without proof: reference");
    }

    @Test
    void aCommandThatFailsEndsTheComparisonWithItsOutput() throws IOException {
        launcher("own", 1, 1);
        launcher("reference", 1, 1);
        Files.writeString(temp.resolve("own/ringtape"), "#!/bin/sh\necho no tape; exit 4\n");
        assertThatThrownBy(() -> judge(this::taken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("synth")
                .hasMessageContaining("no tape");
    }
}
