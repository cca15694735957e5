package io.ringtape.bench.decode;

import static io.ringtape.event.Nanos.MILLI_NS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.Transactions;
import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Writes prints and quotes of a session as frames of the vendor's WebSocket. */
public final class FrameTexts {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final int count;
    private final List<Instrument> instruments;
    private final CauseReader causes;
    private int next;

    private FrameTexts(Transactions all, List<Instrument> instruments) {
        this.instruments = instruments;
        count = all.count();
        causes = new CauseReader(all);
    }

    /** Returns frames of consecutive events from evenly spaced places of the session. */
    public static byte[][] of(Transactions all, List<Instrument> instruments, int frames, int events) {
        FrameTexts writer = new FrameTexts(all, instruments);
        int first = writer.firstTick();
        byte[][] texts = new byte[frames][];
        for (int i = 0; i < frames; i++) {
            writer.next = first + (int) ((long) i * (all.count() - first) / frames);
            texts[i] = writer.frame(events);
        }
        return texts;
    }

    private int firstTick() {
        return IntStream.range(0, count)
                .filter(causes::isTick)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("a session of " + count + " transactions without a tick"));
    }

    private byte[] frame(int events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartArray();
            for (int i = 0; i < events; i++) {
                out.writeStartObject();
                Event tick = nextTick();
                if (tick instanceof Trade trade) {
                    write(trade, out);
                } else {
                    write((Quote) tick, out);
                }
                out.writeEndObject();
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns the next tick; after the last one of the session comes its first. */
    private Event nextTick() {
        while (!causes.isTick(next)) {
            next = (next + 1) % count;
        }
        Event tick = causes.cause(next);
        next = (next + 1) % count;
        return tick;
    }

    private void write(Trade trade, JsonGenerator out) throws IOException {
        out.writeStringField("ev", "T");
        out.writeStringField("sym", instruments.get(trade.instrument).symbol());
        code("x", trade.exchange, out);
        out.writeStringField("i", trade.id.toString());
        code("z", trade.tape, out);
        out.writeNumberField("p", decimal(trade.price));
        out.writeNumberField("s", trade.size / Micros.ONE);
        out.writeStringField("ds", decimal(trade.size).toPlainString());
        codes("c", trade.conditions, out);
        out.writeNumberField("t", trade.sipNs / MILLI_NS);
        out.writeNumberField("q", trade.sipSequence);
        code("trfi", trade.trfId, out);
        if (Missing.isPresent(trade.trfNs)) {
            out.writeNumberField("trft", trade.trfNs / MILLI_NS);
        }
    }

    private void write(Quote quote, JsonGenerator out) throws IOException {
        Instrument instrument = instruments.get(quote.instrument);
        int unit = instrument.quoteSizeInLots() ? instrument.roundLot() : 1;
        out.writeStringField("ev", "Q");
        out.writeStringField("sym", instrument.symbol());
        code("bx", quote.bidExchange, out);
        out.writeNumberField("bp", decimal(quote.bid));
        out.writeNumberField("bs", decimal(quote.bidSize / unit));
        code("ax", quote.askExchange, out);
        out.writeNumberField("ap", decimal(quote.ask));
        out.writeNumberField("as", decimal(quote.askSize / unit));
        if (quote.conditions.count() > 0) {
            code("c", quote.conditions.at(0), out);
        }
        codes("i", quote.indicators, out);
        out.writeNumberField("t", quote.sipNs / MILLI_NS);
        out.writeNumberField("q", quote.sipSequence);
        code("z", quote.tape, out);
    }

    private static BigDecimal decimal(long micros) {
        return micros <= 0 ? BigDecimal.ZERO : BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    }

    private static void code(String key, int value, JsonGenerator out) throws IOException {
        if (value != Missing.CODE) {
            out.writeNumberField(key, value);
        }
    }

    private static void codes(String key, Codes codes, JsonGenerator out) throws IOException {
        if (codes.count() > 0) {
            out.writeArrayFieldStart(key);
            for (int i = 0; i < codes.count(); i++) {
                out.writeNumber(codes.at(i));
            }
            out.writeEndArray();
        }
    }
}
