package io.ringtape.polygon;

import io.ringtape.event.MinuteBar;
import java.util.List;

/**
 * Minute bars of earlier sessions.
 *
 * @param bars in the order of minute and instrument
 * @param badRows rows of wanted instruments that could not be used
 * @param badRowMessages the first twenty of those in words
 */
public record MinuteBars(List<MinuteBar> bars, long badRows, List<String> badRowMessages) {
    public MinuteBars {
        bars = List.copyOf(bars);
        badRowMessages = List.copyOf(badRowMessages);
    }
}
