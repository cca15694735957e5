package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
    @TempDir
    private Path folder;

    private final Interruption interruption = new Interruption();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            interruption);

    @Test
    void onlyMarkedWorkIsInterrupted() {
        interruption.wish();
        interruption.check();
        interruption.begin();
        assertThatThrownBy(interruption::check).isInstanceOf(Interruption.Interrupted.class);
        interruption.end();
        interruption.check();
    }

    @Test
    void interruptedSynthLeavesNoFile() throws IOException {
        interruption.wish();
        assertThat(Ringtape.run(console, "synth", "--date", "2026-03-02", "--scale", "2k", "--out", folder + "/market"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("ringtape synth: interrupted\n");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all).noneMatch(Files::isRegularFile);
        }
    }
}
