package io.ringtape.polygon.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringtape.event.Missing;
import io.ringtape.polygon.VendorLimits;
import java.io.IOException;

/**
 * Converts rows of minute bars to lines of the vendor's flat files, with a column for the VWAP, so that one reader
 * judges both. A value that is no number is left out, and is then missing.
 */
final class BarLine {
    /** The header of the lines. */
    static final String HEADER = "ticker,volume,open,close,high,low,window_start,transactions,vwap";

    /** The number of columns. */
    static final int COLUMNS = 9;

    /** The place of the start of the minute, from 0. */
    static final int START = 6;

    private static final String[] KEYS = {"", "v", "o", "c", "h", "l", "t", "n", "vw"};

    private final String[] values = new String[COLUMNS];

    /** Starts rows of {@code symbol}. */
    BarLine(String symbol) {
        values[0] = symbol;
    }

    /** Reads the row at the parser up to its last token. */
    void read(JsonParser parser) throws IOException {
        for (int i = 1; i < COLUMNS; i++) {
            values[i] = "";
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            for (int i = 1; i < COLUMNS; i++) {
                if (KEYS[i].equals(name) && token.isNumeric()) {
                    values[i] = parser.getText();
                }
            }
            parser.skipChildren();
        }
    }

    /** Returns the start of the minute in epoch nanoseconds, or missing. */
    long startNs() {
        String start = values[START];
        return start.matches("[0-9]{1,18}") ? VendorLimits.instantNs(Long.parseLong(start)) : Missing.LONG;
    }

    /** Returns the line, whose start of the minute is in nanoseconds. */
    String line() {
        values[START] = Long.toString(startNs());
        return String.join(",", values);
    }
}
