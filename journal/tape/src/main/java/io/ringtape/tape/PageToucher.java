package io.ringtape.tape;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import net.openhft.chronicle.core.Jvm;
import net.openhft.posix.MAdviseFlag;
import net.openhft.posix.PosixAPI;

/**
 * A thread that touches the pages ahead of the appender, so that the appender finds them in memory. It exchanges zero for
 * zero through its own map, which changes nothing, and never reaches past the end of the file, which is what grows it.
 *
 * <p>It works in short turns with pauses, so that on a machine with no core to spare for it the appender waits for some
 * tens of microseconds at a time. A turn is twice what the appender took since the one before: it gets ahead at any rate.
 * A touch brings in its own page alone: a system that reads ahead fills as much as the disk's {@code read_ahead_kb} with
 * zeros at once, of 8 MiB for 20 ms.
 */
public final class PageToucher implements AutoCloseable {
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long WINDOW_BYTES = 16L << 20;
    private static final long PAUSE_NS = 1_000_000;
    private static final long REST_NS = 5_000_000;

    /** How far ahead it goes, and the least and the most that it touches in a turn, if there is so much to touch. */
    static final long AHEAD_BYTES = 48L << 20;

    static final long LEAST_TURN_BYTES = 16L << 10;
    static final long MOST_TURN_BYTES = WINDOW_BYTES;

    private final Path file;
    private final Thread thread = new Thread(this::run, "tape-page-toucher");
    private volatile boolean isClosed;

    /** Where the appender is, written by it without a fence. */
    private volatile long appenderAt;

    private static final VarHandle APPENDER_AT;

    static {
        try {
            APPENDER_AT = MethodHandles.lookup().findVarHandle(PageToucher.class, "appenderAt", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private MappedByteBuffer window;
    private long windowStart;
    private long touched;
    private long lastAppenderAt;

    /** Starts touching that file, once it is there. */
    public static PageToucher start(Path file) {
        PageToucher toucher = new PageToucher(file);
        toucher.thread.setDaemon(true);
        toucher.thread.start();
        return toucher;
    }

    PageToucher(Path file) {
        this.file = file;
    }

    /** Says how far the appender has come, as a byte offset. */
    public void appenderAt(long position) {
        APPENDER_AT.setOpaque(this, position);
    }

    private void run() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            while (!isClosed) {
                long before = touched;
                LockSupport.parkNanos(takeTurn(channel) > before ? PAUSE_NS : REST_NS);
            }
        } catch (IOException | InternalError e) {
            // Touching is a courtesy: without it appends are right, and at times late. A full disk is an InternalError.
            isClosed = true;
        }
    }

    /** Touches the next pages within reach; where all are touched up to, as a byte offset. */
    long takeTurn(FileChannel channel) throws IOException {
        long at = appenderAt;
        long turn = Math.min(MOST_TURN_BYTES, Math.max(LEAST_TURN_BYTES, 2 * (at - lastAppenderAt)));
        lastAppenderAt = at;
        long size = channel.size();
        touched = Math.max(touched, at / TapeLayout.PAGE_BYTES * TapeLayout.PAGE_BYTES);
        long until = Math.min(Math.min(at + AHEAD_BYTES, size), touched + turn);
        if (touched + TapeLayout.PAGE_BYTES > until) {
            return touched;
        }
        if (window == null || touched < windowStart || until > windowStart + window.capacity()) {
            windowStart = touched;
            window = channel.map(FileChannel.MapMode.READ_WRITE, touched, Math.min(WINDOW_BYTES, size - touched));
            PosixAPI.posix().madvise(Jvm.address(window), window.capacity(), MAdviseFlag.MADV_RANDOM);
        }
        for (; touched + TapeLayout.PAGE_BYTES <= until; touched += TapeLayout.PAGE_BYTES) {
            WORD.compareAndSet(window, (int) (touched - windowStart), 0, 0);
        }
        return touched;
    }

    /** Ends the thread; when it returns, no page is touched any more. */
    @Override
    public void close() {
        isClosed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
