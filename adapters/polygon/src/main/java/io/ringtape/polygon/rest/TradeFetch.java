package io.ringtape.polygon.rest;

import io.ringtape.polygon.stream.EventFault;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a fetch of trades brought.
 *
 * @param prints prints given to the listener
 * @param records cancel, error and correction records, which are no prints
 * @param badRows rows that could not be used, by reason
 * @param lastSipNs the highest SIP time of any sound row, missing if there was none: how far the vendor's store reaches
 * @param end why no further page was asked for
 * @param delayed whether the vendor says that the data are delayed, by the plan of the key
 */
public record TradeFetch(
        long prints, long records, Map<EventFault, Long> badRows, long lastSipNs, PageEnd end, boolean delayed) {
    public TradeFetch {
        Map<EventFault, Long> copy = new EnumMap<>(EventFault.class);
        copy.putAll(badRows);
        badRows = Collections.unmodifiableMap(copy);
    }

    /** Returns the rows that could not be used. */
    public long badRowCount() {
        return badRows.values().stream().mapToLong(Long::longValue).sum();
    }
}
