package io.ringtape.bench.decode;

import static io.ringtape.event.Nanos.MILLI_NS;

import io.ringtape.bench.session.Transactions;
import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/** Writes prints and quotes of a session as the vendor's WebSocket would send them. */
public final class FrameTexts {
    private final Transactions all;
    private final List<Instrument> instruments;
    private final FrameReader reader = new FrameReader();
    private final Trade trade = new Trade();
    private final Quote quote = new Quote();
    private final StringBuilder text = new StringBuilder();
    private int next;

    private FrameTexts(Transactions all, List<Instrument> instruments) {
        this.all = all;
        this.instruments = instruments;
    }

    /** Returns frames of consecutive events from evenly spaced places of the session. */
    public static byte[][] of(Transactions all, List<Instrument> instruments, int frames, int events) {
        FrameTexts writer = new FrameTexts(all, instruments);
        int first = writer.firstTick();
        byte[][] texts = new byte[frames][];
        for (int i = 0; i < frames; i++) {
            writer.next = first + (int) ((long) i * (all.count() - first) / frames);
            texts[i] = writer.frame(events).getBytes(StandardCharsets.US_ASCII);
        }
        return texts;
    }

    private int firstTick() {
        for (int i = 0; i < all.count(); i++) {
            if (isTick(i)) {
                return i;
            }
        }
        throw new IllegalArgumentException("a session of " + all.count() + " transactions without a tick");
    }

    private boolean isTick(int index) {
        reader.wrap(all.bytes(), all.offset(index), all.length(index)).next();
        return reader.type() == EventType.TRADE || reader.type() == EventType.QUOTE;
    }

    private String frame(int events) {
        StringJoiner frame = new StringJoiner(",", "[", "]");
        for (int i = 0; i < events; i++) {
            frame.add(tick(nextTick()));
        }
        return frame.toString();
    }

    /** The next tick; after the session's last comes its first. */
    private Event nextTick() {
        while (!isTick(next)) {
            advance();
        }
        Event tick = reader.type() == EventType.TRADE ? trade : quote;
        reader.read(tick);
        advance();
        return tick;
    }

    private void advance() {
        next = next + 1 == all.count() ? 0 : next + 1;
    }

    private String tick(Event tick) {
        text.setLength(0);
        text.append('{');
        if (tick == trade) {
            write(trade);
        } else {
            write(quote);
        }
        text.setLength(text.length() - 1);
        return text.append('}').toString();
    }

    private void write(Trade print) {
        word("ev", "T");
        word("sym", instruments.get(print.instrument).symbol());
        code("x", print.exchange);
        word("i", print.id.toString());
        code("z", print.tape);
        number("p", decimal(print.price));
        number("s", Long.toString(print.size / Micros.ONE));
        word("ds", decimal(print.size));
        if (print.conditions.count() > 0) {
            list("c", print.conditions);
        }
        number("t", Long.toString(print.sipNs / MILLI_NS));
        number("q", Long.toString(print.sipSequence));
        code("trfi", print.trfId);
        if (Missing.isPresent(print.trfNs)) {
            number("trft", Long.toString(print.trfNs / MILLI_NS));
        }
    }

    private void write(Quote change) {
        int unit = instruments.get(change.instrument).quoteSizeInLots()
                ? instruments.get(change.instrument).roundLot()
                : 1;
        word("ev", "Q");
        word("sym", instruments.get(change.instrument).symbol());
        code("bx", change.bidExchange);
        number("bp", decimal(change.bid));
        number("bs", decimal(change.bidSize / unit));
        code("ax", change.askExchange);
        number("ap", decimal(change.ask));
        number("as", decimal(change.askSize / unit));
        if (change.conditions.count() > 0) {
            code("c", change.conditions.at(0));
        }
        if (change.indicators.count() > 0) {
            list("i", change.indicators);
        }
        number("t", Long.toString(change.sipNs / MILLI_NS));
        number("q", Long.toString(change.sipSequence));
        code("z", change.tape);
    }

    private static String decimal(long micros) {
        return micros <= 0
                ? "0"
                : BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    private void word(String key, String value) {
        number(key, '"' + value + '"');
    }

    private void code(String key, int value) {
        if (value != Missing.CODE) {
            number(key, Integer.toString(value));
        }
    }

    private void list(String key, Codes codes) {
        number(key, codes.toString().replace(" ", ""));
    }

    private void number(String key, String value) {
        text.append('"').append(key).append("\":").append(value).append(',');
    }
}
