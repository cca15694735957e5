package io.ringtape.tape;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Refuses to write before the disk is full, because a full disk under a mapped file kills the process. It looks again
 * each time some megabytes were written, and at every append while it refuses. One thread; allocates nothing.
 */
final class DiskSpaceGuard {
    /** Bytes written between two looks. */
    static final long LOOK_EVERY_BYTES = 8L << 20;

    private final Path folder;
    private final LongSupplier usableBytes;
    private final long keepFreeBytes;
    private long untilLook;
    private volatile long usable;

    DiskSpaceGuard(Path folder, LongSupplier usableBytes, long keepFreeBytes) {
        this.folder = folder;
        this.usableBytes = usableBytes;
        this.keepFreeBytes = keepFreeBytes;
    }

    /** Says that so many bytes are about to be written; refuses when there is no room for them. */
    void claim(long bytes) {
        untilLook -= bytes;
        if (untilLook < 0) {
            usable = usableBytes.getAsLong();
            if (usable < keepFreeBytes) {
                throw new TapeSpaceException(folder, usable, keepFreeBytes);
            }
            untilLook = LOOK_EVERY_BYTES;
        }
    }

    /** Room on the disk at the last look, bytes. */
    long usable() {
        return usable;
    }
}
