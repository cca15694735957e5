package io.ringtape.explain;

import io.ringtape.event.Event;
import io.ringtape.event.FrameReader;

/**
 * An event and where it stands.
 *
 * @param entry of the tape, from 1
 * @param event a copy of its own
 */
public record TapeEvent<E extends Event>(long entry, E event) {
    /** A copy of that record. */
    static TapeEvent<Event> of(long entry, FrameReader record) {
        Event event = record.type().create();
        record.read(event);
        return new TapeEvent<>(entry, event);
    }

    /** A copy of that record, which is of that event's type. */
    static <E extends Event> TapeEvent<E> of(long entry, FrameReader record, E into) {
        record.read(into);
        return new TapeEvent<>(entry, into);
    }
}
