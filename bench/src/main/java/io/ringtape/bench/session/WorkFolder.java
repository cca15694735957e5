package io.ringtape.bench.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which the benchmarks write. Sessions are kept there for later runs; everything else is deleted, so the
 * folder must belong to the benchmarks alone. One run at a time holds its lock, until the end of its process at the
 * latest.
 */
public final class WorkFolder implements AutoCloseable {
    /** The default folder, one per user. */
    public static final Path USUAL =
            Path.of(System.getProperty("java.io.tmpdir"), "ringtape-bench-" + System.getProperty("user.name"));

    /** The file that marks a folder of the benchmarks, locked by the run that uses it. */
    public static final String MARK = "ringtape-bench.lock";

    private static final long KEEP_FREE_BYTES = 1L << 30;
    private static final String MARK_TEXT =
            "This folder belongs to the benchmarks: './ringtape bench' deletes files in it.\n";

    private final Path folder;
    private final FileChannel lock;

    /**
     * Opens the folder, or creates it.
     *
     * @throws IOException if it does not belong to the benchmarks, cannot be written, or is in use by another run
     */
    public WorkFolder(Path folder) throws IOException {
        Optional<String> objection = objection(folder);
        if (objection.isPresent()) {
            throw new IOException(objection.get());
        }
        this.folder = Files.createDirectories(folder);
        lock = FileChannel.open(folder.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(lock)) {
            lock.close();
            throw new IOException("another benchmark uses " + folder + ": wait for it, or give another --work");
        }
        lock.write(ByteBuffer.wrap(MARK_TEXT.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Returns why nothing may be deleted in {@code folder}; empty if it does not exist, is empty, or has the mark of
     * the benchmarks.
     */
    public static Optional<String> objection(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(MARK))) {
            return Optional.empty();
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of(folder + " is a file, wanted a folder");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findFirst()
                    .map(entry -> folder + " holds " + entry.getFileName() + " and no " + MARK
                            + ", and benchmarks remove what is in their folder: wanted one that is empty or not there"
                            + " yet");
        }
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Releases the folder for another run. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Returns the path of {@code name} in the folder. */
    public Path place(String name) {
        return folder.resolve(name);
    }

    /** Deletes {@code name} in the folder. Returns its path. */
    public Path vacant(String name) throws IOException {
        Path place = place(name);
        remove(place);
        return place;
    }

    /** A path that is deleted, with all in it, when it is closed. */
    public record Lent(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            remove(path);
        }
    }

    /** Deletes {@code name} in the folder. Returns its path, which is deleted again when it is closed. */
    public Lent lend(String name) throws IOException {
        return new Lent(vacant(name));
    }

    /** Whether the disk has room for {@code bytes} bytes and keeps some space free. */
    public boolean hasRoom(long bytes) throws IOException {
        return freeBytes() - KEEP_FREE_BYTES >= bytes;
    }

    /**
     * Checks that the disk has room for {@code bytes} bytes.
     *
     * @param what names what will be written
     * @throws IOException if it has not
     */
    public void requireRoom(String what, long bytes) throws IOException {
        if (!hasRoom(bytes)) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s needs %,d MiB of disk in %s, of which %,d are free, and %,d are to stay so: give --work another"
                            + " folder, or fewer --events",
                    what,
                    bytes >> 20,
                    folder,
                    freeBytes() >> 20,
                    KEEP_FREE_BYTES >> 20));
        }
    }

    private long freeBytes() {
        return folder.toFile().getUsableSpace();
    }

    /** Returns the type of the file system; "unknown" if the system lists no mount for it, as in a chroot. */
    public String fileSystem() {
        try {
            return Files.getFileStore(folder).type();
        } catch (IOException noMountListed) {
            return "unknown";
        }
    }

    /** Deletes a file, or a folder with all in it, if it exists. */
    public static void remove(Path place) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(place)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
