package io.ringtape.tape;

import java.nio.file.Path;

/** Thrown when there is no tape in the folder. */
public final class TapeMissingException extends TapeException {
    private static final long serialVersionUID = 1L;

    TapeMissingException(Path folder, String found) {
        super("no tape in " + folder + ": " + found + "; give the folder that holds " + TapeManifest.FILE);
    }
}
