package io.ringtape.config;

/** Writes YAML in one form only: keys in the order of the calls, two spaces per level, one line per value or row. */
class CanonicalText {
    private final StringBuilder text = new StringBuilder(16_384);
    private int depth;
    private int openedAt;
    private boolean inRow;

    /** Announces a key before it is read. */
    void explain(SettingKey key) {}

    /**
     * Begins the mapping of the key.
     *
     * @param row whether all its values stand on its line
     */
    void open(String key, boolean row) {
        indent().append(key).append(row ? ": {" : ":\n");
        depth += row ? 0 : 1;
        inRow = row;
        openedAt = text.length();
    }

    /** Ends the mapping that was begun last. */
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

    /** Writes a comment on a line of its own. */
    final void comment(String line) {
        indent().append("# ").append(line).append('\n');
    }

    /** Whether the open mapping stands on one line. */
    final boolean isInRow() {
        return inRow;
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(depth));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
