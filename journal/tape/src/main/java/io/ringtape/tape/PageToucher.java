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
 * <p>It works in turns, each twice what the appender took since the one before, with pauses between. On a machine with no
 * core to spare for it the appender waits for a turn: some tens of microseconds up to 100,000 transactions a second.
 *
 * <p>A touch brings in its own page alone, for with reading ahead it would fill as much as the disk's {@code
 * read_ahead_kb} with zeros at once, 8 MiB in 20 ms on some machines. That is faster in all, and is left to the system
 * while the appender takes more than 200 MB a second, as in a test of throughput.
 */
public final class PageToucher implements AutoCloseable {
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long WINDOW_BYTES = 16L << 20;
    private static final long LEAST_ALIGNMENT = 64L << 10;
    private static final long NOT_YET = Long.MIN_VALUE;

    /** Between two turns, after one that touched something and after one that did not. */
    private static final long PAUSE_NS = 1_000_000;

    private static final long REST_NS = 5_000_000;

    /** The appender's rate above which reading ahead is worth its stalls, and over how long the rate is smoothed. */
    private static final double HURRIED_BYTES_A_NS = 0.2;

    private static final double SMOOTHING_NS = 20_000_000;

    /** How far ahead it goes. */
    static final long AHEAD_BYTES = 48L << 20;

    /** The least and the most that a turn touches page by page, if there is so much to touch. */
    static final long LEAST_TURN_BYTES = 16L << 10;

    static final long MOST_TURN_BYTES = 1L << 20;

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
    private boolean isAdvised;
    private boolean canAdvise = true;
    private long touched;
    private long lastAppenderAt;
    private long lastTurnNs = NOT_YET;
    private double bytesANs;

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
                LockSupport.parkNanos(takeTurn(channel, System.nanoTime()) > before ? PAUSE_NS : REST_NS);
            }
        } catch (IOException | InternalError e) {
            // Touching is a courtesy: without it appends are right, and at times late. A full disk is an InternalError.
        }
    }

    /** Touches the next pages within reach; answers where those that need it no more end, as a byte offset. */
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

    /** Smooths the appender's rate, so that it is not hurried when it catches up with what waited for a moment. */
    private void follow(long advance, long nowNs) {
        if (lastTurnNs != NOT_YET) {
            long elapsedNs = nowNs - lastTurnNs;
            bytesANs += (advance - bytesANs * elapsedNs) / (elapsedNs + SMOOTHING_NS);
        }
        lastTurnNs = nowNs;
    }

    /** Tells the system that a touch is to bring in its own page alone, or, as in a map that was just made, more. */
    private void advise(boolean pageByPage) {
        if (isAdvised == pageByPage || !canAdvise) {
            return;
        }
        MAdviseFlag advice = pageByPage ? MAdviseFlag.MADV_RANDOM : MAdviseFlag.MADV_NORMAL;
        try {
            canAdvise = PosixAPI.posix().madvise(Jvm.address(window), window.capacity(), advice) == 0;
        } catch (LinkageError | RuntimeException e) {
            canAdvise = false; // advice is a courtesy too: where the call is missing, pages are touched without it
        }
        isAdvised = pageByPage;
    }

    /** Ends the thread; when it returns, no page is touched any more. */
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
