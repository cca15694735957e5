package io.ringtape.tape;

import io.ringtape.event.EventType;
import java.util.Set;

/**
 * Selects events of a tape.
 *
 * @param types event types to include; empty for all
 * @param symbol instrument to include; null for all events, with or without an instrument
 * @param fromNs earliest engine time, inclusive, epoch nanoseconds
 * @param toNs latest engine time, exclusive, epoch nanoseconds
 * @param last number of events to keep from the end; 0 for all
 */
public record EventFilter(Set<EventType> types, String symbol, long fromNs, long toNs, int last) {
    /** Selects every event. */
    public static final EventFilter ALL = new EventFilter(Set.of(), null, Long.MIN_VALUE, Long.MAX_VALUE, 0);

    public EventFilter {
        types = Set.copyOf(types);
        if (last < 0) {
            throw new IllegalArgumentException("last is " + last + ", wanted 0 or more");
        }
    }

    boolean accepts(EventType type, int instrument, long timeNs, SessionSymbols symbols) {
        return (types.isEmpty() || (type != null && types.contains(type)))
                && (symbol == null || symbol.equals(symbols.name(instrument)))
                && timeNs >= fromNs
                && timeNs < toNs;
    }
}
