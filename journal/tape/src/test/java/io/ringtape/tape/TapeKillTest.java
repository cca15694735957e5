package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeKillTest {
    /** Torn tails to see; about two kills of five leave one. */
    private static final int TORN_TAILS = 3;

    private static final int MOST_KILLS = 40;

    /** Events of a frame that takes longer to write than anything else that its writer does. */
    private static final int SNAPSHOTS = 2_000;

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
    void setsAsideTheEntryThatAKilledWriterHadBegun() throws IOException, InterruptedException {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        int torn = 0;
        for (int kill = 0; torn < TORN_TAILS && kill < MOST_KILLS; kill++) {
            Path folder = root.resolve("wide" + kill);
            Process writer = TapeWriterProcess.startWide(folder, SNAPSHOTS);
            try {
                awaitByte(writer, folder, random.nextLong(1 << 20, 20 << 20));
            } finally {
                writer.destroyForcibly().waitFor();
            }
            long returned = TapeWriterProcess.returned(folder);
            TapeCheck check = TapeCheck.of(folder);
            assertThat(check.damage()).as("seed %d, kill %d", seed, kill).isEmpty();
            assertThat(check.entries()).as("seed %d, kill %d", seed, kill).isBetween(returned, returned + 1);
            check.tornTail().ifPresent(tail -> assertThat(tail.entry()).isEqualTo(check.entries() + 1));
            torn += check.tornTail().isPresent() ? 1 : 0;
            Files.delete(Tapes.data(folder));
        }
        assertThat(torn)
                .as("torn tails after %d kills, seed %d", MOST_KILLS, seed)
                .isEqualTo(TORN_TAILS);
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

    /** Waits until something is written at {@code place}, in the middle of an entry unless by chance. */
    private static void awaitByte(Process writer, Path folder, long place) throws IOException {
        while (TapeWriterProcess.returned(folder) == 0) {
            assertThat(writer.isAlive()).as(() -> log(folder)).isTrue();
            Thread.onSpinWait();
        }
        ByteBuffer there = ByteBuffer.allocate(256);
        try (FileChannel file = FileChannel.open(Tapes.data(folder))) {
            while (Arrays.mismatch(there.array(), new byte[there.capacity()]) < 0) {
                file.read(there.clear(), place);
            }
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
