package io.ringtape.tape;

import java.nio.file.Path;

/** Thrown when another writer, in this process or another, holds the tape. */
public final class TapeLockedException extends TapeException {
    private static final long serialVersionUID = 1L;

    TapeLockedException(Path folder) {
        super("another writer holds the tape in " + folder + "; a tape has one writer, so end that one first");
    }
}
