package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.Believed;

/**
 * Makes a quote of an event {@code Q}. A side without a price is absent, its size too; sizes become shares where the
 * vendor counts round lots, as the instrument says. The stream tells no participant time.
 */
final class QuoteReader extends EventReader {
    private final Quote quote = new Quote();

    QuoteReader(JsonCursor cursor, SymbolIndex symbols) {
        super(cursor, symbols, Keys.QUOTE);
    }

    @Override
    void begin() {
        super.begin();
        quote.bid = Missing.LONG;
        quote.ask = Missing.LONG;
        quote.bidSize = Missing.LONG;
        quote.askSize = Missing.LONG;
        quote.sipNs = Missing.LONG;
        quote.sipSequence = Missing.LONG;
        quote.bidExchange = Missing.CODE;
        quote.askExchange = Missing.CODE;
        quote.tape = Missing.CODE;
        quote.conditions.clear();
        quote.indicators.clear();
    }

    @Override
    void read() {
        while (cursor.nextKey()) {
            switch (cursor.shortKey()) {
                case Keys.SYMBOL -> symbol();
                case Keys.BID -> quote.bid = price();
                case Keys.ASK -> quote.ask = price();
                case Keys.BID_SIZE -> quote.bidSize = size();
                case Keys.ASK_SIZE -> quote.askSize = size();
                case Keys.BID_EXCHANGE -> quote.bidExchange = codeAboveZero();
                case Keys.ASK_EXCHANGE -> quote.askExchange = codeAboveZero();
                case Keys.SIP_TIME -> quote.sipNs = instant();
                case Keys.SEQUENCE -> quote.sipSequence = sequence();
                case Keys.CONDITIONS -> codes(quote.conditions);
                case Keys.INDICATORS -> codes(quote.indicators);
                case Keys.TAPE -> quote.tape = codeAboveZero();
                default -> other();
            }
        }
    }

    @Override
    void check() {
        require(quote.sipNs != Missing.LONG && quote.sipSequence != Missing.LONG, ABSENT);
        if (isWanted()) {
            Instrument instrument = instrument();
            int unit = instrument.quoteSizeInLots() ? instrument.roundLot() : 1;
            quote.bid = presentOrMissing(quote.bid);
            quote.ask = presentOrMissing(quote.ask);
            quote.bidSize = shares(quote.bidSize, unit, quote.bid);
            quote.askSize = shares(quote.askSize, unit, quote.ask);
        }
    }

    @Override
    void tell(FrameListener listener, long receiveNs) {
        quote.instrument = instrument().id();
        quote.receiveNs = receiveNs;
        listener.onQuote(quote);
    }

    private static long presentOrMissing(long value) {
        return value == 0 ? Missing.LONG : value;
    }

    private long shares(long size, int unit, long price) {
        require(size <= Believed.LARGEST_SIZE / unit, TOO_LARGE);
        return size <= 0 || price == Missing.LONG ? Missing.LONG : size * unit;
    }
}
