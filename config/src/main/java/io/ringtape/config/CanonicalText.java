package io.ringtape.config;

/**
 * Writes YAML in one canonical form: keys in order, two spaces per level, one line per value, leaf mappings on one
 * line.
 */
final class CanonicalText {
    private final StringBuilder text = new StringBuilder(16_384);
    private int depth;
    private int openedAt;
    private boolean inRow;

    /** Begins the mapping of that key, a line for each value. */
    void open(String key) {
        indent().append(key).append(":\n");
        depth++;
        openedAt = text.length();
    }

    /** Begins the mapping of that key, all values on its line. */
    void openRow(String key) {
        indent().append(key).append(": {");
        inRow = true;
        openedAt = text.length();
    }

    /** Ends the mapping begun last. */
    void close() {
        if (inRow) {
            text.append("}\n");
            inRow = false;
            return;
        }
        depth--;
        if (text.length() == openedAt) {
            text.setLength(openedAt - 1);
            text.append(" {}\n");
        }
    }

    /** Writes a value that needs no quotes. */
    void put(String key, String scalar) {
        if (!inRow) {
            indent().append(key).append(": ").append(scalar).append('\n');
            return;
        }
        text.append(text.length() == openedAt ? "" : ", ")
                .append(key)
                .append(": ")
                .append(scalar);
    }

    /** Writes a text in quotes. */
    void putText(String key, String value) {
        put(key, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(depth));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
