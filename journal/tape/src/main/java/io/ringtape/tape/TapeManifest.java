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
 * @param tradingDate its date
 * @param mode how the session is run
 * @param symbols in the order of their instrument ids
 * @param configurationDigest SHA-256 of the configuration, hex
 * @param status whether it is complete
 * @param entries number of entries if complete, otherwise 0
 * @param events number of causes and effects if complete, otherwise 0
 * @param checksum of the chain over all entries if complete, {@code crc32c:xxxxxxxx}; otherwise empty
 * @param files the queue's files if complete, otherwise empty
 * @param queueDocuments what the queue keeps between the entries if complete, otherwise empty
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

    /** The manifest's file name in the tape's folder. */
    public static final String FILE = "manifest.yaml";

    /** The layout that this code reads and writes. */
    public static final int FORMAT = 1;

    public TapeManifest {
        symbols = List.copyOf(symbols);
        files = List.copyOf(files);
        queueDocuments = List.copyOf(queueDocuments);
    }

    /** Returns the manifest of a new tape. */
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
     * Reads the manifest of the tape in {@code folder}.
     *
     * @throws TapeMissingException when there is no tape
     * @throws TapeDamagedException when the manifest is invalid
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

    /** Returns the start of the chain of entries: a digest of the tape's identity. */
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

    /** Returns the name that the queue gives the data file. */
    String dataFile() {
        return tradingDate.format(DateTimeFormatter.BASIC_ISO_DATE) + "F.cq4";
    }

    /**
     * Returns a moment within the trading date, epoch milliseconds. The queue's clock stands still there, so that it
     * never rolls.
     */
    long queueTimeMillis() {
        return tradingDate.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
