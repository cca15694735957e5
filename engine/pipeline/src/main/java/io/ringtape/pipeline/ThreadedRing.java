package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.MILLI_NS;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.ringtape.event.Frame;
import io.ringtape.event.SpareBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A Disruptor whose stages run on their own threads, in the order given by {@link #first} and {@link #then}. */
final class ThreadedRing implements Ring {
    private static final long POLL_NS = 50_000;
    private static final long LEAST_JOIN_MS = 100;

    // One transaction in five thousand exceeds a kilobyte, and one in fifty thousand exceeds eight.
    private static final int SPARES = 64;
    private static final int SPARE_BYTES = 32 << 10;

    private final Disruptor<Frame> disruptor;
    private final RingBuffer<Frame> ring;
    private final List<Thread> threads = new ArrayList<>();
    private final List<StageHandler> handlers = new ArrayList<>();
    private StageHandler[] last = {};

    ThreadedRing(int size, WaitStyle wait) {
        SpareBytes spares = new SpareBytes(SPARES, SPARE_BYTES);
        disruptor =
                new Disruptor<>(() -> new Frame(spares), size, this::newThread, ProducerType.MULTI, wait.strategy());
        ring = disruptor.getRingBuffer();
    }

    /** Adds stages that run first, in parallel. */
    ThreadedRing first(StageHandler... stages) {
        disruptor.handleEventsWith((EventHandler<Frame>[]) stages);
        return remember(stages);
    }

    /** Adds stages that run in parallel, after all stages of the step before. */
    ThreadedRing then(StageHandler... stages) {
        disruptor.after(last).handleEventsWith((EventHandler<Frame>[]) stages);
        return remember(stages);
    }

    @Override
    public long tryClaim() {
        if (Thread.currentThread() instanceof StageThread own && own.ring == this) {
            throw new IllegalStateException("a listener published from " + own.getName()
                    + ", which could wait for itself forever: hand the event to a thread that is not the pipeline's");
        }
        try {
            return ring.tryNext();
        } catch (InsufficientCapacityException full) { // a constant without a stack trace: the ring is full
            return FULL;
        }
    }

    @Override
    public Frame slot(long sequence) {
        return ring.get(sequence);
    }

    @Override
    public void publish(long sequence) {
        ring.publish(sequence);
    }

    @Override
    public boolean isHalfFree() {
        return 2 * backlog() <= ring.getBufferSize();
    }

    @Override
    public long backlog() {
        return ring.getCursor() - ring.getMinimumGatingSequence();
    }

    @Override
    public boolean awaitDrained(long withinNs) {
        return awaitHandled(ring.getCursor(), System.nanoTime() + withinNs);
    }

    private boolean awaitHandled(long target, long deadlineNs) {
        while (ring.getMinimumGatingSequence() < target && deadlineNs - System.nanoTime() > 0) {
            LockSupport.parkNanos(POLL_NS);
        }
        return ring.getMinimumGatingSequence() >= target;
    }

    @Override
    public void start() {
        disruptor.start();
    }

    @Override
    public String stop(long withinNs) {
        if (Thread.currentThread() instanceof StageThread own && own.ring == this) {
            throw new IllegalStateException("a listener stopped the pipeline from " + own.getName()
                    + ", which would wait for itself forever: stop it from another thread");
        }
        long deadlineNs = System.nanoTime() + withinNs;
        // A producer claims before it checks the gate, so everything that passed the gate is at or below this cursor.
        long target = ring.getCursor();
        String stuck = awaitHandled(target, deadlineNs) ? "" : whatIsStuck(target);
        disruptor.halt();
        return stuck.isEmpty() ? join(deadlineNs) : stuck;
    }

    private String whatIsStuck(long target) {
        StringBuilder words = new StringBuilder("published up to ").append(target);
        for (StageHandler handler : handlers) {
            words.append("; ").append(handler.position());
        }
        long next = ring.getMinimumGatingSequence() + 1;
        if (!ring.isAvailable(next)) {
            words.append("; the producer that claimed ").append(next).append(" has not published it");
        }
        return words.toString();
    }

    private String join(long deadlineNs) {
        boolean interrupted = false;
        StringBuilder stuck = new StringBuilder();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(LEAST_JOIN_MS, (deadlineNs - System.nanoTime()) / MILLI_NS));
            } catch (InterruptedException whileJoining) {
                interrupted = true;
            }
            if (thread.isAlive()) {
                stuck.append(thread.getName()).append(" did not end; ");
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return stuck.toString();
    }

    private ThreadedRing remember(StageHandler... stages) {
        last = stages;
        handlers.addAll(List.of(stages));
        return this;
    }

    private Thread newThread(Runnable stage) {
        StageThread thread = new StageThread(stage, this);
        threads.add(thread);
        return thread;
    }

    /**
     * A thread of this ring's stages. A daemon, since an orderly end is {@link #stop} and a crash waits for nothing.
     */
    private static final class StageThread extends Thread {
        private final ThreadedRing ring;

        StageThread(Runnable stage, ThreadedRing ring) {
            super(stage);
            this.ring = ring;
            setDaemon(true);
        }
    }
}
