package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.Text;

/**
 * Converts a {@code status} event to a server status. Ignores a message that is not a string, because only the status
 * itself is acted on.
 */
final class StatusReader extends EventReader {
    private static final int WORD = 1;
    private static final int MESSAGE = 2;

    private final ServerStatus status = new ServerStatus();

    StatusReader(JsonCursor cursor, SymbolIndex symbols) {
        super(cursor, symbols, "status");
        members().add("status", WORD, status.spelling);
        members().add("message", MESSAGE, status.message);
    }

    @Override
    boolean hasInstrument() {
        return false;
    }

    @Override
    void make() {
        require(text(WORD), ABSENT);
        textIfFit(MESSAGE);
        Text spelling = status.spelling;
        status.word = StatusWord.of(spelling.bytes(), 0, spelling.length());
    }

    @Override
    void tell(FrameListener listener, long receiveNs) {
        listener.onServerStatus(status);
    }
}
