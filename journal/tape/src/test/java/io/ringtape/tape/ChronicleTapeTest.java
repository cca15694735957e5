package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleTapeTest {
    @TempDir
    Path root;

    @Test
    void readsBackWhatWasAppendedWhetherCompleteOrNot() {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        List<Frame> frames = Tapes.frames(new Random(seed), 500);
        for (boolean complete : new boolean[] {false, true}) {
            Path folder = root.resolve("deep/down/" + complete);
            String checksum = Tapes.write(folder, frames, complete);
            try (TapeReader reader = TapeReader.open(folder)) {
                Frame frame = new Frame();
                for (int i = 0; i < frames.size(); i++) {
                    assertThat(reader.next(frame)).isTrue();
                    assertThat(Tapes.bytes(frame)).as("seed %d", seed).isEqualTo(Tapes.bytes(frames.get(i)));
                    assertThat(reader.entry()).isEqualTo(i + 1);
                }
                assertThat(reader.next(frame)).isFalse();
                assertThat(reader.next(frame)).isFalse();
                assertThat(reader.checksum()).isEqualTo(checksum);
                assertThat(reader.tornTail()).isEmpty();
            }
        }
    }

    @Test
    void holdsExactlyWhatTheQueuesOwnTailerReads() throws IOException {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        List<Frame> frames = Tapes.frames(new Random(seed), 2000);
        for (boolean complete : new boolean[] {false, true}) {
            Path folder = root.resolve("" + complete);
            Tapes.write(folder, frames, complete);
            byte[] before = Files.readAllBytes(Tapes.data(folder));
            assertThat(tail(folder)).as("seed %d", seed).containsExactlyElementsOf(Tapes.read(folder));
            assertThat(Files.readAllBytes(Tapes.data(folder))).isEqualTo(before);
        }
    }

    @Test
    void readsEntriesWhileTheyAreWritten() {
        Path folder = root.resolve("live");
        try (ChronicleTape tape = ChronicleTape.create(folder, Tapes.manifest(), Tapes.SMALL);
                TapeReader reader = TapeReader.open(folder)) {
            Frame frame = new Frame();
            for (int i = 1; i <= 3000; i++) {
                assertThat(reader.next(frame)).isFalse();
                tape.append(Tapes.quote(i));
                assertThat(reader.next(frame)).isTrue();
                assertThat(Tapes.bytes(frame)).isEqualTo(Tapes.bytes(Tapes.quote(i)));
            }
            tape.complete();
            assertThat(reader.next(frame)).isFalse();
            assertThat(reader.checksum()).isEqualTo(tape.checksum());
        }
    }

    @Test
    void readsEntriesWhileAnotherThreadWritesThem() throws InterruptedException {
        Path folder = root.resolve("live");
        int count = 200_000;
        try (ChronicleTape tape = ChronicleTape.create(folder, Tapes.manifest(), Tapes.SMALL)) {
            Thread writer = new Thread(() -> {
                for (int i = 1; i <= count; i++) {
                    tape.append(Tapes.quote(i));
                }
            });
            writer.start();
            try (TapeReader reader = TapeReader.open(folder)) {
                Frame frame = new Frame();
                while (reader.entry() < count) {
                    if (!reader.next(frame)) {
                        Thread.onSpinWait();
                    }
                }
                assertThat(Tapes.bytes(frame)).isEqualTo(Tapes.bytes(Tapes.quote(count)));
            }
            writer.join();
        }
    }

    @Test
    void growsOverManyBlocksWithPagesTouchedAheadAndFlushes() throws IOException {
        Path folder = root.resolve("big");
        List<Frame> frames = Tapes.quotes(200_000);
        TapeSettings settings = new TapeSettings(8 << 20, 1_000_000, true, 0);
        try (ChronicleTape tape = ChronicleTape.create(folder, Tapes.manifest(), settings)) {
            frames.forEach(tape::append);
            assertThat(tape.syncFailure()).isNull();
            tape.complete();
        }
        assertThat(Files.size(Tapes.data(folder))).isGreaterThan(2 * settings.blockSizeBytes());
        assertThat(Tapes.read(folder)).containsExactlyElementsOf(Tapes.bytes(frames));
        assertThat(tail(folder)).hasSize(frames.size());
    }

    @Test
    void acceptsAFrameOfAMebibyteAndRefusesALongerOne() {
        Path folder = root.resolve("long");
        Frame longest = new Frame();
        Frame tooLong = new Frame();
        fill(longest, TapeLayout.MAX_FRAME_BYTES);
        fill(tooLong, TapeLayout.MAX_FRAME_BYTES + 1);
        try (ChronicleTape tape = ChronicleTape.create(folder, Tapes.manifest(), Tapes.SMALL)) {
            tape.append(Tapes.quote(1));
            tape.append(longest);
            assertThatThrownBy(() -> tape.append(tooLong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> tape.append(new Frame())).isInstanceOf(IllegalArgumentException.class);
            tape.append(Tapes.quote(2));
            tape.complete();
        }
        assertThat(Tapes.read(folder))
                .containsExactly(Tapes.bytes(Tapes.quote(1)), Tapes.bytes(longest), Tapes.bytes(Tapes.quote(2)));
    }

    @Test
    void refusesAFrameThatDoesNotConsistOfEvents() {
        try (ChronicleTape tape = ChronicleTape.create(root.resolve("t"), Tapes.manifest(), Tapes.SMALL)) {
            Frame broken = Tapes.quote(1);
            broken.length(broken.length() - 1);
            assertThatThrownBy(() -> tape.append(broken)).isInstanceOf(IllegalStateException.class);
            assertThat(tape.entries()).isZero();
        }
    }

    @Test
    void countsEntriesAndEvents() {
        Path folder = root.resolve("t");
        try (ChronicleTape tape = ChronicleTape.create(folder, Tapes.manifest(), Tapes.SMALL)) {
            Frame two = Tapes.quote(1);
            io.ringtape.event.StateHash effect = new io.ringtape.event.StateHash();
            new io.ringtape.event.FrameWriter().append(two, effect);
            tape.append(two);
            tape.append(Tapes.quote(2));
            tape.complete();
            assertThat(tape.entries()).isEqualTo(2);
            assertThat(tape.events()).isEqualTo(3);
        }
        TapeManifest manifest = TapeManifest.read(folder);
        assertThat(manifest.isComplete()).isTrue();
        assertThat(manifest.entries()).isEqualTo(2);
        assertThat(manifest.events()).isEqualTo(3);
        assertThat(manifest.files()).extracting(TapeFile::name).contains("20261120F.cq4");
    }

    @Test
    void hasAnEqualChecksumForEqualEntriesAndAnotherForAnotherSession() {
        List<Frame> frames = Tapes.quotes(10);
        String first = Tapes.write(root.resolve("1"), frames, true);
        assertThat(Tapes.write(root.resolve("2"), frames, false)).isEqualTo(first);
        TapeManifest other = TapeManifest.open(
                "0.1.0",
                Tapes.manifest().tradingDate(),
                io.ringtape.event.RunMode.PAPER,
                List.of("SPY", "QQQ"),
                "abc123");
        try (ChronicleTape tape = ChronicleTape.create(root.resolve("3"), other, Tapes.SMALL)) {
            frames.forEach(tape::append);
            assertThat(tape.checksum()).isNotEqualTo(first).matches("crc32c:[0-9a-f]{8}");
        }
    }

    @Test
    void completesWithoutAnEntry() {
        Path folder = root.resolve("empty");
        Tapes.write(folder, List.of(), true);
        assertThat(Tapes.read(folder)).isEmpty();
    }

    @Test
    void allowsOnlyOneWriterPerTape() {
        Path folder = root.resolve("t");
        try (ChronicleTape tape = ChronicleTape.create(folder, Tapes.manifest(), Tapes.SMALL)) {
            assertThatThrownBy(() -> ChronicleTape.create(folder, Tapes.manifest(), Tapes.SMALL))
                    .isInstanceOf(TapeLockedException.class)
                    .hasMessageContaining("another writer");
            tape.append(Tapes.quote(1));
        }
        assertThat(Tapes.read(folder)).hasSize(1);
    }

    @Test
    void neverWritesOverATape() {
        Path folder = root.resolve("t");
        Tapes.write(folder, Tapes.quotes(3), true);
        assertThatThrownBy(() -> ChronicleTape.create(folder, Tapes.manifest(), Tapes.SMALL))
                .isInstanceOf(TapeExistsException.class)
                .hasMessageContaining("already holds a tape (status complete); give another folder");
        assertThat(Tapes.read(folder)).hasSize(3);
    }

    @Test
    void namesTheMissingPartWhenThereIsNoTape() throws IOException {
        assertThatThrownBy(() -> TapeReader.open(root.resolve("nowhere")))
                .isInstanceOf(TapeMissingException.class)
                .hasMessageContaining("no such folder");
        assertThat(root.resolve("nowhere")).doesNotExist();
        assertThatThrownBy(() -> TapeReader.open(root))
                .isInstanceOf(TapeMissingException.class)
                .hasMessageContaining("manifest.yaml");
        Files.writeString(root.resolve("manifest.yaml"), "format: 99\n");
        assertThatThrownBy(() -> TapeReader.open(root))
                .isInstanceOf(TapeDamagedException.class)
                .hasMessageContaining("format is 99");
    }

    @Test
    void appendsFromOneThreadAfterAnother() throws InterruptedException {
        Path folder = root.resolve("t");
        ChronicleTape tape = ChronicleTape.create(folder, Tapes.manifest(), Tapes.SMALL);
        Thread other = new Thread(() -> tape.append(Tapes.quote(1)));
        other.start();
        other.join();
        tape.complete();
        assertThatThrownBy(() -> tape.append(Tapes.quote(2))).isInstanceOf(IllegalStateException.class);
        assertThat(Tapes.read(folder)).hasSize(1);
    }

    @Test
    void refusesAppendsBeforeTheDiskIsFullAndStaysReadable() {
        Path folder = root.resolve("t");
        AtomicLong usable = new AtomicLong(10 << 20);
        TapeSettings settings = new TapeSettings(8 << 20, 0, false, 1 << 20);
        Frame large = new Frame();
        fill(large, 1 << 19);
        int appended = 0;
        try (ChronicleTape tape = ChronicleTape.create(folder, Tapes.manifest(), settings, usable::get)) {
            usable.set(1000);
            while (appended < 100 && append(tape, large)) {
                appended++;
            }
            assertThat(appended).isLessThanOrEqualTo(17);
            assertThatThrownBy(() -> tape.append(Tapes.quote(1)))
                    .isInstanceOf(TapeSpaceException.class)
                    .hasMessageContaining("1,000 bytes free, wanted at least ");
            assertThat(tape.usableBytes()).isEqualTo(1000);
            assertThat(Tapes.read(folder)).hasSize(appended);
            usable.set(10 << 20);
            tape.append(Tapes.quote(1));
            tape.complete();
        }
        assertThat(Tapes.read(folder)).hasSize(appended + 1);
    }

    @Test
    void isNotCreatedOnAFullDisk() {
        assertThatThrownBy(() -> ChronicleTape.create(root.resolve("t"), Tapes.manifest(), Tapes.SMALL, () -> -1))
                .isInstanceOf(TapeSpaceException.class);
        assertThat(root.resolve("t/manifest.yaml")).doesNotExist();
        Tapes.write(root.resolve("t"), Tapes.quotes(1), true);
    }

    @Test
    void carriesNoUsageReporting() {
        assertThatThrownBy(() -> Class.forName("net.openhft.chronicle.analytics.Analytics"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    private static boolean append(ChronicleTape tape, Frame frame) {
        try {
            tape.append(frame);
            return true;
        } catch (TapeSpaceException e) {
            return false;
        }
    }

    /** Makes the frame a single event record of {@code length} bytes. */
    private static void fill(Frame frame, int length) {
        frame.ensureCapacity(length);
        TapeLayout.INT.set(frame.bytes(), 0, length - 4);
        frame.length(length);
    }

    private static List<byte[]> tail(Path folder) {
        List<byte[]> all = new ArrayList<>();
        long time = Tapes.manifest().queueTimeMillis();
        try (SingleChronicleQueue queue = SingleChronicleQueueBuilder.binary(folder)
                        .rollCycle(RollCycles.FAST_DAILY)
                        .timeProvider(() -> time)
                        .readOnly(true)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        return all;
                    }
                    Bytes<?> bytes = document.wire().bytes();
                    byte[] frame = new byte[bytes.readInt()];
                    bytes.readInt();
                    bytes.read(frame);
                    assertThat(bytes.readRemaining()).isZero();
                    all.add(frame);
                }
            }
        }
    }
}
