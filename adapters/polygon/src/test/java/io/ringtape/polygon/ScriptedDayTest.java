package io.ringtape.polygon;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.polygon.stream.FrameListener;
import io.ringtape.polygon.stream.InferredHalts;
import io.ringtape.polygon.stream.ServerStatus;
import io.ringtape.polygon.stream.StreamDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays a scripted day with halts as flat files and as a stream: both give the same events. */
class ScriptedDayTest {
    private static final int EVERY = 5;

    private final StringBuilder trades = new StringBuilder(Days.TRADES_HEADER).append('\n');
    private final StringBuilder quotes = new StringBuilder(Days.QUOTES_HEADER).append('\n');
    private final List<String> frames = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private long sequence;

    @TempDir
    Path folder;

    @Test
    void theSameHaltsComeFromFilesAndFromTheStream() throws IOException {
        play("QQQ", 3, 28);
        play("SPY", 2, 18);
        List<String> fromFiles = fromFiles();
        assertThat(fromStream()).isEqualTo(fromFiles);
        assertThat(fromFiles.stream().filter(event -> event.contains("PAUSED")))
                .as("pauses")
                .hasSize(4);
        assertThat(fromFiles.stream().filter(event -> event.contains("state=HALTED") || event.contains(" HALTED")))
                .as("halts")
                .hasSize(4);
        assertThat(fromFiles.stream().filter(event -> event.contains("RESUMED")))
                .as("resumptions")
                .hasSize(6);
    }

    /** A pause that ends by condition 16, one that a print ends, two halts for news, and one that nothing ends. */
    private void play(String symbol, int tape, int reopening) {
        quote(symbol, tape, 1);
        trade(symbol, tape, 14);
        quote(symbol, tape, 43);
        trade(symbol, tape, 41);
        quote(symbol, tape, 43);
        quote(symbol, tape, 1);
        quote(symbol, tape, 16);
        trade(symbol, tape, reopening);
        quote(symbol, tape, 27);
        trade(symbol, tape, reopening);
        quote(symbol, tape, 16);
        quote(symbol, tape, 38);
        trade(symbol, tape, 37);
        trade(symbol, tape, reopening);
        quote(symbol, tape, 21);
    }

    private long next() {
        sequence++;
        return Days.OPEN_NS + sequence * MINUTE_NS + sequence * MILLI_NS;
    }

    private void trade(String symbol, int tape, int condition) {
        long ns = next();
        trades.append(String.join(
                        ",",
                        symbol,
                        "" + condition,
                        "",
                        "11",
                        "id" + sequence,
                        "" + (ns - MILLI_NS),
                        "671.25",
                        "" + sequence,
                        "" + ns,
                        "100",
                        "" + tape,
                        "",
                        ""))
                .append('\n');
        frames.add("{\"ev\":\"T\",\"sym\":\"" + symbol + "\",\"x\":11,\"i\":\"id" + sequence + "\",\"z\":" + tape
                + ",\"p\":671.25,\"s\":100,\"c\":[" + condition + "],\"t\":" + ns / MILLI_NS + ",\"pt\":"
                + (ns / MILLI_NS - 1) + ",\"q\":" + sequence + "}");
        times.add(ns);
    }

    private void quote(String symbol, int tape, int condition) {
        long ns = next();
        quotes.append(String.join(
                        ",",
                        symbol,
                        "12",
                        "671.26",
                        "4",
                        "11",
                        "671.24",
                        "3",
                        "" + condition,
                        "",
                        "" + (ns - MILLI_NS),
                        "" + sequence,
                        "" + ns,
                        "" + tape,
                        ""))
                .append('\n');
        frames.add("{\"ev\":\"Q\",\"sym\":\"" + symbol + "\",\"bx\":11,\"bp\":671.24,\"bs\":3,\"ax\":12,"
                + "\"ap\":671.26,\"as\":4,\"c\":" + condition + ",\"t\":" + ns / MILLI_NS + ",\"pt\":"
                + (ns / MILLI_NS - 1) + ",\"q\":" + sequence + ",\"z\":" + tape + "}");
        times.add(ns);
    }

    private List<String> fromFiles() throws IOException {
        Path tradeFile = Days.write(folder.resolve("trades"), trades.toString());
        Path quoteFile = Days.write(folder.resolve("quotes"), quotes.toString());
        try (FlatFileStream stream = Days.open(List.of(tradeFile), List.of(quoteFile), folder)) {
            assertThat(stream.badRows()).isZero();
            return Days.texts(stream);
        }
    }

    private List<String> fromStream() {
        List<String> events = new ArrayList<>();
        InferredHalts halts = new InferredHalts(new FrameListener() {
            @Override
            public void onTrade(Trade trade) {
                events.add(EventDump.of(trade));
            }

            @Override
            public void onQuote(Quote quote) {
                events.add(EventDump.of(quote));
            }

            @Override
            public void onMinuteBar(MinuteBar bar) {
                events.add(EventDump.of(bar));
            }

            @Override
            public void onMarketStatus(MarketStatus status) {
                events.add(EventDump.of(status));
            }

            @Override
            public void onServerStatus(ServerStatus status) {
                events.add(status.word.name());
            }
        });
        StreamDecoder decoder = null;
        for (int i = 0; i < frames.size(); i++) {
            decoder = i % EVERY == 0 ? new StreamDecoder(Days.INSTRUMENTS, 20_261_119, halts) : decoder;
            byte[] frame = ("[" + frames.get(i) + "]").getBytes(StandardCharsets.UTF_8);
            decoder.decode(frame, 0, frame.length, times.get(i) + Days.DELAY_NS);
        }
        return events;
    }
}
