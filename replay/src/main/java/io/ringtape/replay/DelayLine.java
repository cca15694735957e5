package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;

/**
 * Market events under way from the exchange to the engine, first in, first out: records side by side in one frame,
 * which grows to the largest number ever under way at once and then allocates nothing. One thread.
 */
final class DelayLine {
    private final Frame records = new Frame();
    private final FrameWriter writer = new FrameWriter();
    private final FrameReader first = new FrameReader();
    private final Event[] scratch = new Event[EventType.values().length];
    private int taken;

    DelayLine() {
        for (EventType type : EventType.values()) {
            scratch[type.ordinal()] = type.create();
        }
    }

    boolean isEmpty() {
        return taken == records.length();
    }

    /** Adds a copy of the event. */
    void add(Event event) {
        writer.append(records, event);
        toFirst();
    }

    /** Returns when the first event reaches the engine, or {@link Long#MAX_VALUE} when none is under way. */
    long nextDueNs() {
        return isEmpty() ? Long.MAX_VALUE : first.receiveNs();
    }

    /** Removes and returns the first event, valid until the next one of its type; only while there is one. */
    Event take() {
        Event event = scratch[first.type().ordinal()];
        first.read(event);
        taken += first.length();
        if (taken >= records.length() - taken) {
            moveToFront();
        }
        if (!isEmpty()) {
            toFirst();
        }
        return event;
    }

    /** Moves the rest to the front once at least as much was taken, so that each byte is moved once on average. */
    private void moveToFront() {
        int left = records.length() - taken;
        System.arraycopy(records.bytes(), taken, records.bytes(), 0, left);
        records.length(left);
        taken = 0;
    }

    private void toFirst() {
        first.wrap(records.bytes(), taken, records.length() - taken).next();
    }
}
