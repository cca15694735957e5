package io.ringtape.tape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The exclusive right to write a tape: a lock on {@code tape.lock} that is released when its process dies. Within the
 * process the holders are also kept in a set, because the operating system drops the lock as soon as anyone in the
 * process closes the file.
 */
final class TapeLock implements AutoCloseable {
    /** Its file in the tape's folder. */
    static final String FILE = "tape.lock";

    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private TapeLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the lock of {@code folder}, which must exist. */
    static TapeLock take(Path folder) throws IOException {
        synchronized (HELD) {
            Path real = folder.toRealPath();
            if (HELD.contains(real)) {
                throw new TapeLockedException(folder);
            }
            FileChannel channel =
                    FileChannel.open(real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel, false) == null) {
                channel.close();
                throw new TapeLockedException(folder);
            }
            HELD.add(real);
            return new TapeLock(real, channel);
        }
    }

    /** Whether a live writer holds the lock of {@code folder}. */
    static boolean isHeld(Path folder) {
        synchronized (HELD) {
            try {
                Path real = folder.toRealPath();
                if (HELD.contains(real)) {
                    return true;
                }
                if (!Files.isRegularFile(real.resolve(FILE))) {
                    return false; // no lock file; a pipe of its name would be waited for
                }
                try (FileChannel channel = FileChannel.open(real.resolve(FILE), StandardOpenOption.READ)) {
                    return tryLock(channel, true) == null;
                }
            } catch (IOException e) {
                return false; // no lock file, or no permission to read it: no known writer
            }
        }
    }

    private static FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        synchronized (HELD) {
            HELD.remove(folder);
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
