package io.ringtape.tape;

import io.ringtape.event.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The result of checking a whole tape.
 *
 * @param isComplete whether the tape ended in order, so that every byte could be compared
 * @param entries whole entries before the damage, or all entries
 * @param checksum of the chain over them
 * @param tornTail the half-written entry at the end of a tape whose writer died
 * @param damage the first difference from what was written
 */
public record TapeCheck(
        boolean isComplete, long entries, String checksum, Optional<TornTail> tornTail, Optional<Damage> damage) {

    /**
     * A part of a tape that is not as written.
     *
     * @param entry number of the first damaged entry, from 1; 0 if all entries are sound
     * @param offset byte offset in the data file; 0 with entry 0 if the damage is in another file
     * @param detail what is wrong
     */
    public record Damage(long entry, long offset, String detail) {}

    /**
     * Checks the tape in {@code folder}: every entry against the chain, and every byte of every file if the tape is
     * complete.
     *
     * @throws TapeMissingException when there is no tape
     */
    public static TapeCheck of(Path folder) {
        TapeManifest manifest;
        try {
            manifest = TapeManifest.read(folder);
        } catch (TapeDamagedException e) {
            return new TapeCheck(false, 0, "", Optional.empty(), Optional.of(damage(e)));
        }
        try (TapeReader reader = TapeReader.open(folder)) {
            Optional<Damage> damage = walk(reader);
            if (damage.isPresent()) {
                damage = Optional.of(located(folder, manifest, damage.get()));
            }
            return new TapeCheck(manifest.isComplete(), reader.entry(), reader.checksum(), reader.tornTail(), damage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the result as one line. */
    public void print(Appendable out) throws IOException {
        if (damage.isPresent()) {
            Damage found = damage.get();
            out.append("damaged" + TapeDamagedException.place(found.entry, found.offset, "the") + ": ")
                    .append(found.detail)
                    .append('\n');
            return;
        }
        out.append("ok: " + entries + " entries, " + checksum)
                .append(isComplete ? ", complete" : ", open")
                .append(tornTail.map(torn -> "; set aside: " + torn).orElse(""))
                .append('\n');
    }

    private static Optional<Damage> walk(TapeReader reader) {
        Frame frame = new Frame();
        try {
            while (reader.next(frame)) {
                // the reader verifies each entry
            }
            return Optional.empty();
        } catch (TapeDamagedException e) {
            return Optional.of(damage(e));
        }
    }

    private static Damage damage(TapeDamagedException e) {
        return new Damage(e.entry(), e.offset(), e.detail());
    }

    /**
     * Attributes damage to the queue's own documents if they alone are affected. Otherwise adds how many entries are
     * lost, according to the manifest of a complete tape.
     */
    private static Damage located(Path folder, TapeManifest manifest, Damage found) throws IOException {
        Path data = folder.resolve(manifest.dataFile());
        boolean isElsewhere = found.entry == 0 && found.offset == 0;
        if (isElsewhere || !Files.isRegularFile(data)) {
            return found;
        }
        for (QueueDocument document : manifest.queueDocuments()) {
            boolean concerns = found.entry == 0 || document.afterEntry() == found.entry - 1;
            if (concerns && !crc(data, document).equals(document.crc32c())) {
                return found.entry == 0 ? ofDocument(document) : ofAllFrom(document, manifest, found);
            }
        }
        boolean isBehind = found.entry == 0 && manifest.isComplete();
        return isBehind ? new Damage(0, found.offset, found.detail + ": the bytes after the last entry") : found;
    }

    private static Damage ofDocument(QueueDocument document) {
        return new Damage(
                0,
                document.offset(),
                "the queue's own document of " + document.bytes() + " bytes between entries " + document.afterEntry()
                        + " and " + (document.afterEntry() + 1) + " is damaged; all entries are sound");
    }

    private static Damage ofAllFrom(QueueDocument document, TapeManifest manifest, Damage found) {
        return new Damage(
                found.entry,
                document.offset(),
                "the file is damaged from byte " + document.offset() + " on; "
                        + (manifest.entries() - found.entry + 1)
                        + " entries that the manifest names cannot be read");
    }

    private static String crc(Path data, QueueDocument document) throws IOException {
        if (document.offset() < 0 || document.bytes() < 0 || document.bytes() > TapeLayout.MAX_DOCUMENT_BYTES) {
            return "";
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(document.bytes()));
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes, document.offset() + bytes.position()) > 0) {
                // a read may return fewer bytes than requested
            }
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.flip());
        return Checksums.hex((int) crc.getValue());
    }
}
