package io.ringtape.polygon;

import java.nio.file.Path;

/** Thrown when a compressed file ends early or fails its checksum. */
public final class DamagedFileException extends FlatFileException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    DamagedFileException(Path file, long offset, String what) {
        super(file + " is damaged at byte " + offset + " of the compressed file: " + what);
        this.offset = offset;
    }

    /**
     * Returns where reading failed, in bytes from the start of the compressed file. Equals the file's length if it ends
     * early.
     */
    public long offset() {
        return offset;
    }
}
