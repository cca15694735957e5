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
 * Touches pages ahead of the appender on its own thread, so that the appender finds them in memory. Exchanges zero for
 * zero through its own map, which changes nothing, and never goes past the end of the file, because that would extend
 * it.
 *
 * <p>Works in turns with pauses between them; each turn covers twice what the appender wrote since the last one. On a
 * machine without a spare core the appender waits for a turn: some tens of microseconds at up to 100,000 transactions
 * per second.
 *
 * <p>A touch loads only its own page. With read-ahead it would zero-fill as much as the disk's {@code read_ahead_kb} at
 * once, on some machines 8 MiB in 20 ms. Read-ahead has the higher throughput, so it is left on while the appender
 * writes more than 200 MB per second, as in a throughput test.
 */
public final class PageToucher implements AutoCloseable {
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long WINDOW_BYTES = 16L << 20;
    private static final long LEAST_ALIGNMENT = 64L << 10;
    private static final long NOT_YET = Long.MIN_VALUE;

    /** The pause between two turns, after a turn that touched something and after one that did not. */
    private static final long PAUSE_NS = 1_000_000;

    private static final long REST_NS = 5_000_000;

    /** The appender's rate above which read-ahead is worth its stalls, and the time over which the rate is smoothed. */
    private static final double HURRIED_BYTES_A_NS = 0.2;

    private static final double SMOOTHING_NS = 20_000_000;

    /** How far ahead of the appender pages are touched. */
    static final long AHEAD_BYTES = 48L << 20;

    /** The minimum and maximum that one turn touches page by page. */
    static final long LEAST_TURN_BYTES = 16L << 10;

    static final long MOST_TURN_BYTES = 1L << 20;

    private final Path file;
    private final Thread thread = new Thread(this::run, "tape-page-toucher");
    private volatile boolean isClosed;

    /** The appender's position, written by the appender without a fence. */
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
    private boolean isAdvised;
    private boolean canAdvise = true;
    private long touched;
    private long lastAppenderAt;
    private long lastTurnNs = NOT_YET;
    private double bytesANs;

    /** Starts touching {@code file} as soon as it exists. */
    public static PageToucher start(Path file) {
        PageToucher toucher = new PageToucher(file);
        toucher.thread.setDaemon(true);
        toucher.thread.start();
        return toucher;
    }

    PageToucher(Path file) {
        this.file = file;
    }

    /** Sets the appender's position as a byte offset. */
    public void appenderAt(long position) {
        APPENDER_AT.setOpaque(this, position);
    }

    private void run() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            while (!isClosed) {
                long before = touched;
                LockSupport.parkNanos(takeTurn(channel, System.nanoTime()) > before ? PAUSE_NS : REST_NS);
            }
        } catch (IOException | InternalError e) {
            // Without touching, appends are still correct, only sometimes late. A full disk is an InternalError.
        }
    }

    /** Touches the next pages within reach. Returns the byte offset up to which pages have been touched or passed. */
    long takeTurn(FileChannel channel, long nowNs) throws IOException {
        long at = appenderAt;
        long advance = at - lastAppenderAt;
        follow(advance, nowNs);
        lastAppenderAt = at;
        boolean hurried = bytesANs > HURRIED_BYTES_A_NS;
        long turn = Math.min(hurried ? WINDOW_BYTES : MOST_TURN_BYTES, Math.max(LEAST_TURN_BYTES, 2 * advance));
        long size = channel.size();
        touched = Math.max(touched, at / TapeLayout.PAGE_BYTES * TapeLayout.PAGE_BYTES);
        long until = Math.min(Math.min(at + AHEAD_BYTES, size), touched + turn);
        if (touched + TapeLayout.PAGE_BYTES > until) {
            return touched;
        }
        if (window == null || touched + TapeLayout.PAGE_BYTES > windowStart + window.capacity()) {
            windowStart = touched / LEAST_ALIGNMENT * LEAST_ALIGNMENT;
            window = channel.map(
                    FileChannel.MapMode.READ_WRITE, windowStart, Math.min(WINDOW_BYTES, size - windowStart));
            isAdvised = false;
        }
        advise(!hurried);
        until = Math.min(until, windowStart + window.capacity());
        for (; touched + TapeLayout.PAGE_BYTES <= until && !isClosed; touched += TapeLayout.PAGE_BYTES) {
            WORD.compareAndSet(window, (int) (touched - windowStart), 0, 0);
        }
        return touched;
    }

    /** Smooths the appender's rate, so that a brief catch-up after a wait does not count as hurried. */
    private void follow(long advance, long nowNs) {
        if (lastTurnNs != NOT_YET) {
            long elapsedNs = nowNs - lastTurnNs;
            bytesANs += (advance - bytesANs * elapsedNs) / (elapsedNs + SMOOTHING_NS);
        }
        lastTurnNs = nowNs;
    }

    /** Tells the system whether a touch loads only its own page, or reads ahead as in a fresh map. */
    private void advise(boolean pageByPage) {
        if (isAdvised == pageByPage || !canAdvise) {
            return;
        }
        MAdviseFlag advice = pageByPage ? MAdviseFlag.MADV_RANDOM : MAdviseFlag.MADV_NORMAL;
        try {
            canAdvise = PosixAPI.posix().madvise(Jvm.address(window), window.capacity(), advice) == 0;
        } catch (LinkageError | RuntimeException e) {
            canAdvise = false; // advice is optional too: where the call is missing, pages are touched without it
        }
        isAdvised = pageByPage;
    }

    /** Ends the thread. No page is touched after this returns. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
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
