package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.Trade;
import io.ringtape.polygon.VendorLimits;

/**
 * Converts a {@code T} event to a trade. Uses the exact size ({@code ds}) if present, because {@code s} is cut to whole
 * shares. The participant time ({@code pt}) is missing if the vendor sends none. Reads the key {@code e}, which the
 * vendor documents for corrections elsewhere, as the correction, so that a cancel record does not count as a print.
 */
final class TradeReader extends EventReader {
    private static final int PRICE = 1;
    private static final int SIZE = 2;
    private static final int EXACT_SIZE = 3;
    private static final int SIP_TIME = 4;
    private static final int TRF_TIME = 5;
    private static final int SEQUENCE = 6;
    private static final int EXCHANGE = 7;
    private static final int TRF_ID = 8;
    private static final int TAPE = 9;
    private static final int CORRECTION = 10;
    private static final int CONDITIONS = 11;
    private static final int ID = 12;
    private static final int PARTICIPANT_TIME = 13;

    private final Trade trade = new Trade();

    TradeReader(JsonCursor cursor, SymbolIndex symbols) {
        super(cursor, symbols, "T");
        members().add("sym", Members.INSTRUMENT, Members.SYMBOL);
        members().add("p", Members.PRICE, PRICE);
        members().add("s", Members.SIZE, SIZE);
        members().add("ds", Members.SIZE, EXACT_SIZE);
        members().add("t", Members.WHOLE, SIP_TIME);
        members().add("pt", Members.WHOLE, PARTICIPANT_TIME);
        members().add("trft", Members.WHOLE, TRF_TIME);
        members().add("q", Members.WHOLE, SEQUENCE);
        members().add("x", Members.CODE, EXCHANGE);
        members().add("trfi", Members.CODE, TRF_ID);
        members().add("z", Members.CODE, TAPE);
        members().add("e", Members.CODE, CORRECTION);
        members().add("c", CONDITIONS, trade.conditions);
        members().add("i", ID, trade.id);
    }

    @Override
    void make() {
        trade.price = present(price(PRICE));
        require(trade.price != 0, NOT_POSITIVE);
        trade.size = present(size(SIZE, EXACT_SIZE));
        require(trade.size != 0, ZERO_SIZE);
        trade.sipNs = present(instant(SIP_TIME));
        trade.exchangeNs = instant(PARTICIPANT_TIME);
        trade.trfNs = instant(TRF_TIME);
        trade.sipSequence = sequence(SEQUENCE);
        trade.exchange = codeAboveZero(EXCHANGE);
        trade.trfId = codeAboveZero(TRF_ID);
        trade.tape = codeAboveZero(TAPE);
        trade.correction = code(CORRECTION);
        codes(CONDITIONS);
        text(ID);
        require(trade.id.length() <= VendorLimits.LONGEST_TEXT, TOO_LONG);
    }

    @Override
    long sipNs() {
        return trade.sipNs;
    }

    @Override
    void tell(FrameListener listener, long receiveNs) {
        trade.instrument = instrument().id();
        trade.receiveNs = receiveNs;
        listener.onTrade(trade);
    }
}
