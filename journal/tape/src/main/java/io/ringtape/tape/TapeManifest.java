package io.ringtape.tape;

import io.ringtape.engine.Engine;
import io.ringtape.event.RunMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What a tape is, in {@code manifest.yaml} beside its data.
 *
 * @param versions which layout and which program wrote it
 * @param session the one session it holds
 * @param configurationDigest SHA-256 of the configuration, hex
 * @param seal what a complete tape holds; empty while it is open
 */
public record TapeManifest(
        Versions versions, RecordedSession session, String configurationDigest, Optional<Seal> seal) {

    /**
     * The session on the tape.
     *
     * @param tradingDate its date
     * @param mode how it is run
     * @param symbols in the order of their instrument ids
     * @param synthetic whether its market data are synthetic; an older tape says so only in its session start
     */
    public record RecordedSession(LocalDate tradingDate, RunMode mode, List<String> symbols, boolean synthetic) {
        /** Takes a copy of the list. */
        public RecordedSession {
            symbols = List.copyOf(symbols);
        }
    }

    /**
     * Which layout and which program wrote the tape.
     *
     * @param format of the tape's layout
     * @param engine version of what the engine decides and writes, {@link Engine#VERSION}
     * @param code version of the program
     */
    public record Versions(int format, int engine, String code) {}

    /**
     * What a complete tape holds.
     *
     * @param entries how many
     * @param events how many causes and effects
     * @param checksum of the chain over all entries, {@code crc32c:xxxxxxxx}
     * @param files the queue's files
     * @param queueDocuments what the queue keeps between the entries
     */
    public record Seal(
            long entries, long events, String checksum, List<TapeFile> files, List<QueueDocument> queueDocuments) {
        /** Takes copies of the lists. */
        public Seal {
            files = List.copyOf(files);
            queueDocuments = List.copyOf(queueDocuments);
        }
    }

    /** The manifest's file name in the tape's folder. */
    public static final String FILE = "manifest.yaml";

    /** The layout that this code writes; it reads this one and all before it. */
    public static final int FORMAT = 2;

    private static final Seal UNSEALED = new Seal(0, 0, "", List.of(), List.of());

    /** Returns the manifest of a tape that begins and that this version writes. */
    public static TapeManifest open(
            String codeVersion, LocalDate tradingDate, RunMode mode, List<String> symbols, String configurationDigest) {
        Versions versions = new Versions(FORMAT, Engine.VERSION, codeVersion);
        RecordedSession session = new RecordedSession(tradingDate, mode, symbols, false);
        return new TapeManifest(versions, session, configurationDigest, Optional.empty());
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

    /** Returns the same manifest that says whether the market data are synthetic. */
    public TapeManifest withSynthetic(boolean synthetic) {
        RecordedSession marked = new RecordedSession(tradingDate(), mode(), symbols(), synthetic);
        return new TapeManifest(versions, marked, configurationDigest, seal);
    }

    /** Returns the trading date. */
    public LocalDate tradingDate() {
        return session.tradingDate();
    }

    /** Returns how the session is run. */
    public RunMode mode() {
        return session.mode();
    }

    /** Returns the symbols in the order of their instrument ids. */
    public List<String> symbols() {
        return session.symbols();
    }

    /** Whether the tape ended in order. */
    public boolean isComplete() {
        return seal.isPresent();
    }

    /** Returns whether the tape is open or complete. */
    public TapeStatus status() {
        return isComplete() ? TapeStatus.COMPLETE : TapeStatus.OPEN;
    }

    /** Returns the version of the program that wrote it. */
    public String codeVersion() {
        return versions.code();
    }

    /** Returns the version of what the engine that wrote it decides and writes. */
    public int engineVersion() {
        return versions.engine();
    }

    /** Entries of a complete tape; 0 while it is open. */
    public long entries() {
        return seal.orElse(UNSEALED).entries();
    }

    /** Events of a complete tape; 0 while it is open. */
    public long events() {
        return seal.orElse(UNSEALED).events();
    }

    /** Returns the checksum of a complete tape's chain; empty while it is open. */
    public String checksum() {
        return seal.orElse(UNSEALED).checksum();
    }

    /** Returns the queue's files of a complete tape; empty while it is open. */
    public List<TapeFile> files() {
        return seal.orElse(UNSEALED).files();
    }

    /** Returns what the queue of a complete tape keeps between the entries; empty while it is open. */
    public List<QueueDocument> queueDocuments() {
        return seal.orElse(UNSEALED).queueDocuments();
    }

    TapeManifest completed(Seal with) {
        return new TapeManifest(versions, session, configurationDigest, Optional.of(with));
    }

    /** Returns the start of the chain of entries: a digest of the tape's identity. */
    int seed() {
        String writer =
                versions.format() == 1 ? "ringtape 1" : "ringtape " + versions.format() + " " + versions.engine();
        String identity = String.join(
                "\n",
                writer,
                versions.code(),
                tradingDate().toString(),
                mode().name(),
                String.join(",", symbols()),
                configurationDigest);
        byte[] utf8 = identity.getBytes(StandardCharsets.UTF_8);
        CRC32C crc = new CRC32C();
        crc.update(utf8, 0, utf8.length);
        return (int) crc.getValue();
    }

    /** Returns the name that the queue gives the data file. */
    String dataFile() {
        return tradingDate().format(DateTimeFormatter.BASIC_ISO_DATE) + "F.cq4";
    }

    /**
     * Returns a moment within the trading date, epoch milliseconds. The queue's clock stands still there, so that it
     * never rolls.
     */
    long queueTimeMillis() {
        return tradingDate().atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
