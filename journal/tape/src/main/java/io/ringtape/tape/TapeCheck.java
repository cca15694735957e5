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
 * What a walk over a whole tape has found.
 *
 * @param isComplete whether it ended in order, so that every byte of it could be compared
 * @param entries whole entries in front of the damage, or all
 * @param checksum of the chain over them
 * @param tornTail the half-written entry at the end of a tape whose writer died
 * @param damage the first thing that is not as written
 */
public record TapeCheck(
        boolean isComplete, long entries, String checksum, Optional<TornTail> tornTail, Optional<Damage> damage) {

    /**
     * Something on a tape that is not as written.
     *
     * @param entry the first entry at fault, from 1; 0 when none is
     * @param offset where in the data file, bytes
     * @param detail what is wrong
     */
    public record Damage(long entry, long offset, String detail) {}

    /**
     * Checks the tape in that folder: every entry against the chain, and of a complete tape every byte of every file.
     *
     * @throws TapeMissingException when there is none
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
            } else if (manifest.isComplete()) {
                damage = otherFiles(folder, manifest);
            }
            return new TapeCheck(manifest.isComplete(), reader.entry(), reader.checksum(), reader.tornTail(), damage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints it as one line. */
    public void print(Appendable out) throws IOException {
        if (damage.isPresent()) {
            Damage found = damage.get();
            out.append("damaged ")
                    .append(found.entry == 0 ? "outside the entries" : "at entry " + found.entry)
                    .append(", byte " + found.offset + ": ")
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
                // the reader proves each entry
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
     * Blames the queue's own documents where they alone are at fault, and says how much is lost where entries behind
     * them are too, by what the manifest of a complete tape says.
     */
    private static Damage located(Path folder, TapeManifest manifest, Damage found) throws IOException {
        Path data = folder.resolve(manifest.dataFile());
        if (!Files.exists(data)) {
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
                        + " and " + (document.afterEntry() + 1) + " is damaged; no entry is at fault");
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
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(document.bytes()));
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes, document.offset() + bytes.position()) > 0) {
                // a read may bring less than asked
            }
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.flip());
        return Checksums.hex((int) crc.getValue());
    }

    private static Optional<Damage> otherFiles(Path folder, TapeManifest manifest) throws IOException {
        for (TapeFile wanted : manifest.files()) {
            Path file = folder.resolve(wanted.name());
            if (wanted.name().equals(manifest.dataFile())) {
                continue; // the walk has read every byte of it
            }
            if (!Files.exists(file)) {
                return Optional.of(new Damage(0, 0, wanted.name() + " is gone; no entry is at fault"));
            }
            TapeFile found = TapeEnd.sum(file);
            if (!found.equals(wanted)) {
                return Optional.of(new Damage(
                        0,
                        0,
                        wanted.name() + " has " + found.bytes() + " bytes with checksum " + found.crc32c() + ", wanted "
                                + wanted.bytes() + " with " + wanted.crc32c() + "; no entry is at fault"));
            }
        }
        return Optional.empty();
    }
}
