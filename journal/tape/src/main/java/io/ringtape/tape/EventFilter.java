package io.ringtape.tape;

import io.ringtape.event.EventType;
import java.util.Set;

/**
 * Which events of a tape are wanted.
 *
 * @param types of these types; empty for every one
 * @param symbol of that instrument; null for every one and for none
 * @param fromNs not before that engine time, epoch nanoseconds
 * @param toNs before that engine time, epoch nanoseconds
 * @param last only so many at the end of those; 0 for all
 */
public record EventFilter(Set<EventType> types, String symbol, long fromNs, long toNs, int last) {
    /** Every event. */
    public static final EventFilter ALL = new EventFilter(Set.of(), null, Long.MIN_VALUE, Long.MAX_VALUE, 0);

    /** Takes a copy of the set, checks the number. */
    public EventFilter {
        types = Set.copyOf(types);
        if (last < 0) {
            throw new IllegalArgumentException("last is " + last + ", wanted 0 or more");
        }
    }

    boolean accepts(EventType type, int instrument, long timeNs, Symbols symbols) {
        return (types.isEmpty() || (type != null && types.contains(type)))
                && (symbol == null || symbol.equals(symbols.name(instrument)))
                && timeNs >= fromNs
                && timeNs < toNs;
    }
}
