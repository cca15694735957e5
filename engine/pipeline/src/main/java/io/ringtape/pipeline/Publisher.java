package io.ringtape.pipeline;

import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * A producer's way onto the ring: waits for room and drops nothing. For broker reports, operator commands, timers and
 * recorded data. One thread; each producer has its own.
 *
 * <p>An event whose publish returned is on the journal before the pipeline stops, unless a stage fails.
 */
public final class Publisher {
    private static final int SPINS = 256;
    private static final long PARK_NS = 50_000;

    private final Ring ring;
    private final Gate gate;
    private final FrameWriter writer = new FrameWriter();
    private final IdleStrategy idle = waiting();

    Publisher(Ring ring, Gate gate) {
        this.ring = ring;
        this.gate = gate;
    }

    /**
     * Publishes the event, waiting for room. Instrument and receive time are the producer's to fill in.
     *
     * @throws PipelineStoppedException when the pipeline takes no events; the event is not published
     */
    public void publish(Event event) {
        while (!tryPublish(event)) {
            idle.idle();
        }
        idle.reset();
    }

    /** Publishes the event if there is room for it; else says false. */
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

    /** Publishes a copy of the frame, which holds one cause, if there is room for it; else says false. */
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

    /** How one thread waits for room: spins at first, then parks for 50 µs a time. */
    static IdleStrategy waiting() {
        return new BackoffIdleStrategy(SPINS, 0, PARK_NS, PARK_NS);
    }

    /** Claims before it looks at the gate: {@link Ring#stop} relies on that order. */
    private long claim() {
        long sequence = ring.tryClaim();
        if (sequence == Ring.FULL) {
            gate.requireOpen();
        }
        return sequence;
    }

    /** Publishes the slot whatever happened: empty, and so passed over, when the event did not get into it whole. */
    private void release(long sequence, Frame slot, boolean whole) {
        if (!whole) {
            slot.length(0);
        }
        ring.publish(sequence);
    }
}
