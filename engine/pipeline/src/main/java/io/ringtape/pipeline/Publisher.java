package io.ringtape.pipeline;

import io.ringtape.event.Event;
import io.ringtape.event.EventSink;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * Puts a producer's events on the ring, waiting for room and dropping nothing. For broker reports, operator commands,
 * timers and recorded data. Not thread-safe: each producer has its own.
 *
 * <p>Once publishing returns, the event will be on the journal before the pipeline stops, unless a stage fails.
 */
public final class Publisher implements EventSink {
    private static final int SPINS = 256;
    private static final long PARK_NS = 50_000;

    private final Ring ring;
    private final PipelineGate gate;
    private final FrameWriter writer = new FrameWriter();
    private final IdleStrategy idle = waiting();

    Publisher(Ring ring, PipelineGate gate) {
        this.ring = ring;
        this.gate = gate;
    }

    /**
     * Publishes the event, waiting for room. The producer sets instrument and receive time beforehand.
     *
     * @throws PipelineStoppedException when the pipeline takes no events; the event is not published
     */
    @Override
    public void publish(Event event) {
        while (!tryPublish(event)) {
            idle.idle();
        }
        idle.reset();
    }

    /** Publishes the event, waiting for room for at most {@code withinNs}. Returns whether it did. */
    boolean publishWithin(Event event, long withinNs) {
        long startNs = System.nanoTime();
        while (!tryPublish(event)) {
            if (System.nanoTime() - startNs >= withinNs) {
                return false;
            }
            idle.idle();
        }
        idle.reset();
        return true;
    }

    /** Publishes the event once at least half of the ring is free. */
    void publishYielding(Event event) {
        while (!ring.isHalfFree()) {
            gate.requireOpen();
            idle.idle();
        }
        publish(event);
    }

    /** Publishes the event if there is room. Returns whether it did. */
    boolean tryPublish(Event event) {
        long sequence = claim();
        if (sequence == Ring.FULL) {
            return false;
        }
        Frame slot = ring.slot(sequence);
        boolean whole = false;
        try {
            gate.requireOpen();
            writer.write(slot, event);
            whole = true;
        } finally {
            release(sequence, slot, whole);
        }
        return true;
    }

    /** Publishes a copy of a frame that holds one cause, if there is room. Returns whether it did. */
    boolean tryPublish(Frame frame) {
        long sequence = claim();
        if (sequence == Ring.FULL) {
            return false;
        }
        Frame slot = ring.slot(sequence);
        boolean whole = false;
        try {
            gate.requireOpen();
            slot.set(frame.bytes(), 0, frame.length());
            whole = true;
        } finally {
            release(sequence, slot, whole);
        }
        return true;
    }

    /** Returns a strategy for waiting for room: spins at first, then parks for 50 µs at a time. */
    static IdleStrategy waiting() {
        return new BackoffIdleStrategy(SPINS, 0, PARK_NS, PARK_NS);
    }

    /** Claims a slot before checking the gate, an order that {@link Ring#stop} relies on. */
    private long claim() {
        long sequence = ring.tryClaim();
        if (sequence == Ring.FULL) {
            gate.requireOpen();
        }
        return sequence;
    }

    /**
     * Publishes the slot in any case. If the event was not encoded completely, publishes an empty slot, which stages
     * skip.
     */
    private void release(long sequence, Frame slot, boolean whole) {
        if (!whole) {
            slot.length(0);
        }
        ring.publish(sequence);
    }
}
