package io.ringtape.polygon;

import io.ringtape.event.MinuteBar;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Minute bars of earlier sessions.
 *
 * @param bars sorted by minute, then instrument
 * @param badRows unusable rows of wanted instruments
 * @param badRowReasons number of bad rows by reason
 * @param badRowMessages messages for up to twenty of them
 * @param notes what was left out on purpose, by file
 */
public record MinuteBarHistory(
        List<MinuteBar> bars,
        long badRows,
        SortedMap<String, Long> badRowReasons,
        List<String> badRowMessages,
        List<String> notes) {
    public MinuteBarHistory {
        bars = List.copyOf(bars);
        badRowReasons = Collections.unmodifiableSortedMap(new TreeMap<>(badRowReasons));
        badRowMessages = List.copyOf(badRowMessages);
        notes = List.copyOf(notes);
    }
}
