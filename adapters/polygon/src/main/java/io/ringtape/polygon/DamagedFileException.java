package io.ringtape.polygon;

import java.nio.file.Path;

/** A compressed file that ends early or whose bytes are not what they were written as. */
public final class DamagedFileException extends FlatFileException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    DamagedFileException(Path file, long offset, String what) {
        super(file + " is damaged at byte " + offset + " of the compressed file: " + what);
        this.offset = offset;
    }

    /** Where in the compressed file it broke, in bytes from 0; the file's length when it ends early. */
    public long offset() {
        return offset;
    }
}
