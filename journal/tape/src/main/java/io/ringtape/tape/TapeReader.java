package io.ringtape.tape;

import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the entries of a tape in order and verifies each against the chain of checksums. Works beside a live writer, on
 * a complete tape, and on one whose writer died. For one thread; a read does not allocate.
 *
 * <p>At the end of a complete tape, compares counts, checksum and every byte of every file with the manifest. At the
 * end of a tape without a writer, sets a half-written entry aside as {@link #tornTail()}; anything complete after it is
 * damage.
 */
public final class TapeReader implements AutoCloseable {
    private final Path folder;
    private final TapeManifest manifest;
    private final boolean isWriterOurs;
    private final EntryChain chain;
    private final FrameReader records = new FrameReader();
    private DocumentScanner scanner;
    private TornTail tornTail;
    private TapeDamagedException damage;
    private boolean isEnded;
    private long entry;
    private long events;
    private int known;

    /**
     * Opens the tape in {@code folder} before its first entry.
     *
     * @throws TapeMissingException when there is no tape
     * @throws TapeDamagedException when its manifest is invalid
     */
    public static TapeReader open(Path folder) {
        return new TapeReader(folder, TapeManifest.read(folder), false);
    }

    /** Opens a tape whose lock the caller holds without writing, so that it counts as one without a writer. */
    static TapeReader openLocked(Path folder) {
        return new TapeReader(folder, TapeManifest.read(folder), true);
    }

    private TapeReader(Path folder, TapeManifest manifest, boolean isWriterOurs) {
        this.folder = folder;
        this.manifest = manifest;
        this.isWriterOurs = isWriterOurs;
        chain = new EntryChain(manifest.seed());
    }

    /** Returns the manifest as it was when the tape was opened. */
    public TapeManifest manifest() {
        return manifest;
    }

    /** Returns the number of the entry last read, from 1, or 0 before the first. */
    public long entry() {
        return entry;
    }

    /** Returns the number of events in the entries read, causes and effects. */
    long events() {
        return events;
    }

    /** Returns the chained checksum over the entries read, {@code crc32c:xxxxxxxx}. */
    public String checksum() {
        return Checksums.chain(chain.value());
    }

    /** Returns the chained checksum over the entries read. */
    int chainValue() {
        return chain.value();
    }

    /** Returns how far the data file has been read, in bytes. */
    public long position() {
        return scanner == null ? 0 : scanner.position();
    }

    /**
     * Returns the half-written entry at the end. Known once {@link #next} has returned false and there is no live
     * writer.
     */
    public Optional<TornTail> tornTail() {
        return Optional.ofNullable(tornTail);
    }

    /**
     * Reads the next entry's frame.
     *
     * @return false if there is none; beside a live writer there may be one later
     * @throws TapeDamagedException when the data differ from what was written; every further call throws it again
     */
    public boolean next(Frame into) {
        if (damage != null || isEnded) {
            return repeatEnd();
        }
        if (scanner == null && !start()) {
            return false;
        }
        skipKnownDocuments();
        int header = scanner.header();
        while (true) {
            if (!TapeLayout.isComplete(header)) {
                header = look();
                if (!TapeLayout.isComplete(header)) {
                    return false;
                }
            }
            int bytes = load(header);
            if ((header & TapeLayout.METADATA) == 0) {
                if (!take(header, into)) {
                    return false;
                }
                scanner.skip(bytes);
                entry++;
                return true;
            }
            refuseDisguisedEntry(header);
            scanner.skip(bytes);
            skipKnownDocuments();
            header = scanner.header();
        }
    }

    /**
     * Skips the queue's own documents as listed in the manifest, so that their damage is not attributed to an entry.
     */
    private void skipKnownDocuments() {
        List<QueueDocument> documents = manifest.queueDocuments();
        while (known < documents.size() && documents.get(known).offset() <= scanner.position()) {
            QueueDocument document = documents.get(known++);
            boolean isHere = document.offset() == scanner.position()
                    && document.bytes() > 0
                    && document.bytes() <= TapeLayout.MAX_DOCUMENT_BYTES;
            if (isHere && scanner.load((int) document.bytes())) {
                scanner.skip((int) document.bytes());
            }
        }
    }

    private boolean repeatEnd() {
        if (damage != null) {
            throw damage;
        }
        return false;
    }

    private boolean start() {
        Path data = folder.resolve(manifest.dataFile());
        refuseOtherData();
        if (Files.exists(data) && !Files.isRegularFile(data)) {
            throw damaged(data + " is a folder, pipe or device, wanted a file");
        }
        if (!Files.exists(data)) {
            if (manifest.entries() > 0) {
                throw damaged("its file " + data.getFileName() + " is gone");
            }
            return false;
        }
        try {
            scanner = new DocumentScanner(data, manifest.isComplete());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a data file that is not the manifest's: one of the two is of another tape. */
    private void refuseOtherData() {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cq4") && !name.equals(manifest.dataFile()))
                    .min(Comparator.naturalOrder())
                    .ifPresent(name -> {
                        throw outside(folder.resolve(name) + " is not of this tape, whose data file is "
                                + manifest.dataFile());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the document with {@code header} into the buffer. Returns its length with header and padding. */
    private int load(int header) {
        int bytes = TapeLayout.documentBytes(header);
        if (bytes > TapeLayout.MAX_DOCUMENT_BYTES) {
            throw damaged("its document claims " + (header & TapeLayout.LENGTH) + " bytes, more than any has");
        }
        if (!scanner.load(bytes)) {
            throw damaged("the file ends within it");
        }
        return bytes;
    }

    /** Reads the entry at the current position. Returns false if it is what a full disk left at the end of the tape. */
    private boolean take(int header, Frame into) {
        String fault = fault(header);
        if (fault != null && !manifest.isComplete()) {
            // Beside a live writer the read may have been too early; what is on disk now decides.
            scanner.refresh();
            fault = scanner.load(TapeLayout.documentBytes(header)) ? fault(header) : fault;
        }
        if (fault != null) {
            settleFault(header, fault);
            return false;
        }
        int body = scanner.at() + TapeLayout.HEADER_BYTES;
        int length = (header & TapeLayout.LENGTH) - TapeLayout.PREFIX_BYTES;
        countEvents(scanner.buffer(), body + TapeLayout.PREFIX_BYTES, length);
        chain.take((int) TapeLayout.INT.get(scanner.buffer(), body + 4));
        into.set(scanner.buffer(), body + TapeLayout.PREFIX_BYTES, length);
        return true;
    }

    private void countEvents(byte[] buffer, int offset, int length) {
        records.wrap(buffer, offset, length);
        try {
            while (records.next()) {
                events++;
            }
        } catch (IllegalStateException e) {
            throw damaged("its frame is not a row of events");
        }
    }

    /** Decides whether a faulty entry is what a full disk left of a dead writer's last one, or damage. */
    private void settleFault(int header, String fault) {
        if (!manifest.isComplete() && !isBeingWritten()) {
            try {
                tornTail = TapeTail.findUnbacked(scanner.channel(), scanner.position(), header, entry + 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (tornTail == null) {
            throw damaged(fault);
        }
        isEnded = true;
    }

    /** Returns what is wrong with the entry at the current position, or null. */
    private String fault(int header) {
        byte[] buffer = scanner.buffer();
        int body = scanner.at() + TapeLayout.HEADER_BYTES;
        int length = (header & TapeLayout.LENGTH) - TapeLayout.PREFIX_BYTES;
        int inner = length < 0 ? -1 : (int) TapeLayout.INT.get(buffer, body);
        if (inner != length || length == 0 || length > TapeLayout.MAX_FRAME_BYTES) {
            return "its document has " + (header & TapeLayout.LENGTH) + " bytes, its frame claims " + inner;
        }
        int stored = (int) TapeLayout.INT.get(buffer, body + 4);
        int computed = chain.followingInPlace(buffer, body + 4, length);
        if (computed != stored) {
            return "its checksum is " + Checksums.hex(stored) + ", after the entries before it wanted "
                    + Checksums.hex(computed);
        }
        int end = scanner.at() + TapeLayout.documentBytes(header);
        for (int i = body + TapeLayout.PREFIX_BYTES + length; i < end; i++) {
            if (buffer[i] != 0) {
                return "its padding is not zero";
            }
        }
        return null;
    }

    private void refuseDisguisedEntry(int header) {
        int length = (header & TapeLayout.LENGTH) - TapeLayout.PREFIX_BYTES;
        if (length > 0
                && (int) TapeLayout.INT.get(scanner.buffer(), scanner.at() + TapeLayout.HEADER_BYTES) == length) {
            throw damaged("it is marked as a document of the queue");
        }
    }

    /**
     * Checks an incomplete header again and returns its current value. If it is still incomplete, examines the end of
     * the tape.
     */
    private int look() {
        if (manifest.isComplete()) {
            proveEnd();
            return 0;
        }
        boolean writerLives = isBeingWritten();
        scanner.refresh();
        int header = scanner.header();
        if (!TapeLayout.isComplete(header) && !writerLives) {
            settleEnd();
        }
        return header;
    }

    private boolean isBeingWritten() {
        return !isWriterOurs && TapeLock.isHeld(folder);
    }

    private void proveEnd() {
        isEnded = true;
        proveCounts(manifest);
        TapeFile file = dataFile();
        long length = scanner.drain();
        if (length != file.bytes() || !Checksums.hex(scanner.fileChecksum()).equals(file.crc32c())) {
            damage = new TapeDamagedException(
                    0,
                    scanner.position(),
                    "all " + entry + " entries are whole, but " + file.name() + " has " + length
                            + " bytes with checksum " + Checksums.hex(scanner.fileChecksum()) + ", wanted "
                            + file.bytes() + " with " + file.crc32c());
            throw damage;
        }
        proveOtherFiles();
    }

    private void proveOtherFiles() {
        for (TapeFile wanted : manifest.files()) {
            Path file = folder.resolve(wanted.name());
            if (wanted.name().equals(manifest.dataFile())) {
                continue; // just read in full
            }
            if (!Files.exists(file)) {
                throw outside(wanted.name() + " is missing; all entries are sound");
            }
            if (!Files.isRegularFile(file)) {
                throw outside(wanted.name() + " is a folder, pipe or device, wanted a file; all entries are sound");
            }
            TapeFile found = sum(file, wanted.bytes());
            if (!found.equals(wanted)) {
                throw outside(wanted.name() + " has " + found.bytes() + " bytes with checksum " + found.crc32c()
                        + ", wanted " + wanted.bytes() + " with " + wanted.crc32c() + "; all entries are sound");
            }
        }
    }

    /** Computes length and checksum of a file; the checksum only if the length is as wanted. */
    private static TapeFile sum(Path file, long wantedBytes) {
        try {
            long bytes = Files.size(file);
            return bytes == wantedBytes
                    ? TapeEnd.sum(file)
                    : new TapeFile(file.getFileName().toString(), bytes, "unread");
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private TapeFile dataFile() {
        for (TapeFile file : manifest.files()) {
            if (file.name().equals(manifest.dataFile())) {
                return file;
            }
        }
        throw damaged("the manifest does not list " + manifest.dataFile());
    }

    private void proveCounts(TapeManifest wanted) {
        boolean isWhole = checksum().equals(wanted.checksum());
        if (!isWhole && entry != wanted.entries()) {
            throw damaged("the tape ends after " + entry + " entries with " + checksum() + ", wanted "
                    + wanted.entries() + " with " + wanted.checksum());
        }
        if (!isWhole || entry != wanted.entries() || events != wanted.events()) {
            throw outside(folder.resolve(TapeManifest.FILE) + " names " + wanted.entries() + " entries, "
                    + wanted.events() + " events and " + wanted.checksum() + "; the tape has " + entry + ", " + events
                    + " and " + checksum());
        }
    }

    private void settleEnd() {
        isEnded = true;
        TapeManifest latest = TapeManifest.read(folder);
        if (latest.isComplete()) {
            proveCounts(latest);
            return;
        }
        try {
            tornTail = TapeTail.find(scanner.channel(), scanner.position(), entry + 1);
        } catch (TapeDamagedException e) {
            damage = e;
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes damage of another file than the data file. */
    private TapeDamagedException outside(String detail) {
        damage = new TapeDamagedException(0, 0, detail);
        return damage;
    }

    private TapeDamagedException damaged(String detail) {
        damage = new TapeDamagedException(entry + 1, position(), detail);
        return damage;
    }

    @Override
    public void close() {
        if (scanner != null) {
            scanner.close();
        }
    }
}
