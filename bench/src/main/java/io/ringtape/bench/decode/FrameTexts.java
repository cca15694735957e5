package io.ringtape.bench.decode;

import io.ringtape.bench.TickBatch;
import io.ringtape.bench.Transactions;
import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Prints and quotes of the session as the vendor's WebSocket would send them. */
public final class FrameTexts {
    private static final long MILLI_NS = 1_000_000;

    private final List<Instrument> instruments;
    private final StringBuilder text = new StringBuilder();

    private FrameTexts(List<Instrument> instruments) {
        this.instruments = instruments;
    }

    /** So many different frames of so many events each. */
    public static byte[][] of(Transactions all, List<Instrument> instruments, int frames, int events) {
        FrameTexts writer = new FrameTexts(instruments);
        TickBatch batch = new TickBatch(all);
        List<String> ticks = new ArrayList<>();
        while (ticks.size() < frames * events && batch.fill()) {
            for (int i = 0; i < batch.count(); i++) {
                ticks.add(writer.tick(batch.tick(i)));
            }
        }
        byte[][] texts = new byte[frames][];
        for (int i = 0; i < frames; i++) {
            String frame = String.join(",", ticks.subList(i * events, (i + 1) * events));
            texts[i] = ("[" + frame + "]").getBytes(StandardCharsets.US_ASCII);
        }
        return texts;
    }

    private String tick(Event tick) {
        text.setLength(0);
        text.append('{');
        if (tick instanceof Trade trade) {
            write(trade);
        } else if (tick instanceof Quote quote) {
            write(quote);
        }
        text.setLength(text.length() - 1);
        return text.append('}').toString();
    }

    private void write(Trade trade) {
        word("ev", "T");
        word("sym", instruments.get(trade.instrument).symbol());
        code("x", trade.exchange);
        word("i", trade.id.toString());
        code("z", trade.tape);
        number("p", decimal(trade.price));
        number("s", Long.toString(trade.size / Micros.ONE));
        word("ds", decimal(trade.size));
        if (trade.conditions.count() > 0) {
            list("c", trade.conditions);
        }
        number("t", Long.toString(trade.sipNs / MILLI_NS));
        number("q", Long.toString(trade.sipSequence));
        code("trfi", trade.trfId);
        if (Missing.isPresent(trade.trfNs)) {
            number("trft", Long.toString(trade.trfNs / MILLI_NS));
        }
    }

    private void write(Quote quote) {
        int unit = instruments.get(quote.instrument).quoteSizeInLots()
                ? instruments.get(quote.instrument).roundLot()
                : 1;
        word("ev", "Q");
        word("sym", instruments.get(quote.instrument).symbol());
        code("bx", quote.bidExchange);
        number("bp", decimal(quote.bid));
        number("bs", decimal(quote.bidSize / unit));
        code("ax", quote.askExchange);
        number("ap", decimal(quote.ask));
        number("as", decimal(quote.askSize / unit));
        if (quote.conditions.count() > 0) {
            code("c", quote.conditions.at(0));
        }
        if (quote.indicators.count() > 0) {
            list("i", quote.indicators);
        }
        number("t", Long.toString(quote.sipNs / MILLI_NS));
        number("q", Long.toString(quote.sipSequence));
        code("z", quote.tape);
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
