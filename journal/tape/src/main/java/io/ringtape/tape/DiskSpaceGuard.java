package io.ringtape.tape;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Refuses writes before the disk is full, because a full disk under a mapped file kills the process. Checks the free
 * space whenever some megabytes have been written, and on every append while it refuses. For one thread; does not
 * allocate.
 */
final class DiskSpaceGuard {
    /** Bytes written between two checks. */
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

    /** Announces a write of {@code bytes}. Throws if the disk has too little space. */
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

    /** Returns the free disk space at the last check, in bytes. */
    long usable() {
        return usable;
    }
}
