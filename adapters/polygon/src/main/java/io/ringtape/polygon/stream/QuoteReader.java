package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.VendorLimits;

/**
 * Converts a {@code Q} event to a quote. A side without a price is missing, and so is its size. Converts round lots to
 * shares if the instrument is quoted in lots. The participant time ({@code pt}) is missing if the vendor sends none.
 */
final class QuoteReader extends EventReader {
    private static final int BID = 1;
    private static final int BID_SIZE = 2;
    private static final int BID_EXCHANGE = 3;
    private static final int ASK = 4;
    private static final int ASK_SIZE = 5;
    private static final int ASK_EXCHANGE = 6;
    private static final int SIP_TIME = 7;
    private static final int SEQUENCE = 8;
    private static final int TAPE = 9;
    private static final int CONDITIONS = 10;
    private static final int INDICATORS = 11;
    private static final int PARTICIPANT_TIME = 12;

    private final Quote quote = new Quote();

    QuoteReader(JsonCursor cursor, SymbolIndex symbols) {
        super(cursor, symbols, "Q");
        members().add("sym", Members.INSTRUMENT, Members.SYMBOL);
        members().add("bp", Members.PRICE, BID);
        members().add("bs", Members.SIZE, BID_SIZE);
        members().add("bx", Members.CODE, BID_EXCHANGE);
        members().add("ap", Members.PRICE, ASK);
        members().add("as", Members.SIZE, ASK_SIZE);
        members().add("ax", Members.CODE, ASK_EXCHANGE);
        members().add("t", Members.WHOLE, SIP_TIME);
        members().add("pt", Members.WHOLE, PARTICIPANT_TIME);
        members().add("q", Members.WHOLE, SEQUENCE);
        members().add("z", Members.CODE, TAPE);
        members().add("c", CONDITIONS, quote.conditions);
        members().add("i", INDICATORS, quote.indicators);
    }

    @Override
    void make() {
        Instrument instrument = instrument();
        int unit = instrument.quoteSizeInLots() ? instrument.roundLot() : 1;
        quote.bid = priceAboveZero(BID);
        quote.bidSize = shares(BID_SIZE, unit, quote.bid);
        quote.bidExchange = codeAboveZero(BID_EXCHANGE);
        quote.ask = priceAboveZero(ASK);
        quote.askSize = shares(ASK_SIZE, unit, quote.ask);
        quote.askExchange = codeAboveZero(ASK_EXCHANGE);
        quote.sipNs = present(instant(SIP_TIME));
        quote.exchangeNs = instant(PARTICIPANT_TIME);
        quote.sipSequence = sequence(SEQUENCE);
        quote.tape = codeAboveZero(TAPE);
        codes(CONDITIONS);
        codes(INDICATORS);
    }

    @Override
    long sipNs() {
        return quote.sipNs;
    }

    @Override
    void tell(FrameListener listener, long receiveNs) {
        quote.instrument = instrument().id();
        quote.receiveNs = receiveNs;
        listener.onQuote(quote);
    }

    private long shares(int place, int unit, long price) {
        long size = size(place);
        if (unit != 1) {
            require(size <= VendorLimits.LARGEST_SIZE / unit, TOO_LARGE);
        }
        return size <= 0 || price == Missing.LONG ? Missing.LONG : size * unit;
    }
}
