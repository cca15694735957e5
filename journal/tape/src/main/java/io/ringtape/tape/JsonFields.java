package io.ringtape.tape;

import io.ringtape.event.Codes;
import io.ringtape.event.Missing;

/**
 * Writes an event as one line of JSON. Durations are in seconds and missing values {@code null}. Identifiers are
 * strings, because many JSON parsers read numbers as doubles, which are exact only up to 2^53.
 */
final class JsonFields extends TextFields {
    private final StringBuilder line = new StringBuilder(512);

    /** Begins a line for an event of {@code entry}. */
    void begin(long entry) {
        line.setLength(0);
        line.append("{\"tapeEntry\":").append(entry);
    }

    /** Returns the line without a line break. */
    String end() {
        return line.append('}').toString();
    }

    @Override
    public long identifier(String name, long value) {
        if (Missing.isPresent(value)) {
            word(name, Long.toString(value));
        } else {
            missing(name);
        }
        return value;
    }

    @Override
    void number(String name, String text) {
        boolean isWord = text.equals("NaN") || text.equals("Infinity"); // JSON has no such numbers
        if (isWord) {
            QuotedText.append(name(name), text);
        } else {
            name(name).append(text);
        }
    }

    @Override
    void seconds(String name, String text) {
        name(name).append(text);
    }

    @Override
    void word(String name, String text) {
        name(name).append('"').append(text).append('"');
    }

    @Override
    void claim(String name, boolean holds) {
        name(name).append(holds);
    }

    @Override
    void string(String name, String text) {
        QuotedText.append(name(name), text);
    }

    @Override
    void list(String name, Codes codes) {
        name(name).append('[');
        for (int i = 0; i < codes.count(); i++) {
            line.append(i == 0 ? "" : ",").append(codes.at(i));
        }
        line.append(']');
    }

    @Override
    void missing(String name) {
        name(name).append("null");
    }

    private StringBuilder name(String name) {
        return line.append(",\"").append(name).append("\":");
    }
}
