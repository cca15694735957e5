package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeResumptionTest {
    private static final int KILLS = Boolean.getBoolean("ringtape.endurance") ? 50 : 10;
    private static final int ENTRIES_A_LIFE = 2_000;
    private static final int MOST_SNAPSHOTS = 40;

    @TempDir
    Path root;

    @Test
    void aTapeWhoseWriterIsKilledAgainAndAgainEqualsAnUninterruptedOne() throws IOException, InterruptedException {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        Path folder = root.resolve("killed");
        int torn = 0;
        long entries = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = TapeWriterProcess.startUntil(folder, Long.MAX_VALUE, MOST_SNAPSHOTS);
            try {
                long enough = entries + random.nextInt(ENTRIES_A_LIFE);
                awaitEntries(writer, folder, Math.max(1, enough));
                for (int spins = random.nextInt(100_000); spins > 0; spins--) {
                    Thread.onSpinWait(); // so that not every kill comes right after an append
                }
            } finally {
                writer.destroyForcibly().waitFor();
            }
            TapeCheck check = TapeCheck.of(folder);
            assertThat(check.damage()).as("seed %d, kill %d", seed, kill).isEmpty();
            assertThat(check.entries()).as("seed %d, kill %d", seed, kill).isGreaterThanOrEqualTo(entries);
            entries = check.entries();
            torn += check.tornTail().isPresent() ? 1 : 0;
        }
        long last = entries + 1_000;
        Process writer = TapeWriterProcess.startUntil(folder, last, MOST_SNAPSHOTS);
        assertThat(writer.waitFor()).as(() -> log(folder)).isZero();
        Path whole = root.resolve("whole");
        try (ChronicleTape tape = ChronicleTape.create(whole, Tapes.manifest(), Tapes.SMALL)) {
            for (long i = 1; i <= last; i++) {
                tape.append(Tapes.numbered(i, MOST_SNAPSHOTS));
            }
            tape.complete();
        }
        System.out.printf("%,d entries, %d kills, %d of them within an entry%n", last, KILLS, torn);
        TapeCheck check = TapeCheck.of(folder);
        assertThat(check.damage()).as("seed %d", seed).isEmpty();
        assertThat(check.isComplete()).isTrue();
        assertThat(check.entries()).isEqualTo(last);
        assertThat(check.checksum())
                .as("seed %d", seed)
                .isEqualTo(TapeCheck.of(whole).checksum());
    }

    @Test
    void aTapeThatWasClosedInOrderGoesOn() {
        List<Frame> frames = Tapes.frames(new Random(1), 300);
        Path folder = root.resolve("closed");
        Tapes.write(folder, frames.subList(0, 100), false);
        for (int from : new int[] {100, 101, 250}) {
            int to = from == 100 ? 101 : from == 101 ? 250 : 300;
            List<byte[]> earlier = new ArrayList<>();
            try (ChronicleTape tape =
                    ChronicleTape.resume(folder, Tapes.SMALL, frame -> earlier.add(Tapes.bytes(frame)))) {
                assertThat(earlier).containsExactlyElementsOf(Tapes.bytes(frames.subList(0, from)));
                assertThat(tape.entries()).isEqualTo(from);
                assertThat(tape.tornTail()).isEmpty();
                frames.subList(from, to).forEach(tape::append);
                if (to == 300) {
                    tape.complete();
                }
            }
        }
        assertThat(Tapes.read(folder)).containsExactlyElementsOf(Tapes.bytes(frames));
        assertThat(TapeCheck.of(folder).checksum()).isEqualTo(Tapes.write(root.resolve("whole"), frames, true));
        assertThatThrownBy(() -> ChronicleTape.resume(folder, Tapes.SMALL, frame -> {}))
                .isInstanceOf(TapeCompleteException.class)
                .hasMessageContaining("is complete");
    }

    @Test
    void aTapeWithoutEntriesGoesOn() throws IOException {
        Path folder = root.resolve("empty");
        Tapes.write(folder, List.of(), false);
        write(Tapes.data(folder), 0, new byte[] {0, 0, 0, (byte) 0x80, 1, 2, 3});
        try (ChronicleTape tape = ChronicleTape.resume(folder, Tapes.SMALL, frame -> {})) {
            assertThat(tape.entries()).isZero();
            Tapes.quotes(10).forEach(tape::append);
            tape.complete();
        }
        assertThat(Tapes.read(folder)).containsExactlyElementsOf(Tapes.bytes(Tapes.quotes(10)));
        assertThat(TapeCheck.of(folder).damage()).isEmpty();
    }

    @Test
    void aTornEntryLeavesNothingWhetherTheNextIsShorterOrLonger() throws IOException {
        List<Frame> frames = Tapes.quotes(200);
        for (int tornBytes : new int[] {5, 24, 3_008, 200_000}) {
            Path folder = root.resolve("torn" + tornBytes);
            Tapes.write(folder, frames.subList(0, 100), false);
            long end = end(folder);
            byte[] torn = new byte[tornBytes];
            new Random(tornBytes).nextBytes(torn);
            torn[0] = 0;
            torn[1] = 0;
            torn[2] = 0;
            torn[3] = (byte) 0x80;
            torn[tornBytes - 1] = 1;
            write(Tapes.data(folder), end, torn);
            try (ChronicleTape tape = ChronicleTape.resume(folder, Tapes.SMALL, frame -> {})) {
                assertThat(tape.tornTail()).contains(new TornTail(101, end, tornBytes));
                tape.append(frames.get(100));
            }
            assertThat(TapeCheck.of(folder).tornTail())
                    .as("after %d torn bytes", tornBytes)
                    .isEmpty();
            try (ChronicleTape tape = ChronicleTape.resume(folder, Tapes.SMALL, frame -> {})) {
                assertThat(tape.tornTail()).isEmpty();
                frames.subList(101, 200).forEach(tape::append);
                tape.complete();
            }
            assertThat(Tapes.read(folder)).containsExactlyElementsOf(Tapes.bytes(frames));
        }
    }

    @Test
    void aTapeThatCannotBeContinuedIsLeftAsItIs() throws IOException {
        Path folder = root.resolve("refused");
        Tapes.write(folder, Tapes.quotes(100), false);
        byte[] torn = {0, 0, 0, (byte) 0x80, 9, 9, 9};
        write(Tapes.data(folder), end(folder), torn);
        byte[] before = Files.readAllBytes(Tapes.data(folder));
        assertThatThrownBy(() -> ChronicleTape.resume(folder, Tapes.SMALL, frame -> {
                    throw new IllegalStateException("differs");
                }))
                .hasMessage("differs");
        assertThat(Files.readAllBytes(Tapes.data(folder))).isEqualTo(before);
        write(Tapes.data(folder), end(folder) - 20, new byte[] {77});
        byte[] damaged = Files.readAllBytes(Tapes.data(folder));
        assertThatThrownBy(() -> ChronicleTape.resume(folder, Tapes.SMALL, frame -> {}))
                .isInstanceOf(TapeDamagedException.class);
        assertThat(Files.readAllBytes(Tapes.data(folder))).isEqualTo(damaged);
        assertThatThrownBy(() -> ChronicleTape.resume(root.resolve("none"), Tapes.SMALL, frame -> {}))
                .isInstanceOf(TapeMissingException.class);
        assertThat(root.resolve("none")).doesNotExist();
    }

    @Test
    void twoWritersNeverHoldOneTape() {
        Path folder = root.resolve("held");
        Tapes.write(folder, Tapes.quotes(3), false);
        try (ChronicleTape tape = ChronicleTape.resume(folder, Tapes.SMALL, frame -> {})) {
            assertThatThrownBy(() -> ChronicleTape.resume(folder, Tapes.SMALL, frame -> {}))
                    .isInstanceOf(TapeLockedException.class);
            tape.append(Tapes.quote(4));
        }
        assertThat(Tapes.read(folder)).hasSize(4);
    }

    private static void awaitEntries(Process writer, Path folder, long enough) throws IOException {
        while (TapeWriterProcess.returned(folder) < enough) {
            assertThat(writer.isAlive()).as(() -> log(folder)).isTrue();
            Thread.onSpinWait();
        }
    }

    private static long end(Path folder) throws IOException {
        return TapeEnd.survey(Tapes.data(folder), new ArrayList<>());
    }

    private static void write(Path file, long at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
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
