package io.ringtape.engine;

import io.ringtape.event.Frame;

/** Where transactions are written: the tape, or a comparison with one. */
public interface Journal {
    /** Appends one transaction, whole or not at all; when it returns, the death of the process cannot take it back. */
    void append(Frame frame);
}
