package io.ringtape.app;

import io.ringtape.tape.TapeDamagedException;
import io.ringtape.tape.TapeException;
import io.ringtape.tape.TapeExistsException;
import io.ringtape.tape.TapeMissingException;

/** Maps failures of a tape to exit codes. */
final class Tapes {
    private Tapes() {}

    /** Returns the command failure for a tape's exception: code 4 if damaged, 2 if missing or already there. */
    static CommandFailure failure(TapeException e) {
        if (e instanceof TapeDamagedException) {
            return CommandFailure.tapeDamaged(e.getMessage(), e);
        }
        if (e instanceof TapeMissingException || e instanceof TapeExistsException) {
            return CommandFailure.wrongUsage(java.util.List.of(e.getMessage()));
        }
        return CommandFailure.failed(e.getMessage(), e);
    }
}
