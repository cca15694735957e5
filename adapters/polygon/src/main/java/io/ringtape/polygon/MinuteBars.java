package io.ringtape.polygon;

import io.ringtape.event.MinuteBar;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Minute bars of earlier sessions.
 *
 * @param bars in the order of minute and instrument
 * @param badRows rows of wanted instruments that could not be used
 * @param badRowReasons how many there were for each reason
 * @param badRowMessages the first twenty of those in words
 */
public record MinuteBars(
        List<MinuteBar> bars, long badRows, SortedMap<String, Long> badRowReasons, List<String> badRowMessages) {
    public MinuteBars {
        bars = List.copyOf(bars);
        badRowReasons = Collections.unmodifiableSortedMap(new TreeMap<>(badRowReasons));
        badRowMessages = List.copyOf(badRowMessages);
    }
}
