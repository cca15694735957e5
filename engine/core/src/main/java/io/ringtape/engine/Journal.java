package io.ringtape.engine;

import io.ringtape.event.Frame;

/** The destination of transactions: the tape, or a comparison with one. */
public interface Journal {
    /**
     * Appends one transaction completely or not at all. Once it returns, the transaction survives the death of the
     * process.
     */
    void append(Frame frame);
}
