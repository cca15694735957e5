package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

/** Makes a server status of an event {@code status}. A message that is no text counts as none: the word decides. */
final class StatusReader extends EventReader {
    private final ServerStatus status = new ServerStatus();
    private boolean hasWord;

    StatusReader(JsonCursor cursor, SymbolIndex symbols) {
        super(cursor, symbols, Keys.STATUS);
    }

    @Override
    void begin() {
        super.begin();
        hasWord = false;
        status.word = StatusWord.UNKNOWN;
        status.spelling.clear();
        status.message.clear();
    }

    @Override
    void read() {
        while (cursor.nextKey()) {
            if (cursor.key() == Keys.STATUS) {
                word();
            } else if (cursor.key() == Keys.MESSAGE) {
                message();
            } else {
                other();
            }
        }
    }

    @Override
    boolean needsSymbol() {
        return false;
    }

    @Override
    void check() {
        require(hasWord, ABSENT);
    }

    @Override
    void tell(FrameListener listener, long receiveNs) {
        listener.onServerStatus(status);
    }

    private void word() {
        hasWord = false;
        if (cursor.pastBlanks() != '"') {
            if (!cursor.skipIfNull()) {
                fail(NOT_A_TEXT);
                cursor.skipValue();
            }
        } else if (cursor.takeText()) {
            hasWord = true;
            status.word = StatusWord.of(cursor.textBytes(), cursor.textFrom(), cursor.textTo());
            status.spelling.set(cursor.textBytes(), cursor.textFrom(), cursor.textTo() - cursor.textFrom());
        }
    }

    private void message() {
        status.message.clear();
        if (cursor.pastBlanks() != '"') {
            cursor.skipValue();
        } else if (cursor.takeText()) {
            status.message.set(cursor.textBytes(), cursor.textFrom(), cursor.textTo() - cursor.textFrom());
        }
    }
}
