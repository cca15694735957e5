package io.ringtape.tape;

import io.ringtape.engine.Journal;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/**
 * Writes a tape to a Chronicle Queue: one folder, one trading date, one writer. An entry is the length of the frame, a
 * checksum chained from the entry before it, and the frame.
 *
 * <p>One thread appends at a time, though not always the same one; an append does not allocate. Appended entries
 * survive the death of the process; {@link TapeSettings#syncEveryNs()} limits what a power loss can take.
 */
public final class ChronicleTape implements Journal, AutoCloseable {
    private static final int FIRST_ENTRY_BYTES = 4_096;

    private final Path folder;
    private final TapeManifest manifest;
    private final TapeLock lock;
    private final DiskSpaceGuard space;
    private final EntryChain chain;
    private final FrameReader records = new FrameReader();
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Bytes<?> entry;
    private final TapeSettings settings;
    private final Optional<TornTail> tornTail;

    private PageToucher toucher;
    private Syncer syncer;
    private long entries;
    private long events;
    private boolean isClosed;
    private boolean isFull;

    /** Creates a tape with the default settings. */
    public static ChronicleTape create(Path folder, TapeManifest manifest) {
        return create(folder, manifest, TapeSettings.DEFAULTS);
    }

    /**
     * Creates a tape in {@code folder}, and the folder if it does not exist.
     *
     * @throws TapeLockedException when another writer holds the folder
     * @throws TapeExistsException when it already holds a tape
     * @throws TapeSpaceException when the disk has too little space
     */
    public static ChronicleTape create(Path folder, TapeManifest manifest, TapeSettings settings) {
        File disk = folder.toFile();
        return create(folder, manifest, settings, disk::getUsableSpace);
    }

    static ChronicleTape create(Path folder, TapeManifest manifest, TapeSettings settings, LongSupplier usableBytes) {
        if (manifest.isComplete()) {
            throw new IllegalArgumentException("the manifest is that of a complete tape, wanted an open one");
        }
        try {
            Files.createDirectories(folder);
            TapeLock lock = TapeLock.take(folder);
            try {
                requireVacant(folder);
                DiskSpaceGuard space = new DiskSpaceGuard(folder, usableBytes, settings.keepFreeBytes());
                space.claim(1);
                ManifestFile.write(folder, manifest);
                TapeResumption start = new TapeResumption(manifest, 0, 0, manifest.seed(), Optional.empty());
                return new ChronicleTape(folder, settings, lock, space, start);
            } catch (IOException | RuntimeException | Error e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("creating the tape in " + folder, e);
        }
    }

    /**
     * Continues a tape that was left open, as by a writer that died: proves it to its end, takes away a half-written
     * entry, and appends after the last whole one, so that the tape becomes what one writer would have made. A tape that
     * cannot be continued is left as it is.
     *
     * @param earlier sees the frame of each entry on the tape, in order; the frame is reused. What it throws leaves the
     *     tape as it is
     * @throws TapeMissingException when there is no tape
     * @throws TapeLockedException when another writer holds the folder
     * @throws TapeCompleteException when the tape's session has ended
     * @throws TapeDamagedException when the data differ from what was written
     * @throws TapeSpaceException when the disk has too little space
     */
    public static ChronicleTape resume(Path folder, TapeSettings settings, Consumer<Frame> earlier) {
        TapeManifest.read(folder); // refuses a folder without a tape before a lock is made in it
        File disk = folder.toFile();
        try {
            TapeLock lock = TapeLock.take(folder);
            try {
                DiskSpaceGuard space = new DiskSpaceGuard(folder, disk::getUsableSpace, settings.keepFreeBytes());
                space.claim(1);
                return new ChronicleTape(folder, settings, lock, space, TapeResumption.of(folder, earlier));
            } catch (IOException | RuntimeException | Error e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("continuing the tape in " + folder, e);
        }
    }

    private ChronicleTape(
            Path folder, TapeSettings settings, TapeLock lock, DiskSpaceGuard space, TapeResumption start) {
        this.folder = folder;
        this.settings = settings;
        this.lock = lock;
        this.space = space;
        manifest = start.manifest();
        chain = new EntryChain(start.chain());
        entries = start.entries();
        events = start.events();
        tornTail = start.tornTail();
        long timeMillis = manifest.queueTimeMillis();
        queue = SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> timeMillis)
                .blockSize(settings.blockSizeBytes())
                .build();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        entry = Bytes.allocateElasticDirect(FIRST_ENTRY_BYTES);
        if (entries > 0) {
            startAttendants();
        }
    }

    /**
     * Deletes a tape that nobody writes, with its lock, and its folder if nothing else is in it. For a session that could
     * not begin.
     */
    public static void discard(Path folder) throws IOException {
        List<Path> own;
        try (var files = Files.list(folder)) {
            own = files.filter(ChronicleTape::isOwn).toList();
        }
        for (Path file : own) {
            Files.delete(file);
        }
        try (var rest = Files.list(folder)) {
            if (rest.findAny().isEmpty()) {
                Files.delete(folder);
            }
        }
    }

    private static boolean isOwn(Path file) {
        String name = file.getFileName().toString();
        return name.equals(TapeManifest.FILE) || name.equals(TapeLock.FILE) || isOfQueue(file);
    }

    /** Whether the file is one that the queue makes. */
    static boolean isOfQueue(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".cq4") || name.endsWith(".cq4t");
    }

    /**
     * Checks that a tape could be created in {@code folder}, so that a long computation fails early.
     *
     * @throws TapeExistsException when it already holds a tape
     * @throws IOException when the folder cannot be read
     */
    public static void requireVacant(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (Files.exists(folder.resolve(TapeManifest.FILE))) {
            throw new TapeExistsException(
                    folder, "status " + TapeManifest.read(folder).status().label());
        }
        try (var files = Files.list(folder)) {
            files.filter(ChronicleTape::isOfQueue).findFirst().ifPresent(file -> {
                throw new TapeExistsException(folder, "no manifest, but " + file.getFileName());
            });
        }
    }

    /**
     * Appends one transaction.
     *
     * @throws IllegalArgumentException when the frame is empty or longer than a mebibyte
     * @throws IllegalStateException when the frame does not consist of events, or the tape is closed
     * @throws TapeSpaceException when the disk has too little space. The next append checks again, unless the disk
     *     filled up during this one.
     */
    @Override
    public void append(Frame frame) {
        int length = frame.length();
        int count = countEvents(frame);
        space.claim(length);
        int checksum = chain.following(frame.bytes(), length);
        long position = writeOrFill(frame.bytes(), length, checksum);
        chain.take(checksum);
        entries++;
        events += count;
        if (entries == 1) {
            startAttendants();
        }
        if (toucher != null) {
            toucher.appenderAt(position);
        }
    }

    private int countEvents(Frame frame) {
        if (isClosed) {
            throw new IllegalStateException("the tape in " + folder + " is closed");
        }
        if (isFull) {
            throw new IllegalStateException("the disk of the tape in " + folder + " was full");
        }
        if (frame.length() == 0 || frame.length() > TapeLayout.MAX_FRAME_BYTES) {
            throw new IllegalArgumentException(
                    "a frame of " + frame.length() + " bytes, wanted 1 to " + TapeLayout.MAX_FRAME_BYTES);
        }
        records.wrap(frame);
        int count = 0;
        while (records.next()) {
            count++;
        }
        return count;
    }

    /**
     * Writes an entry. A full disk under a mapped file surfaces as an {@link InternalError}, after which the tape takes
     * no more.
     */
    private long writeOrFill(byte[] frame, int length, int checksum) {
        try {
            return write(frame, length, checksum);
        } catch (InternalError e) {
            isFull = true;
            throw new TapeSpaceException(folder, entries, e);
        }
    }

    private long write(byte[] frame, int length, int checksum) {
        entry.clear();
        entry.writeInt(length);
        entry.writeInt(checksum);
        entry.write(frame, 0, length);
        // One more copy than a document written in place, but faster: that would look up its own index each time.
        appender.writeBytes(entry);
        return appender.wire().bytes().writePosition();
    }

    private void startAttendants() {
        Path file = folder.resolve(manifest.dataFile());
        if (settings.touchAhead()) {
            toucher = PageToucher.start(file);
        }
        if (settings.syncEveryNs() > 0) {
            syncer = Syncer.start(file, settings.syncEveryNs());
        }
    }

    /** Returns the half-written entry that was taken away when the tape was continued. */
    public Optional<TornTail> tornTail() {
        return tornTail;
    }

    /** Returns the number of entries on the tape. */
    public long entries() {
        return entries;
    }

    /** Returns the number of events in them, causes and effects. */
    public long events() {
        return events;
    }

    /**
     * Returns the chained checksum over all entries, {@code crc32c:xxxxxxxx}. Two runs are equal if their checksums
     * are.
     */
    public String checksum() {
        return Checksums.chain(chain.value());
    }

    /**
     * Returns the free disk space at the last check, in bytes. End the session when it falls below twice the space to
     * keep free. Thread-safe.
     */
    public long usableBytes() {
        return space.usable();
    }

    /**
     * Returns the error that kept data from being flushed to disk, or null if there was none or flushing is off.
     * Thread-safe.
     */
    public IOException syncFailure() {
        return syncer == null ? null : syncer.failure();
    }

    /** Completes the tape: closes the queue, truncates the file to its contents, and marks the manifest complete. */
    public void complete() {
        if (isClosed) {
            throw new IllegalStateException("the tape in " + folder + " is closed");
        }
        closeQueue();
        try {
            ManifestFile.write(folder, TapeEnd.seal(folder, manifest, entries, events, chain.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("completing the tape in " + folder, e);
        } finally {
            lock.close();
        }
    }

    /** Closes the tape and leaves its manifest open. Does nothing after {@link #complete}. */
    @Override
    public void close() {
        if (!isClosed) {
            closeQueue();
            lock.close();
        }
    }

    private void closeQueue() {
        isClosed = true;
        if (toucher != null) {
            toucher.close();
        }
        if (syncer != null) {
            syncer.close();
        }
        entry.releaseLast();
        try {
            appender.close();
            queue.close();
        } catch (InternalError e) {
            if (!isFull) {
                throw e;
            }
            // The full disk was already reported; the operating system frees what the queue could not.
        }
    }
}
