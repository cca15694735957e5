package io.ringtape.config;

/**
 * The place of a value in a document.
 *
 * @param file name of the document, as shown in messages
 * @param line from 1
 */
record SourceLine(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
