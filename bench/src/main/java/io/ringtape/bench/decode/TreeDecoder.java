package io.ringtape.bench.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.event.Codes;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.io.IOException;
import java.util.List;

/** The prints and quotes of a frame by a general parser: Jackson's tree of the whole frame, then the events out of it. */
public final class TreeDecoder {
    private static final long MILLI_NS = 1_000_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Instrument> instruments;
    private final DecodedEvents heard;
    private final Trade trade = new Trade();
    private final Quote quote = new Quote();

    /** Of those symbols, telling that listener. */
    public TreeDecoder(List<Instrument> instruments, DecodedEvents heard) {
        this.instruments = instruments;
        this.heard = heard;
    }

    /** Decodes one frame. */
    public void decode(byte[] bytes, long receiveNs) throws IOException {
        for (JsonNode event : mapper.readTree(bytes)) {
            if (event.get("ev").textValue().equals("T")) {
                trade.receiveNs = receiveNs;
                readTrade(event);
                heard.onTrade(trade);
            } else {
                quote.receiveNs = receiveNs;
                readQuote(event);
                heard.onQuote(quote);
            }
        }
    }

    private void readTrade(JsonNode event) {
        trade.instrument = JacksonDecoder.place(instruments, event.get("sym").textValue());
        trade.exchange = code(event, "x");
        trade.id.set(event.get("i").textValue());
        trade.tape = code(event, "z");
        trade.price = micros(event, "p");
        trade.size = micros(event, "ds");
        readCodes(event, "c", trade.conditions);
        trade.sipNs = event.get("t").longValue() * MILLI_NS;
        trade.sipSequence = event.get("q").longValue();
        trade.trfId = code(event, "trfi");
        trade.trfNs = event.has("trft") ? event.get("trft").longValue() * MILLI_NS : Missing.LONG;
    }

    private void readQuote(JsonNode event) {
        quote.instrument = JacksonDecoder.place(instruments, event.get("sym").textValue());
        quote.bidExchange = code(event, "bx");
        quote.bid = micros(event, "bp");
        quote.bidSize = micros(event, "bs");
        quote.askExchange = code(event, "ax");
        quote.ask = micros(event, "ap");
        quote.askSize = micros(event, "as");
        quote.conditions.clear();
        if (event.has("c")) {
            quote.conditions.add(event.get("c").intValue());
        }
        readCodes(event, "i", quote.indicators);
        quote.sipNs = event.get("t").longValue() * MILLI_NS;
        quote.sipSequence = event.get("q").longValue();
        quote.tape = code(event, "z");
        JacksonDecoder.finish(quote, instruments);
    }

    private static int code(JsonNode event, String key) {
        return event.has(key) ? event.get(key).intValue() : Missing.CODE;
    }

    private static long micros(JsonNode event, String key) {
        return Micros.ofDouble(event.get(key).asDouble());
    }

    private static void readCodes(JsonNode event, String key, Codes codes) {
        codes.clear();
        for (JsonNode code : event.path(key)) {
            codes.add(code.intValue());
        }
    }
}
