package io.ringtape.polygon.rest;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.MissingColumns;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.EventDump;
import io.ringtape.polygon.MinuteBarFiles;
import io.ringtape.polygon.MinuteBarHistory;
import io.ringtape.polygon.ReadProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinuteHistoryTest {
    private static final long PRE_OPEN_NS = 1_795_078_800_000_000_000L;
    private static final long DAY_NS = 24 * HOUR_NS;
    private static final long WEDNESDAY_NS = PRE_OPEN_NS - DAY_NS + 6 * HOUR_NS;
    private static final long TUESDAY_NS = WEDNESDAY_NS - DAY_NS;
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final TradingSession THURSDAY = new TradingSession(
            LocalDate.of(2026, 11, 19),
            PRE_OPEN_NS,
            PRE_OPEN_NS + 5 * HOUR_NS + HOUR_NS / 2,
            PRE_OPEN_NS + 12 * HOUR_NS,
            PRE_OPEN_NS + 16 * HOUR_NS,
            false);
    private static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);
    private static final Instrument BRK_B = new Instrument(3, "BRK.B", 10_000, 100, false);
    private static final MarketDataSettings SETTINGS =
            new MarketDataSettings(1_500_000, 0.5, 0.5, MissingColumns.NOTE, HOUR_NS);
    private static final RestTiming TIMING = new RestTiming(5_000, 20_000, 2, 2, 0, 0);

    @TempDir
    Path folder;

    private ScriptedServer server;
    private long nowNs = PRE_OPEN_NS;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private MinuteBarHistory fetch(Instrument... instruments) throws IOException, InterruptedException {
        return fetch(List.of(TUESDAY, WEDNESDAY), instruments);
    }

    private MinuteBarHistory fetch(List<LocalDate> dates, Instrument... instruments)
            throws IOException, InterruptedException {
        RestClient client = new RestClient(new RestAccess(server.base(), "k"), TIMING);
        return new MinuteHistory(client, folder.resolve("cache"), () -> nowNs)
                .fetch(List.of(instruments), dates, THURSDAY, SETTINGS);
    }

    private static String row(long startNs) {
        return "{\"v\":1234.5,\"vw\":671.1234,\"o\":671.1,\"c\":671.2,\"h\":671.3,\"l\":671,\"t\":"
                + startNs / 1_000_000 + ",\"n\":77}";
    }

    private static String page(String next, String... rows) {
        return "{\"ticker\":\"SPY\",\"queryCount\":9,\"resultsCount\":" + rows.length + ",\"adjusted\":false,"
                + "\"results\":[" + String.join(",", rows) + "],\"status\":\"OK\",\"request_id\":\"r\",\"count\":1"
                + (next == null ? "}" : ",\"next_url\":\"" + next + "\"}");
    }

    private Path cached(LocalDate date) {
        return folder.resolve("cache").resolve("SPY").resolve(date + ".csv.gz");
    }

    private List<String> files() {
        try (Stream<Path> all = Files.walk(folder.resolve("cache"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.resolve("cache").relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> starts(MinuteBarHistory history) {
        return history.bars().stream().map(bar -> bar.startNs).toList();
    }

    @Test
    void asksForUnadjustedBarsOfTheDatesInOneGo() throws Exception {
        server.answers(200, page(null, row(TUESDAY_NS), row(WEDNESDAY_NS)));
        fetch(SPY, BRK_B);
        assertThat(server.addresses())
                .containsExactly(
                        "/v2/aggs/ticker/SPY/range/1/minute/2026-11-17/2026-11-18?adjusted=false&sort=asc&limit=50000",
                        "/v2/aggs/ticker/BRK.B/range/1/minute/2026-11-17/2026-11-18?adjusted=false&sort=asc&limit=50000");
        assertThat(server.asked()).allMatch(asked -> asked.authorization().equals("Bearer k"));
    }

    @Test
    void fillsEveryFieldOfABar() throws Exception {
        server.answers(200, page(null, row(WEDNESDAY_NS)));
        MinuteBarHistory history = fetch(BRK_B);
        MinuteBar bar = new MinuteBar();
        bar.instrument = 3;
        bar.date = 20_261_118;
        bar.startNs = WEDNESDAY_NS;
        bar.receiveNs = WEDNESDAY_NS + MINUTE_NS + 1_500_000;
        bar.open = 671_100_000;
        bar.high = 671_300_000;
        bar.low = 671_000_000;
        bar.close = 671_200_000;
        bar.volume = 1_234_500_000;
        bar.vwap = 671_123_400;
        bar.trades = 77;
        assertThat(history.bars()).extracting(EventDump::of).containsExactly(EventDump.of(bar));
        assertThat(history.notes()).containsExactly("no minute bars of BRK.B on 2026-11-17");
    }

    @Test
    void givesTheBarsThatTheFlatFilesGive() throws Exception {
        String[] rows = new String[5];
        StringBuilder file = new StringBuilder("ticker,volume,open,close,high,low,window_start,transactions,vwap\n");
        for (int i = 0; i < rows.length; i++) {
            long startNs = WEDNESDAY_NS + i * MINUTE_NS;
            rows[i] = row(startNs).replace("1234.5", "1234." + i);
            file.append("SPY,1234.")
                    .append(i)
                    .append(",671.1,671.2,671.3,671,")
                    .append(startNs)
                    .append(",77,671.1234\n");
        }
        rows[2] = rows[2].replace("671.3", "671.15");
        server.answers(200, page(null, rows));
        Path flat = Files.writeString(
                folder.resolve("flat"),
                file.toString().replace("1234.2,671.1,671.2,671.3", "1234.2,671.1,671.2,671.15"));
        MinuteBarHistory wanted = MinuteBarFiles.read(
                List.of(flat), List.of(SPY), THURSDAY, WEDNESDAY::equals, SETTINGS, ReadProgress.NONE);
        MinuteBarHistory found = fetch(SPY);
        assertThat(found.bars())
                .hasSize(4)
                .extracting(EventDump::of)
                .containsExactlyElementsOf(
                        wanted.bars().stream().map(EventDump::of).toList());
        assertThat(found.badRowReasons()).isEqualTo(wanted.badRowReasons()).hasSize(1);
    }

    @Test
    void aSecondStartFetchesNothing() throws Exception {
        server.answers(200, page(null, row(TUESDAY_NS), row(WEDNESDAY_NS)));
        List<Long> first = starts(fetch(SPY));
        assertThat(starts(fetch(SPY))).isEqualTo(first).containsExactly(TUESDAY_NS, WEDNESDAY_NS);
        assertThat(server.asked()).hasSize(1);
        assertThat(files()).containsExactly("SPY/2026-11-17.csv.gz", "SPY/2026-11-18.csv.gz");
    }

    @Test
    void asksOnlyForWhatIsLacking() throws Exception {
        server.answers(200, page(null, row(TUESDAY_NS)));
        fetch(List.of(TUESDAY), SPY);
        server.forget().answers(200, page(null, row(WEDNESDAY_NS)));
        assertThat(starts(fetch(SPY))).containsExactly(TUESDAY_NS, WEDNESDAY_NS);
        assertThat(server.addresses().get(1)).contains("/2026-11-18/2026-11-18?");
    }

    @Test
    void fetchesADamagedFileAgain() throws Exception {
        server.answers(200, page(null, row(TUESDAY_NS), row(WEDNESDAY_NS)));
        fetch(SPY);
        byte[] whole = Files.readAllBytes(cached(WEDNESDAY));
        byte[] tuesday = Files.readAllBytes(cached(TUESDAY));
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        byte[][] damaged = {
            new byte[0], flipped, Arrays.copyOf(whole, whole.length - 1), "x".getBytes(StandardCharsets.UTF_8), tuesday
        };
        int asked = 1;
        for (byte[] bytes : damaged) {
            Files.write(cached(WEDNESDAY), bytes);
            assertThat(starts(fetch(SPY))).containsExactly(TUESDAY_NS, WEDNESDAY_NS);
            assertThat(server.asked()).hasSize(++asked);
            assertThat(Files.readAllBytes(cached(WEDNESDAY))).isEqualTo(whole);
        }
    }

    @Test
    void neverKeepsTheBarsOfToday() throws Exception {
        nowNs = WEDNESDAY_NS + 8 * HOUR_NS;
        server.answers(200, page(null, row(TUESDAY_NS), row(WEDNESDAY_NS)));
        assertThat(starts(fetch(SPY))).containsExactly(TUESDAY_NS, WEDNESDAY_NS);
        assertThat(files()).containsExactly("SPY/2026-11-17.csv.gz");
        assertThat(starts(fetch(SPY))).containsExactly(TUESDAY_NS, WEDNESDAY_NS);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void leavesOutTheSessionsDateAndDatesNobodyAskedFor() throws Exception {
        server.answers(200, page(null, row(TUESDAY_NS), row(WEDNESDAY_NS), row(WEDNESDAY_NS + DAY_NS)));
        MinuteBarHistory history = fetch(List.of(WEDNESDAY, THURSDAY.date()), SPY);
        assertThat(starts(history)).containsExactly(WEDNESDAY_NS);
        assertThat(server.addresses().get(0)).contains("/2026-11-18/2026-11-18?");
        assertThat(files()).containsExactly("SPY/2026-11-18.csv.gz");
    }

    @Test
    void followsNextUrlVerbatimThoughTheCursorIsInThePath() throws Exception {
        String second = "/v2/aggs/ticker/SPY/range/1/minute/1795015800000%2F1/2026-11-18?cursor=bGltaXQ9&x";
        server.answers(200, page(server.base() + second, row(TUESDAY_NS))).answers(200, page(null, row(WEDNESDAY_NS)));
        assertThat(starts(fetch(SPY))).containsExactly(TUESDAY_NS, WEDNESDAY_NS);
        assertThat(server.addresses()).hasSize(2).endsWith(second);
    }

    @Test
    void keepsNothingOfPagesThatDoNotComeToTheirEnd() throws Exception {
        server.answers(200, page(server.base() + "/a", row(TUESDAY_NS)))
                .answers(200, page(server.base() + "/a", row(WEDNESDAY_NS)));
        MinuteBarHistory history = fetch(SPY);
        assertThat(starts(history)).containsExactly(TUESDAY_NS, WEDNESDAY_NS);
        assertThat(history.notes()).containsExactly("minute bars of SPY may be missing: a page is named twice");
        assertThat(files()).isEmpty();
        server.forget()
                .answers(200, page(server.base() + "/a", row(TUESDAY_NS)))
                .answers(500, "");
        assertThatThrownBy(() -> fetch(SPY)).isInstanceOf(RestException.class);
        assertThat(Files.exists(cached(TUESDAY))).isFalse();
    }

    @Test
    void countsBadBarsAndKeepsTheirNeighbours() throws Exception {
        server.answers(
                200,
                page(
                        null,
                        row(TUESDAY_NS),
                        row(TUESDAY_NS + MINUTE_NS).replace("1234.5", "\"1,2\""),
                        row(TUESDAY_NS + 2 * MINUTE_NS).replace("1234.5", "1.2345e3"),
                        row(TUESDAY_NS + 3 * MINUTE_NS).replace(",\"n\":77", "").replace("\"vw\":671.1234,", ""),
                        "{\"t\":null}",
                        "7",
                        row(WEDNESDAY_NS)));
        MinuteBarHistory history = fetch(SPY);
        assertThat(history.bars()).hasSize(4);
        assertThat(history.bars().get(1).volume).isEqualTo(1_234_500_000);
        assertThat(history.bars().get(2).trades).isEqualTo(Missing.LONG);
        assertThat(history.bars().get(2).vwap).isEqualTo(Missing.LONG);
        assertThat(history.badRowReasons()).containsOnlyKeys("volume is missing");
        assertThat(history.notes()).containsExactly("2 minute bars of SPY have no usable time and are left out");
    }

    @Test
    void aTickerWithoutHistoryHasNoBarsAndIsNoted() throws Exception {
        server.answers(200, "{\"ticker\":\"SPY\",\"queryCount\":0,\"resultsCount\":0,\"status\":\"OK\"}");
        MinuteBarHistory history = fetch(SPY);
        assertThat(history.bars()).isEmpty();
        assertThat(history.notes())
                .containsExactly("no minute bars of SPY on 2026-11-17", "no minute bars of SPY on 2026-11-18");
        assertThat(server.asked()).hasSize(1);
        fetch(SPY);
        assertThat(server.asked()).hasSize(2);
    }
}
