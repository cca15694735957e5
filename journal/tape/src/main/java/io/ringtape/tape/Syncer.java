package io.ringtape.tape;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * Flushes the data file to disk at an interval on its own thread, so that a power loss takes no more than one interval.
 */
final class Syncer implements AutoCloseable {
    private final Path file;
    private final long everyNs;
    private final Thread thread = new Thread(this::run, "tape-syncer");
    private volatile boolean isClosed;
    private volatile IOException failure;

    private Syncer(Path file, long everyNs) {
        this.file = file;
        this.everyNs = everyNs;
    }

    /** Starts flushing {@code file}, which must exist. */
    static Syncer start(Path file, long everyNs) {
        Syncer syncer = new Syncer(file, everyNs);
        syncer.thread.setDaemon(true);
        syncer.thread.start();
        return syncer;
    }

    /** Returns the error that kept it from flushing, or null. */
    IOException failure() {
        return failure;
    }

    private void run() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (!isClosed) {
                LockSupport.parkNanos(everyNs);
                channel.force(false);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
    }
}
