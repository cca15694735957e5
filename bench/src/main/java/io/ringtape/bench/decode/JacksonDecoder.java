package io.ringtape.bench.decode;

import static io.ringtape.event.Nanos.MILLI_NS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.io.IOException;
import java.util.List;

/**
 * Decodes prints and quotes of a frame with Jackson's streaming parser into reused events, as fast as the parser
 * allows: keys are its interned strings, and symbols, ids and decimals are read from its character buffer, without a
 * string or a double. It does less than our decoder: the kind must be the first key, and nothing is judged or counted.
 */
public final class JacksonDecoder {
    private static final int DECIMALS = 6;
    private static final long[] SCALES = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
    private final List<Instrument> instruments;
    private final DecodedEvents decoded;
    private final Trade trade = new Trade();
    private final Quote quote = new Quote();
    private final byte[] id = new byte[64];

    /** Creates a decoder for {@code instruments} that passes events to {@code decoded}. */
    public JacksonDecoder(List<Instrument> instruments, DecodedEvents decoded) {
        this.instruments = instruments;
        this.decoded = decoded;
    }

    /** Decodes one frame. */
    public void decode(byte[] bytes, long receiveNs) throws IOException {
        try (JsonParser parser = factory.createParser(bytes)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                parser.nextToken();
                parser.nextToken();
                if (parser.getTextCharacters()[parser.getTextOffset()] == 'T') {
                    trade.receiveNs = receiveNs;
                    readTrade(parser);
                    decoded.onTrade(trade);
                } else {
                    quote.receiveNs = receiveNs;
                    readQuote(parser);
                    decoded.onQuote(quote);
                }
            }
        }
    }

    private void readTrade(JsonParser parser) throws IOException {
        trade.trfNs = Missing.LONG;
        trade.trfId = Missing.CODE;
        trade.exchange = Missing.CODE;
        trade.tape = Missing.CODE;
        trade.conditions.clear();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "sym" -> readInstrument(parser, trade);
                case "x" -> trade.exchange = parser.getIntValue();
                case "i" -> readId(parser);
                case "z" -> trade.tape = parser.getIntValue();
                case "p" -> trade.price = micros(parser);
                case "ds" -> trade.size = micros(parser);
                case "c" -> readCodes(parser, trade.conditions);
                case "t" -> trade.sipNs = parser.getLongValue() * MILLI_NS;
                case "q" -> trade.sipSequence = parser.getLongValue();
                case "trfi" -> trade.trfId = parser.getIntValue();
                case "trft" -> trade.trfNs = parser.getLongValue() * MILLI_NS;
                default -> parser.skipChildren();
            }
        }
    }

    private void readQuote(JsonParser parser) throws IOException {
        quote.bidExchange = Missing.CODE;
        quote.askExchange = Missing.CODE;
        quote.tape = Missing.CODE;
        quote.conditions.clear();
        quote.indicators.clear();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "sym" -> readInstrument(parser, quote);
                case "bx" -> quote.bidExchange = parser.getIntValue();
                case "bp" -> quote.bid = micros(parser);
                case "bs" -> quote.bidSize = micros(parser);
                case "ax" -> quote.askExchange = parser.getIntValue();
                case "ap" -> quote.ask = micros(parser);
                case "as" -> quote.askSize = micros(parser);
                case "c" -> quote.conditions.add(parser.getIntValue());
                case "i" -> readCodes(parser, quote.indicators);
                case "t" -> quote.sipNs = parser.getLongValue() * MILLI_NS;
                case "q" -> quote.sipSequence = parser.getLongValue();
                case "z" -> quote.tape = parser.getIntValue();
                default -> parser.skipChildren();
            }
        }
        finish();
    }

    private void readInstrument(JsonParser parser, Event event) throws IOException {
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int length = parser.getTextLength();
        int place = 0;
        while (!isSymbol(instruments.get(place).symbol(), text, offset, length)) {
            place++;
        }
        event.instrument = place;
    }

    private static boolean isSymbol(String symbol, char[] text, int offset, int length) {
        if (symbol.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (symbol.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private void readId(JsonParser parser) throws IOException {
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int length = parser.getTextLength();
        for (int i = 0; i < length; i++) {
            id[i] = (byte) text[offset + i];
        }
        trade.id.set(id, 0, length);
    }

    /** Reads digits with or without a point, as the vendor writes nearly all numbers. Reads other forms as a double. */
    private static long micros(JsonParser parser) throws IOException {
        char[] text = parser.getTextCharacters();
        int end = parser.getTextOffset() + parser.getTextLength();
        long value = 0;
        int places = -1;
        for (int i = parser.getTextOffset(); i < end; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9' && places < DECIMALS) {
                value = value * 10 + (c - '0');
                places += places < 0 ? 0 : 1;
            } else if (c == '.' && places < 0) {
                places = 0;
            } else {
                return Micros.ofDouble(parser.getValueAsDouble());
            }
        }
        return value * SCALES[Math.max(places, 0)];
    }

    private static void readCodes(JsonParser parser, Codes codes) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            codes.add(parser.getIntValue());
        }
    }

    /** Converts round lots to shares. Marks a side without a price as missing. */
    private void finish() {
        Instrument instrument = instruments.get(quote.instrument);
        int unit = instrument.quoteSizeInLots() ? instrument.roundLot() : 1;
        quote.bid = quote.bid == 0 ? Missing.LONG : quote.bid;
        quote.ask = quote.ask == 0 ? Missing.LONG : quote.ask;
        quote.bidSize = quote.bidSize == 0 || quote.bid == Missing.LONG ? Missing.LONG : quote.bidSize * unit;
        quote.askSize = quote.askSize == 0 || quote.ask == Missing.LONG ? Missing.LONG : quote.askSize * unit;
    }
}
