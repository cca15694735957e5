package io.ringtape.app;

import io.ringtape.tape.TapeDamagedException;
import io.ringtape.tape.TapeException;
import io.ringtape.tape.TapeExistsException;
import io.ringtape.tape.TapeMissingException;

/** What the failures of a tape mean to the shell. */
final class Tapes {
    private Tapes() {}

    /** The command's end that the tape's failure calls for: 4 when damaged, 2 when it is not there or there already. */
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
