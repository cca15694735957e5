package io.ringtape.polygon.rest;

import io.ringtape.polygon.stream.EventFault;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a snapshot of options brought.
 *
 * @param quotes contracts given to the listener
 * @param badRows rows that could not be used, by reason
 * @param end why no further page was asked for
 * @param delayed whether the vendor says that the data are delayed, by the plan of the key
 */
public record OptionFetch(long quotes, Map<EventFault, Long> badRows, PageEnd end, boolean delayed) {
    public OptionFetch {
        Map<EventFault, Long> copy = new EnumMap<>(EventFault.class);
        copy.putAll(badRows);
        badRows = Collections.unmodifiableMap(copy);
    }
}
