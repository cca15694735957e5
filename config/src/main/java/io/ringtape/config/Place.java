package io.ringtape.config;

/**
 * Where something is written.
 *
 * @param file name of the document, as it is to be shown
 * @param line from 1
 */
record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
