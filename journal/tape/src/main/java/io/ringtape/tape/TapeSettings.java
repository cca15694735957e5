package io.ringtape.tape;

/**
 * How a tape is written.
 *
 * @param blockSizeBytes bytes mapped at a time, 8 MiB to 1 GiB; the file grows by this much, sparsely
 * @param syncEveryNs nanoseconds between two flushes to disk, against power loss; 0 for never
 * @param touchAhead whether a thread touches the pages ahead of the appender, so that the appender never waits for one
 * @param keepFreeBytes free disk space below which nothing is appended, because a full disk would kill the process
 */
public record TapeSettings(long blockSizeBytes, long syncEveryNs, boolean touchAhead, long keepFreeBytes) {
    /** Blocks of 256 MiB, no flushes, pages touched ahead, 256 MiB kept free. */
    public static final TapeSettings DEFAULTS = new TapeSettings(256L << 20, 0, true, 256L << 20);

    /** The least {@code keepFreeBytes} that keeps the disk from filling up between two checks. */
    public static final long LEAST_KEEP_FREE_BYTES = 2 * DiskSpaceGuard.LOOK_EVERY_BYTES;

    public TapeSettings {
        require(
                blockSizeBytes >= 8 << 20 && blockSizeBytes <= 1 << 30,
                "blockSizeBytes",
                blockSizeBytes,
                "8 MiB to 1 GiB");
        require(syncEveryNs >= 0, "syncEveryNs", syncEveryNs, "0 or more");
        require(keepFreeBytes >= 0, "keepFreeBytes", keepFreeBytes, "0 or more");
    }

    private static void require(boolean holds, String name, long found, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + found + ", wanted " + wanted);
        }
    }
}
