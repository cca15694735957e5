package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tapes whose files were made or changed by hand. The check and the reader agree on each: it is damage, the file is
 * named, and neither time nor memory depends on what the file claims.
 */
@Timeout(60)
class HostileTapeTest {
    private static final int ENTRIES = 20;

    @TempDir
    Path root;

    private Path tape;
    private Path manifest;

    @BeforeEach
    void writeTape() {
        tape = root.resolve("tape");
        manifest = tape.resolve(TapeManifest.FILE);
        Tapes.write(tape, Tapes.quotes(ENTRIES), true);
    }

    @Test
    void aTapeAsWrittenIsSound() {
        assertThat(TapeCheck.of(tape).damage()).isEmpty();
        assertThat(Tapes.read(tape)).hasSize(ENTRIES);
    }

    @Test
    void refusesTwentyThousandBrackets() throws IOException {
        Files.writeString(manifest, "[".repeat(20_000));
        isDamaged(manifest + ": nested deeper than 8");
        Files.writeString(manifest, "a: " + "{a: ".repeat(20_000));
        isDamaged(manifest + ": nested deeper than 8");
        Files.writeString(manifest, "- ".repeat(20_000));
        isDamaged(manifest + ": nested deeper than 8");
    }

    @Test
    void refusesAliasesThatMultiply() throws IOException {
        Files.writeString(manifest, "a: &a [x, x]\nb: &b [*a, *a]\n");
        isDamaged(manifest + ": anchors and aliases are not supported");
    }

    @Test
    void refusesACommentOfFiftyMegabytes() throws IOException {
        Files.writeString(manifest, Files.readString(manifest) + "# " + "x".repeat(50_000_000) + "\n");
        isDamaged(manifest + ": more than 1048576 bytes, wanted a manifest");
    }

    @Test
    void refusesAByteThatIsNotUtf8() throws IOException {
        Files.write(
                manifest, Files.readString(manifest).replace("0.1.0", "0.1é").getBytes(StandardCharsets.ISO_8859_1));
        isDamaged(manifest + ": not UTF-8 text");
    }

    @Test
    void refusesWhatIsNotYaml() throws IOException {
        Files.writeString(manifest, "format: 2\nmode: [\n");
        isDamaged(manifest + ", line 3: not YAML: ");
    }

    @Test
    void refusesNumbersThatAreNone() throws IOException {
        edit("format: 2", "format: 99999999999999999999");
        isDamaged(manifest + ": 'format' is 99999999999999999999, wanted a whole number");
        edit("format: 99999999999999999999", "format: 2.5");
        isDamaged(manifest + ": 'format' is 2.5, wanted a whole number");
        edit("format: 2.5", "format: 4294967298");
        isDamaged(manifest + ": format is 4294967298, this version reads 1 to 2");
        edit("format: 4294967298", "format: " + "[" + "1, ".repeat(1_000) + "]");
        assertThat(damage().detail()).hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "codeVersion: 0.1.0|codeVersion: 0.1.1",
                "tradingDate: 2026-11-20|tradingDate: 2026-11-23",
                "mode: BACKTEST|mode: LIVE",
                "- QQQ|- IWM",
                "configurationDigest: abc123|configurationDigest: abc124",
                "entries: 20|entries: 21",
                "events: 20|events: 999999999999",
                "afterEntry: 0|afterEntry: 9",
                "status: complete|status: open",
            })
    void saysThatTheManifestWasChanged(String edit) throws IOException {
        edit(edit.split("\\|")[0], edit.split("\\|")[1]);
        isDamaged(manifest + ": changed since it was written: it has the checksum crc32c:");
    }

    @Test
    void takesAManifestWhoseLayoutAloneChanged() throws IOException {
        Files.writeString(
                manifest, "# a note\n" + Files.readString(manifest).replace("mode: BACKTEST", "mode: 'BACKTEST'"));
        assertThat(TapeCheck.of(tape).damage()).isEmpty();
        assertThat(Tapes.read(tape)).hasSize(ENTRIES);
    }

    @Test
    void provesTheCountsOfAManifestWithoutAChecksum() throws IOException {
        withoutItsChecksum();
        assertThat(TapeCheck.of(tape).damage()).isEmpty();
        edit("events: 20", "events: 999999999999");
        isDamaged(manifest + " names 20 entries, 999999999999 events and crc32c:");
        edit("events: 999999999999", "events: 20");
        edit("entries: 20", "entries: 19");
        isDamaged(manifest + " names 19 entries, 20 events and crc32c:");
    }

    @Test
    void boundsWhatAManifestWithoutAChecksumClaimsOfTheQueue() throws IOException {
        withoutItsChecksum();
        byte[] data = Files.readAllBytes(Tapes.data(tape));
        data[data.length - 1] ^= 1;
        Files.write(Tapes.data(tape), data);
        for (String claim : List.of("bytes: 999999999999", "bytes: -5", "bytes: 2000000000")) {
            String text = Files.readString(manifest);
            Files.writeString(manifest, text.replaceAll("(?s)(queueDocuments:.*?)bytes: -?\\d+", "$1" + claim));
            assertThat(TapeCheck.of(tape).damage()).as(claim).isPresent();
            assertThatThrownBy(() -> Tapes.read(tape)).as(claim).isInstanceOf(TapeDamagedException.class);
        }
        Files.writeString(manifest, Files.readString(manifest).replace("name: metadata.cq4t", "name: ../tape.cq4t"));
        isDamaged(manifest + ": 'name' is ../tape.cq4t, wanted a file of the queue");
    }

    @Test
    void aLostManifestIsDamage() throws IOException {
        Files.delete(manifest);
        isDamaged(manifest + " is missing, but the data file "
                + Tapes.data(tape).getFileName() + " is there: a tape lost its manifest, restore it from a copy");
    }

    @Test
    void refusesFoldersAndPipesInPlaceOfFiles() throws IOException, InterruptedException {
        Path data = Tapes.data(tape);
        Path table = tape.resolve("metadata.cq4t");
        for (Path file : List.of(data, table, manifest)) {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.createDirectory(file);
            isDamagedAt(file, " a folder, pipe or device, wanted a file");
            Files.delete(file);
            assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                    .isZero();
            isDamagedAt(file, " a folder, pipe or device, wanted a file");
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("/dev/zero"));
            isDamagedAt(file, " a folder, pipe or device, wanted a file");
            Files.delete(file);
            Files.write(file, bytes);
            assertThat(TapeCheck.of(tape).damage()).as("%s restored", file).isEmpty();
        }
        Path open = root.resolve("open");
        Tapes.write(open, Tapes.quotes(ENTRIES), false);
        Files.delete(open.resolve("tape.lock"));
        assertThat(new ProcessBuilder("mkfifo", open.resolve("tape.lock").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(Tapes.read(open)).hasSize(ENTRIES);
    }

    @Test
    void theReaderFindsDamageOfTheQueuesTableToo() throws IOException {
        Path table = tape.resolve("metadata.cq4t");
        byte[] bytes = Files.readAllBytes(table);
        bytes[100] ^= 1;
        Files.write(table, bytes);
        isDamaged("metadata.cq4t has " + bytes.length + " bytes with checksum ");
        try (RandomAccessFile huge = new RandomAccessFile(table.toFile(), "rw")) {
            huge.setLength(1L << 40);
        }
        isDamaged("metadata.cq4t has 1099511627776 bytes with checksum unread, wanted ");
        Files.delete(table);
        isDamaged("metadata.cq4t is missing; all entries are sound");
    }

    @Test
    void refusesASecondDataFile() throws IOException {
        Path stray = tape.resolve("20261123F.cq4");
        Files.copy(Tapes.data(tape), stray, StandardCopyOption.REPLACE_EXISTING);
        isDamaged(stray + " is not of this tape, whose data file is 20261120F.cq4");
    }

    /** Checks that check and reader find the same damage of {@code file}. */
    private void isDamagedAt(Path file, String what) {
        assertThat(damage().detail()).contains(file.getFileName().toString()).contains(what);
    }

    private void isDamaged(String start) {
        assertThat(damage().detail()).startsWith(start);
    }

    /** Returns the damage that the check finds, after the reader found the same. */
    private TapeCheck.Damage damage() {
        TapeCheck.Damage damage = TapeCheck.of(tape).damage().orElseThrow();
        assertThatThrownBy(() -> Tapes.read(tape)).isInstanceOfSatisfying(TapeDamagedException.class, e -> {
            assertThat(e.detail()).isEqualTo(damage.detail());
            assertThat(e.entry()).isEqualTo(damage.entry());
        });
        return damage;
    }

    private void withoutItsChecksum() throws IOException {
        rewrite(text -> text.replaceFirst("manifestChecksum: .*\n", ""));
    }

    private void edit(String from, String to) throws IOException {
        rewrite(text -> text.replace(from, to));
    }

    private void rewrite(UnaryOperator<String> change) throws IOException {
        String text = Files.readString(manifest);
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(manifest, changed);
    }
}
