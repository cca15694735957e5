package io.ringtape.config;

/** How the value of one kind of setting is written in the file, and what it becomes in its record. */
interface Form {
    /**
     * Reads the value of the key, which must be there, and writes it to the canonical text. Returns null after noting a
     * problem.
     */
    Object read(Section section, String key);

    /** Returns what the value may be, as a message says it. */
    String wanted();

    /** Returns the shape of the record that is read; null when the value is not a mapping with fixed keys. */
    default RecordShape shapeOrNull() {
        return null;
    }
}
