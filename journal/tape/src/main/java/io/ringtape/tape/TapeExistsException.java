package io.ringtape.tape;

import java.nio.file.Path;

/** Thrown when the folder already holds a tape. A tape is never overwritten. */
public final class TapeExistsException extends TapeException {
    private static final long serialVersionUID = 1L;

    TapeExistsException(Path folder, String found) {
        super(folder + " already holds a tape (" + found + "); give another folder, or move this one away first");
    }
}
