package io.ringtape.polygon;

import static io.ringtape.event.Nanos.HOUR_NS;

import io.ringtape.event.Event;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.MissingColumns;
import io.ringtape.market.TradingSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A trading date, its instruments, and files for it. */
final class Days {
    static final long DELAY_NS = 1_500_000;
    static final long PRE_OPEN_NS = 1_795_078_800_000_000_000L;
    static final long OPEN_NS = PRE_OPEN_NS + 5 * HOUR_NS + HOUR_NS / 2;
    static final TradingSession SESSION = new TradingSession(
            LocalDate.of(2026, 11, 19),
            PRE_OPEN_NS,
            OPEN_NS,
            PRE_OPEN_NS + 12 * HOUR_NS,
            PRE_OPEN_NS + 16 * HOUR_NS,
            false);

    static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);
    static final Instrument QQQ = new Instrument(1, "QQQ", 10_000, 40, true);
    static final Instrument BRK_B = new Instrument(2, "BRK.B", 10_000, 100, false);
    static final List<Instrument> INSTRUMENTS = List.of(SPY, QQQ, BRK_B);

    static final String TRADES_HEADER = "ticker,conditions,correction,exchange,id,participant_timestamp,price,"
            + "sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp";
    static final String QUOTES_HEADER = "ticker,ask_exchange,ask_price,ask_size,bid_exchange,bid_price,bid_size,"
            + "conditions,indicators,participant_timestamp,sequence_number,sip_timestamp,tape,trf_timestamp";

    private Days() {}

    static MarketDataSettings allowing(double badRowShare) {
        return new MarketDataSettings(DELAY_NS, badRowShare, 0.5, MissingColumns.NOTE, HOUR_NS);
    }

    static FlatFileRequest request(List<Path> trades, List<Path> quotes, double badRowShare, Path folder) {
        return new FlatFileRequest(trades, quotes, INSTRUMENTS, SESSION, allowing(badRowShare), folder);
    }

    static FlatFileStream open(List<Path> trades, List<Path> quotes, Path folder) throws IOException {
        return FlatFiles.open(request(trades, quotes, 1, folder), ReadProgress.NONE, FlatFiles.CHUNK_BYTES);
    }

    static List<String> texts(FlatFileStream stream) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Event event = stream.next(); event != null; event = stream.next()) {
            texts.add(EventDump.of(event));
        }
        return texts;
    }

    /** Returns a row of {@link #TRADES_HEADER} without optional fields. */
    static String trade(String symbol, String price, String size, long sipNs, long sequence) {
        return symbol + ",,,4,7," + "," + price + "," + sequence + "," + sipNs + "," + size + ",3,,";
    }

    /** Returns a row of {@link #QUOTES_HEADER} without optional fields. */
    static String quote(String symbol, String bid, String bidSize, String ask, String askSize, long sipNs, long seq) {
        return String.join(
                ",", symbol, "7", ask, askSize, "4", bid, bidSize, "", "", "", "" + seq, "" + sipNs, "3", "");
    }

    static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }
}
