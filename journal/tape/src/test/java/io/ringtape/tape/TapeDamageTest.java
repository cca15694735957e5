package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Frame;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeDamageTest {
    private static final int ENTRIES = 300;

    /** The header of an entry that its writer has begun: incomplete, length unknown. */
    private static final int BEGUN = 1 << 31;

    @TempDir
    Path root;

    private final long seed = Long.getLong("ringtape.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Path complete;
    private Path open;

    /** Offsets of all documents in the complete tape's file, both entries and the queue's own. */
    private final List<Integer> documents = new ArrayList<>();

    /** Offsets of the entries, and where the last one ends. */
    private final List<Integer> entries = new ArrayList<>();

    private byte[] bytes;

    @BeforeEach
    void writeTapes() throws IOException {
        complete = root.resolve("complete");
        open = root.resolve("open");
        List<Frame> frames = Tapes.frames(random, ENTRIES);
        Tapes.write(complete, frames, true);
        Tapes.write(open, frames, false);
        bytes = Files.readAllBytes(Tapes.data(complete));
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        for (int header = file.getInt(0); header != 0; header = file.getInt(at)) {
            documents.add(at);
            if ((header & TapeLayout.METADATA) == 0) {
                entries.add(at);
            }
            at += TapeLayout.documentBytes(header);
        }
        entries.add(at);
        assertThat(entries).hasSize(ENTRIES + 1);
    }

    @Test
    void findsEveryChangedByteOfACompleteTape() throws IOException {
        for (int i = 0; i < 600; i++) {
            int at = random.nextInt(i % 2 == 0 ? bytes.length : last());
            byte change = (byte) (1 + random.nextInt(255));
            flip(complete, at, change);
            TapeCheck check = TapeCheck.of(complete);
            assertThat(check.damage()).as("seed %d, byte %d", seed, at).isPresent();
            assertThat(check.damage().get().entry())
                    .as("seed %d, byte %d ^ %d", seed, at, change)
                    .isEqualTo(entryAt(at));
            assertThatThrownBy(() -> Tapes.read(complete)).isInstanceOf(TapeDamagedException.class);
            flip(complete, at, change);
        }
        assertThat(TapeCheck.of(complete).damage()).isEmpty();
    }

    @Test
    void locatesADamagedQueueDocumentBetweenItsEntries() throws IOException {
        flip(complete, 100, (byte) 1);
        TapeCheck.Damage damage = TapeCheck.of(complete).damage().orElseThrow();
        assertThat(damage.entry()).isZero();
        assertThat(damage.detail()).contains("between entries 0 and 1").contains("all entries are sound");
    }

    @Test
    void reportsHowManyEntriesAreLostWhenTheFileIsEmptyOrNoise() throws IOException {
        byte[] noise = new byte[bytes.length];
        random.nextBytes(noise);
        for (byte[] file : List.of(new byte[0], noise)) {
            Files.write(Tapes.data(complete), file);
            TapeCheck.Damage damage = TapeCheck.of(complete).damage().orElseThrow();
            assertThat(damage.entry()).as("seed %d", seed).isEqualTo(1);
            assertThat(damage.detail())
                    .isEqualTo(
                            "the file is damaged from byte 0 on; 300 entries that the manifest names cannot be read");
        }
    }

    @Test
    void setsAsideAnEntryThatAFullDiskCutAtAPage() throws IOException {
        Path folder = root.resolve("full");
        Tapes.write(folder, List.of(Tapes.quote(1), Tapes.quote(2), Tapes.wide(200)), false);
        byte[] file = Files.readAllBytes(Tapes.data(folder));
        int start;
        try (TapeReader reader = TapeReader.open(folder)) {
            reader.next(new Frame());
            reader.next(new Frame());
            start = (int) reader.position();
        }
        int page = (start / TapeLayout.PAGE_BYTES + 2) * TapeLayout.PAGE_BYTES;
        Arrays.fill(file, page, file.length, (byte) 0);
        Files.write(Tapes.data(folder), file);
        TapeCheck check = TapeCheck.of(folder);
        assertThat(check.damage()).isEmpty();
        assertThat(check.entries()).isEqualTo(2);
        assertThat(check.tornTail()).map(TornTail::entry).contains(3L);
        int header = (int) TapeLayout.INT.get(file, start);
        file[start + TapeLayout.documentBytes(header) - 4] = 1;
        Files.write(Tapes.data(folder), file);
        assertThat(TapeCheck.of(folder).damage()).map(TapeCheck.Damage::entry).contains(3L);
    }

    @Test
    void findsEveryChangedByteInTheEntriesOfAnOpenTape() throws IOException {
        for (int i = 0; i < 400; i++) {
            int at = entries.get(0) + random.nextInt(last() - entries.get(0));
            byte change = (byte) (1 + random.nextInt(255));
            flip(open, at, change);
            TapeCheck check = TapeCheck.of(open);
            if (check.damage().isEmpty()) {
                assertThat(entryAt(at))
                        .as("seed %d, byte %d ^ %d", seed, at, change)
                        .isEqualTo(ENTRIES);
                assertThat(check.tornTail()).map(TornTail::entry).contains((long) ENTRIES);
            } else {
                assertThat(check.damage().get().entry())
                        .as("seed %d, byte %d ^ %d: %s", seed, at, change, check)
                        .isEqualTo(entryAt(at));
            }
            flip(open, at, change);
        }
        assertThat(Tapes.read(open)).hasSize(ENTRIES);
    }

    @Test
    void findsEveryRemovedEntry() throws IOException {
        for (int i = 0; i < ENTRIES; i += 7) {
            byte[] rewritten = new byte[bytes.length];
            System.arraycopy(bytes, 0, rewritten, 0, entries.get(i));
            System.arraycopy(bytes, entries.get(i + 1), rewritten, entries.get(i), bytes.length - entries.get(i + 1));
            assertDamagedAt(i + 1, rewritten);
        }
        byte[] withoutLast = bytes.clone();
        Arrays.fill(withoutLast, entries.get(ENTRIES - 1), last(), (byte) 0);
        Files.write(Tapes.data(complete), withoutLast);
        assertThat(TapeCheck.of(complete).damage()).map(TapeCheck.Damage::entry).contains((long) ENTRIES);
    }

    @Test
    void findsEveryRepeatedEntry() throws IOException {
        for (int i = 0; i < ENTRIES; i += 7) {
            int length = entries.get(i + 1) - entries.get(i);
            byte[] rewritten = new byte[bytes.length + length];
            System.arraycopy(bytes, 0, rewritten, 0, entries.get(i + 1));
            System.arraycopy(bytes, entries.get(i), rewritten, entries.get(i + 1), bytes.length - entries.get(i));
            assertDamagedAt(i + 2, rewritten);
        }
    }

    @Test
    void findsEverySwap() throws IOException {
        for (int i = 0; i < 40; i++) {
            int one = random.nextInt(ENTRIES - 1);
            int two = one + 1 + random.nextInt(ENTRIES - 1 - one);
            byte[] rewritten = bytes.clone();
            ByteBuffer to = ByteBuffer.wrap(rewritten).position(entries.get(one));
            put(to, two, two + 1);
            put(to, one + 1, two);
            put(to, one, one + 1);
            assertDamagedAt(one + 1, rewritten);
        }
    }

    @Test
    void findsATruncatedTape() throws IOException {
        for (int i = 0; i < 100; i++) {
            int length = random.nextInt(bytes.length);
            byte[] cut = Arrays.copyOf(bytes, length);
            Files.write(Tapes.data(complete), cut);
            assertThat(TapeCheck.of(complete).damage())
                    .as("seed %d, %d bytes", seed, length)
                    .isPresent();
            int within = entryAt(length);
            if (within > 0 && !isBlank(cut, entries.get(within - 1))) {
                assertDamagedAt(within, cut);
            }
        }
    }

    /** Whether only zeros follow byte {@code from}, as in an open tape that ends before it. */
    private static boolean isBlank(byte[] file, int from) {
        return IntStream.range(from, file.length).allMatch(i -> file[i] == 0);
    }

    @Test
    void findsAnEntryOfAnotherTape() throws IOException {
        Path other = root.resolve("other");
        TapeManifest manifest = TapeManifest.open(
                "0.2.0", Tapes.manifest().tradingDate(), Tapes.manifest().mode(), List.of("SPY", "QQQ"), "abc123");
        try (ChronicleTape tape = ChronicleTape.create(other, manifest, Tapes.SMALL)) {
            tape.append(Tapes.quote(1));
        }
        Files.copy(Tapes.data(other), Tapes.data(open), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Tapes.read(open))
                .isInstanceOfSatisfying(
                        TapeDamagedException.class, e -> assertThat(e.entry()).isEqualTo(1));
    }

    @Test
    void setsAsideTheLastEntryCutAtEachOfItsBytes() throws IOException {
        int start = entries.get(ENTRIES - 1);
        int blank = 0;
        int torn = 0;
        for (int header : new int[] {0, BEGUN}) {
            for (int end = start + TapeLayout.HEADER_BYTES; end <= last(); end++) {
                byte[] cut = Arrays.copyOf(Arrays.copyOf(bytes, end), end + 4096);
                TapeLayout.INT.set(cut, start, header);
                Files.write(Tapes.data(open), cut);
                TapeCheck check = TapeCheck.of(open);
                assertThat(check.damage()).as("seed %d, end %d", seed, end).isEmpty();
                assertThat(check.entries()).isEqualTo(ENTRIES - 1);
                assertThat(check.tornTail().isEmpty()).isEqualTo(isBlank(cut, start));
                check.tornTail().ifPresent(tail -> {
                    assertThat(tail.entry()).isEqualTo(ENTRIES);
                    assertThat(isBlank(cut, (int) (start + tail.bytes()))).isTrue();
                });
                torn += check.tornTail().isPresent() ? 1 : 0;
                blank += check.tornTail().isPresent() ? 0 : 1;
            }
        }
        assertThat(blank).as("nothing was written yet, seed %d", seed).isBetween(1, TapeLayout.PREFIX_BYTES);
        assertThat(torn).as("torn tails, seed %d", seed).isEqualTo(2 * (last() - start - 3) - blank);
    }

    @Test
    void refusesAnIncompleteHeaderThatNoWriterLeaves() throws IOException {
        byte[] changed = bytes.clone();
        int start = entries.get(ENTRIES - 1);
        TapeLayout.INT.set(changed, start, (int) TapeLayout.INT.get(bytes, start) | BEGUN);
        assertDamagedAt(ENTRIES, changed);
    }

    @Test
    void neverMistakesALostEntryForATornOne() throws IOException {
        for (int i = 0; i < ENTRIES - 1; i += 11) {
            byte[] holed = bytes.clone();
            Arrays.fill(holed, entries.get(i), entries.get(i) + 4, (byte) 0);
            assertDamagedAt(i + 1, holed);
            Arrays.fill(holed, entries.get(i), entries.get(i + 1), (byte) 0);
            assertDamagedAt(i + 1, holed);
        }
        try (RandomAccessFile file = new RandomAccessFile(Tapes.data(open).toFile(), "rw")) {
            file.seek(0);
            file.write(bytes);
            file.seek(last() + 2 * TapeLayout.MAX_FRAME_BYTES);
            file.write(1);
        }
        assertThat(TapeCheck.of(open).damage()).map(TapeCheck.Damage::entry).contains((long) ENTRIES + 1);
    }

    @Test
    void allocatesNothingForAnImpossibleLength() throws IOException {
        flip(open, entries.get(5) + 3, (byte) 0x3F);
        flip(complete, documents.get(0) + 3, (byte) 0x3F);
        assertThat(TapeCheck.of(open).damage())
                .hasValueSatisfying(damage -> assertThat(damage.detail()).contains("more than any has"));
        assertThat(TapeCheck.of(complete).damage())
                .hasValueSatisfying(damage -> assertThat(damage.detail()).contains("between entries 0 and 1"));
    }

    @Test
    void readsATapeThatIsCompletedMeanwhileToItsEnd() throws IOException {
        try (TapeReader reader = readAllButLastWhileOpen()) {
            assertThat(reader.next(new Frame())).isTrue();
            assertThat(reader.next(new Frame())).isFalse();
        }
    }

    @Test
    void refusesATapeThatIsCompletedMeanwhileWithMoreEntriesThanItHas() throws IOException {
        byte[] withoutLast = bytes.clone();
        Arrays.fill(withoutLast, entries.get(ENTRIES - 1), bytes.length, (byte) 0);
        Files.write(Tapes.data(open), withoutLast);
        try (TapeReader reader = readAllButLastWhileOpen()) {
            assertThatThrownBy(() -> reader.next(new Frame()))
                    .isInstanceOf(TapeDamagedException.class)
                    .hasMessageContaining("the tape ends after 299 entries with " + reader.checksum())
                    .hasMessageContaining(
                            "wanted 300 with " + TapeManifest.read(complete).checksum());
        }
    }

    /** Opens the open tape, reads all entries but the last, and puts the manifest of the complete tape in its place. */
    private TapeReader readAllButLastWhileOpen() throws IOException {
        TapeReader reader = TapeReader.open(open);
        for (int i = 1; i < ENTRIES; i++) {
            assertThat(reader.next(new Frame())).isTrue();
        }
        Files.copy(
                complete.resolve(TapeManifest.FILE),
                open.resolve(TapeManifest.FILE),
                StandardCopyOption.REPLACE_EXISTING);
        return reader;
    }

    @Test
    void reportsAMissingFile() throws IOException {
        Files.delete(complete.resolve("metadata.cq4t"));
        assertThat(TapeCheck.of(complete).damage())
                .hasValueSatisfying(damage -> assertThat(damage.detail()).contains("metadata.cq4t is missing"));
        Files.delete(Tapes.data(complete));
        assertThat(TapeCheck.of(complete).damage())
                .hasValueSatisfying(damage -> assertThat(damage.entry()).isEqualTo(1));
    }

    @Test
    void throwsAgainAfterDamage() throws IOException {
        flip(open, entries.get(10) + 20, (byte) 4);
        try (TapeReader reader = TapeReader.open(open)) {
            Frame frame = new Frame();
            for (int i = 0; i < 10; i++) {
                assertThat(reader.next(frame)).isTrue();
            }
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> reader.next(frame))
                        .isInstanceOf(TapeDamagedException.class)
                        .hasMessageContaining("entry 11, byte " + entries.get(10));
            }
        }
    }

    private void assertDamagedAt(int entry, byte[] file) throws IOException {
        for (Path folder : List.of(complete, open)) {
            Files.write(Tapes.data(folder), file);
            Optional<TapeCheck.Damage> damage = TapeCheck.of(folder).damage();
            assertThat(damage).as("seed %d, %s, entry %d", seed, folder, entry).isPresent();
            assertThat(damage.get().entry()).as("seed %d, %s", seed, folder).isEqualTo(entry);
        }
    }

    private void put(ByteBuffer to, int fromEntry, int toEntry) {
        to.put(bytes, entries.get(fromEntry), entries.get(toEntry) - entries.get(fromEntry));
    }

    private int last() {
        return entries.get(ENTRIES);
    }

    /** Returns the entry that contains the byte, from 1, or 0 if none does. */
    private int entryAt(int offset) {
        for (int i = 0; i < ENTRIES; i++) {
            if (offset >= entries.get(i) && offset < entries.get(i + 1) && documents.contains(entries.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static void flip(Path folder, int at, byte change) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(Tapes.data(folder).toFile(), "rw")) {
            file.seek(at);
            int was = file.read();
            file.seek(at);
            file.write(was ^ change);
        }
    }
}
