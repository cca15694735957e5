package io.ringtape.tape;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.SessionStart;

/** Walks the events of successive entries. Learns the symbols from the session's start. */
final class EntryEvents {
    private final FrameReader records = new FrameReader();
    private final Event[] scratch = new Event[EventType.values().length];
    private EventText text;

    EntryEvents(SessionSymbols symbols) {
        text = new EventText(symbols);
    }

    /** Moves before the first event of {@code frame}. */
    void wrap(Frame frame) {
        records.wrap(frame);
    }

    /** Moves to the next event. Returns false if there is none. */
    boolean next() {
        boolean isThere = records.next();
        if (isThere && records.type() == EventType.SESSION_START) {
            text = new EventText(SessionSymbols.of((SessionStart) event()));
        }
        return isThere;
    }

    FrameReader record() {
        return records;
    }

    /** Returns the event's type, or null if this version does not know it. */
    EventType type() {
        return records.type();
    }

    /** Returns the event, whose type must be known. Valid until the next event of that type. */
    @SuppressWarnings("EnumOrdinal") // index into the scratch array, never stored
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
        return type() == null ? unknownYaml() : text.yaml(event());
    }

    /** Returns the YAML form with instants in New York time. */
    String newYorkYaml() {
        return type() == null ? unknownYaml() : text.newYorkYaml(event());
    }

    private String unknownYaml() {
        return "type: null # not known to this version\nsequence: " + records.sequence() + "\n";
    }

    String json(long entry) {
        return type() == null
                ? "{\"tapeEntry\":" + entry + ",\"sequence\":" + records.sequence() + ",\"type\":null}"
                : text.json(entry, event());
    }
}
