package io.ringtape.config;

/** Binds the values of one kind of setting: reads one from the file and gives the value of its record's component. */
interface ValueBinder {
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
