package io.ringtape.tape;

import io.ringtape.event.RunMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What a tape is, in {@code manifest.yaml} beside its data.
 *
 * @param format version of the tape's layout
 * @param codeVersion version of the engine that wrote it
 * @param tradingDate the one date it holds
 * @param mode how the session is run
 * @param symbols in the order of their instrument ids
 * @param configurationDigest SHA-256 of the configuration, hex
 * @param status how far it has come
 * @param entries when complete, how many; else 0
 * @param events when complete, how many causes and effects; else 0
 * @param checksum when complete, of the chain over all entries, {@code crc32c:xxxxxxxx}; else empty
 * @param files when complete, the queue's files; else empty
 * @param queueDocuments when complete, what the queue keeps between the entries; else empty
 */
public record TapeManifest(
        int format,
        String codeVersion,
        LocalDate tradingDate,
        RunMode mode,
        List<String> symbols,
        String configurationDigest,
        TapeStatus status,
        long entries,
        long events,
        String checksum,
        List<TapeFile> files,
        List<QueueDocument> queueDocuments) {

    /** Its name in the tape's folder. */
    public static final String FILE = "manifest.yaml";

    /** The layout that this code writes and reads. */
    public static final int FORMAT = 1;

    /** Takes copies of the lists. */
    public TapeManifest {
        symbols = List.copyOf(symbols);
        files = List.copyOf(files);
        queueDocuments = List.copyOf(queueDocuments);
    }

    /** The manifest of a tape that begins. */
    public static TapeManifest open(
            String codeVersion, LocalDate tradingDate, RunMode mode, List<String> symbols, String configurationDigest) {
        return new TapeManifest(
                FORMAT,
                codeVersion,
                tradingDate,
                mode,
                symbols,
                configurationDigest,
                TapeStatus.OPEN,
                0,
                0,
                "",
                List.of(),
                List.of());
    }

    /**
     * Reads the manifest of the tape in that folder.
     *
     * @throws TapeMissingException when there is none
     * @throws TapeDamagedException when it cannot be understood
     */
    public static TapeManifest read(Path folder) {
        return ManifestFile.read(folder);
    }

    /** Whether the tape ended in order. */
    public boolean isComplete() {
        return status == TapeStatus.COMPLETE;
    }

    TapeManifest completed(
            long allEntries, long allEvents, String finalChecksum, List<TapeFile> itsFiles, List<QueueDocument> own) {
        return new TapeManifest(
                format,
                codeVersion,
                tradingDate,
                mode,
                symbols,
                configurationDigest,
                TapeStatus.COMPLETE,
                allEntries,
                allEvents,
                finalChecksum,
                itsFiles,
                own);
    }

    /** What the chain of entries begins with: a digest of all that a tape is before it has entries. */
    int seed() {
        String identity = String.join(
                "\n",
                "ringtape " + format,
                codeVersion,
                tradingDate.toString(),
                mode.name(),
                String.join(",", symbols),
                configurationDigest);
        byte[] utf8 = identity.getBytes(StandardCharsets.UTF_8);
        CRC32C crc = new CRC32C();
        crc.update(utf8, 0, utf8.length);
        return (int) crc.getValue();
    }

    /** Name of the data file, as the queue names it. */
    String dataFile() {
        return tradingDate.format(DateTimeFormatter.BASIC_ISO_DATE) + "F.cq4";
    }

    /** A moment within the trading date, epoch milliseconds: the queue's clock stands still there, so it never rolls. */
    long queueTimeMillis() {
        return tradingDate.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
