package io.ringtape.tape;

import java.nio.file.Path;

/** Thrown when a complete tape is to be continued. Its session has ended. */
public final class TapeCompleteException extends TapeException {
    private static final long serialVersionUID = 1L;

    TapeCompleteException(Path folder) {
        super("the tape in " + folder + " is complete, wanted one that was left open; begin another in another folder");
    }
}
