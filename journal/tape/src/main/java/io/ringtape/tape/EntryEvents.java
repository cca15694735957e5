package io.ringtape.tape;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.SessionStart;

/** Walks the events of one entry after the other; knows the symbols as soon as the session's start has named them. */
final class EntryEvents {
    private final FrameReader records = new FrameReader();
    private final Event[] scratch = new Event[EventType.values().length];
    private EventText text;

    EntryEvents(Symbols symbols) {
        text = new EventText(symbols);
    }

    /** Stands before the first event of the frame. */
    void wrap(Frame frame) {
        records.wrap(frame);
    }

    /** Goes to the next event; false when there is none. */
    boolean next() {
        boolean isThere = records.next();
        if (isThere && records.type() == EventType.SESSION_START) {
            text = new EventText(Symbols.of((SessionStart) event()));
        }
        return isThere;
    }

    FrameReader record() {
        return records;
    }

    /** The event's type; null when this version does not know it. */
    EventType type() {
        return records.type();
    }

    /** The event, valid until the next of its type; its type is known. */
    @SuppressWarnings("EnumOrdinal") // the ordinal is the place in the scratch, and goes nowhere
    Event event() {
        EventType type = records.type();
        int place = type.ordinal();
        if (scratch[place] == null) {
            scratch[place] = type.create();
        }
        records.read(scratch[place]);
        return scratch[place];
    }

    EventText text() {
        return text;
    }

    String yaml() {
        return type() == null
                ? "type: null # not known to this version\nsequence: " + records.sequence() + "\n"
                : text.yaml(event());
    }

    String json(long entry) {
        return type() == null
                ? "{\"tapeEntry\":" + entry + ",\"sequence\":" + records.sequence() + ",\"type\":null}"
                : text.json(entry, event());
    }
}
