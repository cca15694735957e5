package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.polygon.Believed;

/**
 * Makes a trade of an event {@code T}. Its size is the exact one ({@code ds}) where there is one, for {@code s} is cut to
 * whole shares. The stream tells no participant time. A key {@code e}, which the vendor documents for corrections
 * elsewhere, is taken as the correction here too, so that a cancel record is no print.
 */
final class TradeReader extends EventReader {
    private final Trade trade = new Trade();
    private long exactSize;

    TradeReader(JsonCursor cursor, SymbolIndex symbols) {
        super(cursor, symbols, Keys.TRADE);
    }

    @Override
    void begin() {
        super.begin();
        trade.price = Missing.LONG;
        trade.size = Missing.LONG;
        exactSize = Missing.LONG;
        trade.sipNs = Missing.LONG;
        trade.trfNs = Missing.LONG;
        trade.sipSequence = Missing.LONG;
        trade.exchange = Missing.CODE;
        trade.trfId = Missing.CODE;
        trade.tape = Missing.CODE;
        trade.correction = Missing.CODE;
        trade.conditions.clear();
        trade.id.clear();
    }

    @Override
    void read() {
        while (cursor.nextKey()) {
            switch (cursor.shortKey()) {
                case Keys.SYMBOL -> symbol();
                case Keys.PRICE -> trade.price = price();
                case Keys.SIZE -> trade.size = size();
                case Keys.EXACT_SIZE -> exactSize = size();
                case Keys.SIP_TIME -> trade.sipNs = instant();
                case Keys.SEQUENCE -> trade.sipSequence = sequence();
                case Keys.CONDITIONS -> codes(trade.conditions);
                case Keys.EXCHANGE -> trade.exchange = codeAboveZero();
                case Keys.TAPE -> trade.tape = codeAboveZero();
                case Keys.ID -> id();
                case Keys.TRF_ID -> trade.trfId = codeAboveZero();
                case Keys.TRF_TIME -> trade.trfNs = instant();
                case Keys.CORRECTION -> trade.correction = code();
                default -> other();
            }
        }
    }

    @Override
    void check() {
        if (exactSize != Missing.LONG) {
            trade.size = exactSize;
        }
        require(trade.price != Missing.LONG && trade.size != Missing.LONG, ABSENT);
        require(trade.sipNs != Missing.LONG && trade.sipSequence != Missing.LONG, ABSENT);
        require(trade.price > 0, NOT_POSITIVE);
        require(trade.size > 0, ZERO_SIZE);
    }

    @Override
    void tell(FrameListener listener, long receiveNs) {
        trade.instrument = instrument().id();
        trade.receiveNs = receiveNs;
        listener.onTrade(trade);
    }

    /** A text, or the characters of a number. */
    private void id() {
        trade.id.clear();
        if (cursor.pastBlanks() == '"' ? !cursor.takeText() : !takeNumber()) {
            return;
        }
        int length = cursor.textTo() - cursor.textFrom();
        if (length > Believed.LONGEST_TEXT) {
            fail(TOO_LONG);
        } else {
            trade.id.set(cursor.textBytes(), cursor.textFrom(), length);
        }
    }

    private boolean takeNumber() {
        if (cursor.isNumber()) {
            return cursor.takeNumber();
        }
        if (!cursor.skipIfNull()) {
            fail(NOT_A_TEXT);
            cursor.skipValue();
        }
        return false;
    }
}
