package io.ringtape.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.Journal;
import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A journal in memory that can block before each append. */
final class MemoryJournal implements Journal {
    private static final int OPEN = 1 << 28;
    private final List<byte[]> entries = new ArrayList<>();
    private final Semaphore permits;
    private final Semaphore entered = new Semaphore(0);
    private volatile Thread thread;

    private MemoryJournal(int permits) {
        this.permits = new Semaphore(permits);
    }

    static MemoryJournal open() {
        return new MemoryJournal(OPEN);
    }

    static MemoryJournal gated() {
        return new MemoryJournal(0);
    }

    @Override
    public void append(Frame frame) {
        thread = Thread.currentThread();
        entered.release();
        permits.acquireUninterruptibly();
        synchronized (this) {
            entries.add(Arrays.copyOf(frame.bytes(), frame.length()));
        }
    }

    /** Allows {@code appends} more appends. */
    void let(int appends) {
        permits.release(appends);
    }

    void letAll() {
        permits.release(OPEN);
    }

    /** Waits until another append has begun. */
    void awaitAppend() throws InterruptedException {
        assertThat(entered.tryAcquire(30, TimeUnit.SECONDS))
                .as("an append began")
                .isTrue();
    }

    /** Returns the thread of the last append. */
    Thread thread() {
        return thread;
    }

    synchronized List<byte[]> entries() {
        return List.copyOf(entries);
    }

    /** Returns the causes as text. */
    List<String> causes() {
        FrameReader reader = new FrameReader();
        List<String> causes = new ArrayList<>();
        for (byte[] entry : entries()) {
            reader.wrap(entry, 0, entry.length).next();
            Event cause = reader.type().create();
            reader.read(cause);
            causes.add(Ticks.words(cause));
        }
        return causes;
    }
}
