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
 * The folder that the benchmarks write in: sessions are kept there for later runs, everything else is removed. So it must
 * be theirs alone. One run at a time, by a lock that the death of its process frees.
 */
public final class WorkFolder implements AutoCloseable {
    /** Where it is unless the command line says otherwise; each user has one. */
    public static final Path USUAL =
            Path.of(System.getProperty("java.io.tmpdir"), "ringtape-bench-" + System.getProperty("user.name"));

    /** Held by the run that is at work; that it is there says whose the folder is. */
    public static final String MARK = "ringtape-bench.lock";

    private static final long KEEP_FREE_BYTES = 1L << 30;
    private static final String MARK_TEXT =
            "This folder is the benchmarks' own: './ringtape bench' removes what is in it.\n";

    private final Path folder;
    private final FileChannel lock;

    /**
     * The folder, which is made when it is not there.
     *
     * @throws IOException when it is not the benchmarks' own, cannot be written, or another run is at work in it
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
            throw new IOException(
                    "another benchmark is at work in " + folder + ": wait for it, or give --work another");
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

    /** Lets another run in. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** The place of that name in it, there or not. */
    public Path place(String name) {
        return folder.resolve(name);
    }

    /** The place of that name, empty: what was there is removed. */
    public Path vacant(String name) throws IOException {
        Path place = place(name);
        remove(place);
        return place;
    }

    /** A place that was lent: it goes with all in it when it is closed. */
    public record Lent(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            remove(path);
        }
    }

    /** The place of that name, empty, until it is closed. */
    public Lent lend(String name) throws IOException {
        return new Lent(vacant(name));
    }

    /** Whether the disk can take {@code bytes} bytes and still have some space for others. */
    public boolean hasRoom(long bytes) throws IOException {
        return freeBytes() - KEEP_FREE_BYTES >= bytes;
    }

    /**
     * Checks that before they are written.
     *
     * @param what is to be written
     * @throws IOException when there is no room
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

    /** Returns the kind of file system, as the system names it; "unknown" where no mount is listed, as in a chroot. */
    public String fileSystem() {
        try {
            return Files.getFileStore(folder).type();
        } catch (IOException noMountListed) {
            return "unknown";
        }
    }

    /** Removes a file, or a folder with all in it; nothing happens when it is not there. */
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
