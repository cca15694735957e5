package io.ringtape.polygon;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.polygon.Days.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Event;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlatFilesTest {
    @TempDir
    Path folder;

    @Test
    void fillsEveryFieldOfATrade() throws IOException {
        Path file = trades(
                TRADES_HEADER,
                "SPY,\"14,37\",1,4,abc," + (OPEN_NS - 5) + ",520.1234,99," + OPEN_NS + ",0.0073,2,201,"
                        + (OPEN_NS - 3));
        try (FlatFileStream stream = open(List.of(file), List.of(), folder)) {
            Trade trade = (Trade) stream.next();
            assertThat(trade.instrument).isZero();
            assertThat(trade.price).isEqualTo(520_123_400);
            assertThat(trade.size).isEqualTo(7_300);
            assertThat(trade.sipNs).isEqualTo(OPEN_NS);
            assertThat(trade.receiveNs).isEqualTo(OPEN_NS + DELAY_NS);
            assertThat(trade.exchangeNs).isEqualTo(OPEN_NS - 5);
            assertThat(trade.trfNs).isEqualTo(OPEN_NS - 3);
            assertThat(trade.sipSequence).isEqualTo(99);
            assertThat(trade.exchange).isEqualTo(4);
            assertThat(trade.trfId).isEqualTo(201);
            assertThat(trade.tape).isEqualTo(2);
            assertThat(trade.correction).isEqualTo(1);
            assertThat(trade.conditions).hasToString("[14, 37]");
            assertThat(trade.id).hasToString("abc");
            assertThat(trade.sequence).isZero();
            assertThat(trade.timeNs).isZero();
            assertThat(stream.next()).isNull();
        }
    }

    @Test
    void fillsEveryFieldOfAQuoteAndTurnsLotsIntoShares() throws IOException {
        Path file = quotes(
                QUOTES_HEADER, "QQQ,7,500.02,3,8,500.01,2,1,\"501,604\"," + (OPEN_NS - 5) + ",42," + OPEN_NS + ",3,");
        try (FlatFileStream stream = open(List.of(), List.of(file), folder)) {
            Quote quote = (Quote) stream.next();
            assertThat(quote.instrument).isEqualTo(1);
            assertThat(quote.bid).isEqualTo(500_010_000);
            assertThat(quote.ask).isEqualTo(500_020_000);
            assertThat(quote.bidSize).isEqualTo(80_000_000);
            assertThat(quote.askSize).isEqualTo(120_000_000);
            assertThat(quote.bidExchange).isEqualTo(8);
            assertThat(quote.askExchange).isEqualTo(7);
            assertThat(quote.sipSequence).isEqualTo(42);
            assertThat(quote.exchangeNs).isEqualTo(OPEN_NS - 5);
            assertThat(quote.trfNs).isEqualTo(Missing.LONG);
            assertThat(quote.tape).isEqualTo(3);
            assertThat(quote.conditions).hasToString("[1]");
            assertThat(quote.indicators).hasToString("[501, 604]");
        }
    }

    @Test
    void treatsASideWithoutPriceOrSizeAsMissing() throws IOException {
        Path file = quotes(
                QUOTES_HEADER,
                quote("SPY", "0", "100", "5.02", "0", OPEN_NS, 1),
                quote("SPY", "", "", "5.02", "", OPEN_NS, 2),
                quote("SPY", "0", "0", "0.0", "0.0", OPEN_NS, 3));
        try (FlatFileStream stream = open(List.of(), List.of(file), folder)) {
            for (long sequence = 1; sequence <= 3; sequence++) {
                Quote quote = (Quote) stream.next();
                assertThat(quote.sipSequence).isEqualTo(sequence);
                assertThat(quote.bid).isEqualTo(Missing.LONG);
                assertThat(quote.bidSize).isEqualTo(Missing.LONG);
                assertThat(quote.ask).isEqualTo(sequence < 3 ? 5_020_000 : Missing.LONG);
                assertThat(quote.askSize).isEqualTo(Missing.LONG);
            }
            assertThat(stream.badRows()).isZero();
        }
    }

    @Test
    void ordersByTimeThenKindThenSequenceThenInstrumentThenFile() throws IOException {
        Path tradesA = trades(
                TRADES_HEADER,
                trade("QQQ", "1", "1", OPEN_NS, 5),
                trade("SPY", "2", "1", OPEN_NS, 5),
                trade("SPY", "3", "1", OPEN_NS, 4),
                trade("SPY", "4", "1", OPEN_NS - 1, 9));
        Path tradesB = write(folder.resolve("other"), TRADES_HEADER + "\n" + trade("SPY", "5", "1", OPEN_NS, 5));
        Path quotes = quotes(QUOTES_HEADER, quote("SPY", "6", "1", "7", "1", OPEN_NS, 99));
        for (int chunk : new int[] {1, 1_000_000}) {
            FlatFileRequest request = request(List.of(tradesA, tradesB), List.of(quotes), 0, folder);
            try (FlatFileStream stream = FlatFiles.open(request, ReadProgress.NONE, chunk)) {
                assertThat(prices(stream)).containsExactly(4L, 6L, 3L, 2L, 5L, 1L);
            }
        }
    }

    @Test
    void readsTheOneLetterKeysOfTheVendorsMessages() throws IOException {
        Path trades = trades(
                "ev,sym,x,i,z,p,s,ds,c,t,q,trfi,trft",
                "T,SPY,4,81,3,101.2375,0,0.0073,\"14,37\"," + OPEN_NS / 1_000_000 + ",778123,202,"
                        + OPEN_NS / 1_000_000);
        Path quotes = quotes("T,p,s,x,P,S,X,t,q", "SPY,1.5,100,8,1.6,200,7," + OPEN_NS / 1_000 + ",1");
        try (FlatFileStream stream = open(List.of(trades), List.of(quotes), folder)) {
            Quote quote = (Quote) stream.next();
            assertThat(quote.bid).isEqualTo(1_500_000);
            assertThat(quote.ask).isEqualTo(1_600_000);
            assertThat(quote.sipNs).isEqualTo(OPEN_NS);
            Trade trade = (Trade) stream.next();
            assertThat(trade.size).isEqualTo(7_300);
            assertThat(trade.sipNs).isEqualTo(OPEN_NS);
            assertThat(trade.trfId).isEqualTo(202);
        }
    }

    @Test
    void namesAllMissingColumnsAndTheHeaderFound() {
        assertThatThrownBy(() -> open(List.of(trades("ticker,Price,size", "SPY,1,1")), List.of(), folder))
                .isInstanceOf(FlatFileException.class)
                .hasMessageContainingAll(
                        "trades.csv", "conditions, sip_timestamp, sequence_number", "ticker,Price,size");
        assertThatThrownBy(() -> open(List.of(trades(TRADES_HEADER + ",PRICE", "")), List.of(), folder))
                .isInstanceOf(FlatFileException.class)
                .hasMessageContaining("a second column PRICE");
    }

    @Test
    void prefersTheVendorsOwnNameToAnAlias() throws IOException {
        String row = trade("SPY", "1", "1", OPEN_NS, 1);
        Path file = trades("timestamp," + TRADES_HEADER + ",sym", "7," + row + ",QQQ");
        try (FlatFileStream stream = open(List.of(file), List.of(), folder)) {
            Trade trade = (Trade) stream.next();
            assertThat(trade.instrument).isZero();
            assertThat(trade.sipNs).isEqualTo(OPEN_NS);
        }
    }

    @Test
    void reportsAllUnreadableFilesAtOnce() {
        Path empty = write(folder.resolve("empty"), "");
        assertThatThrownBy(() -> open(List.of(empty, folder.resolve("none")), List.of(folder), folder))
                .isInstanceOf(FlatFileException.class)
                .hasMessageContainingAll("empty is empty", "none does not exist", "is not a file");
    }

    @Test
    void skipsAndNamesEachBadRow() throws IOException {
        Path file = trades(
                TRADES_HEADER,
                trade("SPY", "1", "1", OPEN_NS, 1),
                trade("SPY", "abc", "1", OPEN_NS, 2),
                trade("SPY", "", "1", OPEN_NS, 3),
                trade("SPY", "0", "1", OPEN_NS, 4),
                trade("SPY", "-1", "1", OPEN_NS, 5),
                trade("SPY", "10000001", "1", OPEN_NS, 6),
                trade("SPY", "1", "-1", OPEN_NS, 7),
                trade("SPY", "1", "0.0", OPEN_NS, 8),
                trade("SPY", "1", "1", OPEN_NS + 48 * HOUR_NS, 9),
                trade("", "1", "1", OPEN_NS, 10),
                "SPY,\"12,37,1,2",
                "SPY,1",
                trade("XYZ", "abc", "x", 0, 11),
                trade("SPY", "2", "1", OPEN_NS, 12));
        try (FlatFileStream stream = open(List.of(file), List.of(), folder)) {
            assertThat(stream.badRowMessages()).hasSize(11).allMatch(message -> message.startsWith(file + ", line "));
            assertThat(stream.badRowMessages().stream()
                            .map(message -> message.substring(message.indexOf(", line ") + 7)))
                    .containsExactly(
                            "3: price 'abc' is not a number",
                            "4: price is missing",
                            "5: price '0' is not above zero",
                            "6: price '-1' is below zero",
                            "7: price '10000001' is too large",
                            "8: size '-1' is below zero",
                            "9: size '0.0' is a zero size",
                            "10: sip_timestamp '" + (OPEN_NS + 48 * HOUR_NS)
                                    + "' is more than a day outside the session",
                            "11: ticker is missing",
                            "12: a quoted field is not closed",
                            "13: the row has not as many fields as the header");
            assertThat(stream.badRowReasons())
                    .containsEntry("price is missing", 1L)
                    .hasSize(11);
            assertThat(prices(stream)).containsExactly(1L, 2L);
        }
    }

    @Test
    void failsWhenTooManyRowsAreBad() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            lines.add(trade("SPY", i % 100 == 99 ? "x" : "1", "1", OPEN_NS, i));
        }
        Path file = trades(TRADES_HEADER, lines.toArray(new String[0]));
        assertThatThrownBy(() -> FlatFiles.open(
                        request(List.of(file), List.of(), 0.009, folder), ReadProgress.NONE, FlatFiles.CHUNK_BYTES))
                .isInstanceOf(BadRowShareException.class)
                .hasMessageContainingAll(
                        "10 of the first 1,000 wanted rows are bad: 1.00 %, where 0.9 % is allowed", "\n  ", "line 101")
                .matches(e -> e.getMessage().lines().count() == 6, "names five rows");
        try (FlatFileStream stream = FlatFiles.open(
                request(List.of(file), List.of(), 0.01, folder), ReadProgress.NONE, FlatFiles.CHUNK_BYTES)) {
            assertThat(stream.badRows()).isEqualTo(50);
            assertThat(stream.badRowMessages()).hasSize(20);
            assertThat(stream.trades()).isEqualTo(4_950);
        }
    }

    @Test
    void reportsDamageRatherThanTheBadRowsItCaused() {
        List<String> lines = new ArrayList<>(List.of(TRADES_HEADER));
        for (int i = 0; i < 5_000; i++) {
            lines.add(trade("SPY", "x", "1", OPEN_NS, i));
        }
        byte[] bytes = gzip(String.join("\n", lines));
        bytes[bytes.length - 8] ^= 1;
        Path file = write(folder.resolve("flipped.csv.gz"), bytes);
        assertThatThrownBy(() -> FlatFiles.open(
                        request(List.of(file), List.of(), 0, folder), ReadProgress.NONE, FlatFiles.CHUNK_BYTES))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void refusesASymbolWithoutAnyRow() {
        Path trades = trades(TRADES_HEADER, trade("SPY", "1", "1", OPEN_NS, 1), trade("QQQ", "1", "1", OPEN_NS, 2));
        Path quotes = quotes(QUOTES_HEADER, quote("SPY", "1", "1", "2", "1", OPEN_NS, 3));
        assertThatThrownBy(
                        () -> FlatFiles.open(request(List.of(trades), List.of(quotes), 0, folder), ReadProgress.NONE))
                .isInstanceOfSatisfying(WrongDateException.class, e -> assertThat(e.problems())
                        .containsExactly(trades + ", " + quotes + ": no row of BRK.B, one of the run's symbols"));
    }

    @Test
    void checksAShortFileAtItsEnd() {
        Path file = trades(TRADES_HEADER, trade("SPY", "x", "1", OPEN_NS, 1), trade("SPY", "1", "1", OPEN_NS, 2));
        assertThatThrownBy(() -> FlatFiles.open(
                        request(List.of(file), List.of(), 0.49, folder), ReadProgress.NONE, FlatFiles.CHUNK_BYTES))
                .isInstanceOf(BadRowShareException.class)
                .hasMessageContaining("1 of the first 2");
    }

    @Test
    void readsRowsLongerThanItsBuffer() throws IOException {
        String row = trade("SPY", "1", "1", OPEN_NS, 1);
        Path file = trades("note," + TRADES_HEADER, "\"" + "n".repeat(600_000) + "\"," + row, "m," + row);
        try (FlatFileStream stream = open(List.of(file), List.of(), folder)) {
            assertThat(prices(stream)).containsExactly(1L, 1L);
        }
        Path noLines = write(folder.resolve("noLines"), new byte[3_000_000]);
        assertThatThrownBy(() -> open(List.of(noLines), List.of(), folder))
                .isInstanceOf(FlatFileException.class)
                .hasMessageContaining("line 1 is longer than");
    }

    @Test
    void refusesTwoInstrumentsWithTheSameSymbol() {
        List<Instrument> twice = List.of(SPY, new Instrument(5, "SPY", 1, 1, false));
        FlatFileRequest request = new FlatFileRequest(List.of(), List.of(), twice, SESSION, allowing(0), folder);
        assertThatThrownBy(() -> FlatFiles.open(request, ReadProgress.NONE, FlatFiles.CHUNK_BYTES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SPY");
    }

    @Test
    void reportsProgressAndCompletion() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            lines.add(trade("SPY", "1", "1", OPEN_NS + i, i));
        }
        Path file = trades(TRADES_HEADER, lines.toArray(new String[0]));
        long size = Files.size(file);
        List<Long> calls = new ArrayList<>();
        FlatFiles.open(
                        request(List.of(file), List.of(), 0, folder),
                        (bytes, total) -> {
                            assertThat(total).isEqualTo(size);
                            calls.add(bytes);
                        },
                        FlatFiles.CHUNK_BYTES)
                .close();
        assertThat(calls).isSorted().hasSizeGreaterThan(2).endsWith(size);
    }

    @Test
    void stopsReadingOnceClosed() throws IOException {
        Path file = trades(TRADES_HEADER, trade("SPY", "1", "1", OPEN_NS, 1));
        FlatFileStream stream = open(List.of(file), List.of(), folder);
        stream.close();
        stream.close();
        assertThatThrownBy(stream::next).isInstanceOf(IOException.class).hasMessageContaining("closed");
    }

    @Test
    void throwsNothingButAnIoExceptionWhateverTheBytes() throws IOException {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        for (int round = 0; round < 1_500; round++) {
            Random random = new Random(seed + round);
            boolean trades = random.nextBoolean();
            byte[] text = RandomFile.text(random, trades, 40, 0.02).getBytes(StandardCharsets.UTF_8);
            byte[] bytes = random.nextInt(3) == 0 ? gzip(text) : text;
            for (int i = random.nextInt(20); i >= 0; i--) {
                int at = random.nextInt(3) == 0
                        ? random.nextInt(Math.min(120, bytes.length))
                        : random.nextInt(bytes.length);
                bytes[at] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : ",\"\n\r-.e90".charAt(random.nextInt(9)));
            }
            List<Path> file = List.of(write(folder.resolve("mutated"), bytes));
            try (FlatFileStream stream = FlatFiles.open(
                    request(trades ? file : List.of(), trades ? List.of() : file, 0.5, folder), ReadProgress.NONE, 1)) {
                assertThat(texts(stream).stream().filter(event -> !event.startsWith("MarketStatus ")))
                        .hasSize((int) (stream.trades() + stream.quotes()));
            } catch (IOException e) {
                assertThat(e).as("seed %d", seed + round).isInstanceOf(FlatFileException.class);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + (seed + round), e);
            }
        }
    }

    private Path trades(String header, String... rows) {
        return write(folder.resolve("trades.csv"), header + "\n" + String.join("\n", rows) + "\n");
    }

    private Path quotes(String header, String... rows) {
        return write(folder.resolve("quotes.csv"), header + "\n" + String.join("\n", rows) + "\n");
    }

    private static List<Long> prices(FlatFileStream stream) throws IOException {
        List<Long> prices = new ArrayList<>();
        for (Event event = stream.next(); event != null; event = stream.next()) {
            prices.add((event instanceof Trade trade ? trade.price : ((Quote) event).bid) / 1_000_000);
        }
        return prices;
    }
}
