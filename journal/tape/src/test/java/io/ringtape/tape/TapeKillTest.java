package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeKillTest {
    @TempDir
    Path root;

    @Test
    void keepsEveryReturnedAppendWhenItsWriterIsKilled() throws IOException, InterruptedException {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 4; round++) {
            Path folder = root.resolve("" + round);
            Process writer = TapeWriterProcess.start(folder, round % 2 == 0);
            try {
                long enough = random.nextLong(1, 150_000);
                while (TapeWriterProcess.returned(folder) < enough) {
                    assertThat(writer.isAlive()).as(() -> log(folder)).isTrue();
                    Thread.onSpinWait();
                }
                assertThatThrownBy(() -> ChronicleTape.create(folder, Tapes.manifest(), Tapes.SMALL))
                        .isInstanceOf(TapeLockedException.class);
            } finally {
                writer.destroyForcibly().waitFor();
            }
            long returned = TapeWriterProcess.returned(folder);
            try (TapeReader reader = TapeReader.open(folder)) {
                Frame frame = new Frame();
                while (reader.next(frame)) {
                    assertThat(Tapes.bytes(frame))
                            .as("seed %d, round %d, entry %d", seed, round, reader.entry())
                            .isEqualTo(Tapes.bytes(Tapes.quote(reader.entry())));
                }
                assertThat(reader.entry()).as("seed %d", seed).isBetween(returned, returned + 1);
            }
        }
    }

    @Test
    void readsWhatAnotherProcessIsWriting() throws IOException, InterruptedException {
        Path folder = root.resolve("live");
        Process writer = TapeWriterProcess.start(folder, true);
        try {
            while (TapeWriterProcess.returned(folder) == 0) {
                assertThat(writer.isAlive()).as(() -> log(folder)).isTrue();
                Thread.onSpinWait();
            }
            try (TapeReader reader = TapeReader.open(folder)) {
                Frame frame = new Frame();
                while (reader.entry() < 300_000) {
                    if (reader.next(frame)) {
                        assertThat(frame.length())
                                .isEqualTo(Tapes.quote(reader.entry()).length());
                    }
                }
                assertThat(reader.tornTail()).isEmpty();
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private static String log(Path folder) {
        try {
            return Files.readString(folder.resolveSibling(folder.getFileName() + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
