package io.ringtape.polygon.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.EventDump;
import io.ringtape.polygon.stream.EventFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeHistoryTest {
    private static final String KEY = "a-secret-key";
    private static final Instrument BRK_B = new Instrument(7, "BRK.B", 10_000, 100, false);
    private static final long FROM_NS = 1_795_100_401_000_000_000L;
    private static final long TO_NS = 1_795_100_461_000_000_000L;
    private static final long NOW_NS = 1_795_100_500_000_000_000L;
    private static final RestTiming TIMING = new RestTiming(5_000, 20_000, 3, 5, 100, 10_000);

    private final List<Long> waits = new ArrayList<>();
    private final List<String> prints = new ArrayList<>();
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TradeFetch fetch() throws IOException, InterruptedException {
        return fetch(server.base(), TIMING);
    }

    private TradeFetch fetch(URI base, RestTiming timing) throws IOException, InterruptedException {
        RestClient client = new RestClient(new RestAccess(base, KEY), timing, waits::add);
        return new TradeHistory(client, () -> NOW_NS)
                .fetch(BRK_B, FROM_NS, TO_NS, trade -> prints.add(EventDump.of(trade)));
    }

    private RestException failure() {
        return failure(server.base(), TIMING);
    }

    private RestException failure(URI base, RestTiming timing) {
        RestException failure = catchThrowableOfType(RestException.class, () -> fetch(base, timing));
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).doesNotContain(KEY);
        return failure;
    }

    private static String row(long sequence) {
        return "{\"conditions\":[12,37],\"exchange\":11,\"id\":\"52983525034825\",\"participant_timestamp\":"
                + (FROM_NS + sequence - 20) + ",\"price\":671.25,\"sequence_number\":" + sequence
                + ",\"sip_timestamp\":" + (FROM_NS + sequence) + ",\"size\":100,\"tape\":2}";
    }

    private static Trade print(long sequence) {
        Trade trade = new Trade();
        trade.instrument = 7;
        trade.receiveNs = NOW_NS;
        trade.price = 671_250_000;
        trade.size = 100_000_000;
        trade.sipNs = FROM_NS + sequence;
        trade.exchangeNs = FROM_NS + sequence - 20;
        trade.sipSequence = sequence;
        trade.exchange = 11;
        trade.tape = 2;
        trade.conditions.add(12);
        trade.conditions.add(37);
        trade.id.set("52983525034825");
        trade.backfilled = true;
        return trade;
    }

    private static String[] printed(long... sequences) {
        return java.util.Arrays.stream(sequences)
                .mapToObj(sequence -> EventDump.of(print(sequence)))
                .toArray(String[]::new);
    }

    private static String page(String next, String... rows) {
        return "{\"status\":\"OK\",\"request_id\":\"r1\",\"results\":[" + String.join(",", rows) + "]"
                + (next == null ? "" : ",\"next_url\":\"" + next + "\"") + "}";
    }

    private String at(String pathAndQuery) {
        return server.base() + pathAndQuery;
    }

    @Test
    void asksForTheSpanInAscendingOrderWithTheKeyInTheHeader() throws Exception {
        server.answers(200, page(null));
        TradeFetch fetch = fetch();
        assertThat(server.asked())
                .containsExactly(new ScriptedServer.Asked(
                        "/v3/trades/BRK.B?timestamp.gte=" + FROM_NS + "&timestamp.lte=" + TO_NS
                                + "&order=asc&sort=timestamp&limit=50000",
                        "Bearer " + KEY));
        assertThat(fetch).isEqualTo(new TradeFetch(0, 0, Map.of(), Missing.LONG, PageEnd.LAST_PAGE, false));
    }

    @Test
    void fillsEveryFieldOfAPrint() throws Exception {
        String offExchange = "{\"id\":81234,\"decimal_size\":\"12.500001\",\"size\":12,\"trf_id\":202,"
                + "\"trf_timestamp\":" + (FROM_NS + 3) + ",\"exchange\":4,\"tape\":1,\"price\":671.2375,"
                + "\"sip_timestamp\":" + (FROM_NS + 5) + ",\"sequence_number\":9,\"correction\":0,\"zz\":{\"a\":[1]}}";
        server.answers(200, page(null, row(1), offExchange));
        TradeFetch fetch = fetch();
        Trade second = print(5);
        second.price = 671_237_500;
        second.size = 12_500_001;
        second.trfId = 202;
        second.trfNs = FROM_NS + 3;
        second.exchange = 4;
        second.tape = 1;
        second.sipSequence = 9;
        second.exchangeNs = Missing.LONG;
        second.conditions.clear();
        second.id.set("81234");
        assertThat(prints).containsExactly(EventDump.of(print(1)), EventDump.of(second));
        assertThat(fetch.prints()).isEqualTo(2);
        assertThat(fetch.lastSipNs()).isEqualTo(FROM_NS + 5);
    }

    @Test
    void readsPricesAndSizesExactly() throws Exception {
        server.answers(
                200,
                page(
                        null,
                        row(1).replace("671.25", "0.1").replace(":100,", ":0,\"decimal_size\":\"0.0073\","),
                        row(2).replace("671.25", "6.7125e2").replace(":100,", ":1e2,"),
                        row(3).replace("671.25", "9007199.254741").replace(":100,", ":100.0,")));
        List<Long> found = new ArrayList<>();
        new TradeHistory(new RestClient(new RestAccess(server.base(), KEY), TIMING), () -> NOW_NS)
                .fetch(BRK_B, FROM_NS, TO_NS, trade -> {
                    found.add(trade.price);
                    found.add(trade.size);
                });
        assertThat(found)
                .containsExactly(100_000L, 7_300L, 671_250_000L, 100_000_000L, 9_007_199_254_741L, 100_000_000L);
    }

    @Test
    void skipsAndCountsRecordsOfCancelsAndCorrections() throws Exception {
        server.answers(
                200,
                page(
                        null,
                        row(1),
                        row(2).replace("\"tape\"", "\"correction\":10,\"tape\""),
                        row(3).replace("\"tape\"", "\"correction\":11,\"tape\""),
                        row(4).replace("\"tape\"", "\"correction\":12,\"tape\"").replace("671.25", "0")));
        TradeFetch fetch = fetch();
        assertThat(prints).containsExactly(printed(1));
        assertThat(fetch.records()).isEqualTo(3);
        assertThat(fetch.badRows()).isEmpty();
        assertThat(fetch.lastSipNs()).isEqualTo(FROM_NS + 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8})
    void aPrintThatWasCorrectedLaterIsOneWithoutTheMark(int correction) throws Exception {
        server.answers(200, page(null, row(1).replace("\"tape\"", "\"correction\":" + correction + ",\"tape\"")));
        assertThat(fetch().prints()).isEqualTo(1);
        assertThat(prints).containsExactly(printed(1));
    }

    @Test
    void countsABadRowByReasonAndKeepsItsNeighbours() throws Exception {
        server.answers(
                200,
                page(
                        null,
                        row(1),
                        row(2).replace("671.25", "\"x\""),
                        row(3).replace("671.25", "-1"),
                        row(4).replace("671.25", "0.0"),
                        row(5).replace("\"price\":671.25,", ""),
                        row(6).replace(":100,", ":0,"),
                        row(7).replace(":100,", ":1e12,"),
                        row(8).replace("[12,37]", "[12,\"x\"]"),
                        row(9).replace("\"52983525034825\"", "{}"),
                        row(10).replace("\"sip_timestamp\":" + (FROM_NS + 10), "\"sip_timestamp\":12"),
                        row(11).replace("\"sequence_number\":11", "\"sequence_number\":null"),
                        "null",
                        "[1,[2]]",
                        row(12).replace("52983525034825", "8".repeat(256)),
                        row(13)));
        TradeFetch fetch = fetch();
        assertThat(prints).containsExactly(printed(1, 13));
        assertThat(fetch.badRows())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(EventFault.NOT_A_NUMBER, 1L),
                        Map.entry(EventFault.NEGATIVE, 1L),
                        Map.entry(EventFault.NOT_POSITIVE, 1L),
                        Map.entry(EventFault.ABSENT, 2L),
                        Map.entry(EventFault.ZERO_SIZE, 1L),
                        Map.entry(EventFault.TOO_LARGE, 1L),
                        Map.entry(EventFault.TOO_LONG, 1L),
                        Map.entry(EventFault.NOT_CODES, 1L),
                        Map.entry(EventFault.NOT_A_TEXT, 1L),
                        Map.entry(EventFault.NOT_AN_INSTANT, 1L),
                        Map.entry(EventFault.NOT_AN_EVENT, 2L)));
        assertThat(fetch.badRowCount()).isEqualTo(13);
    }

    @Test
    void followsNextUrlVerbatim() throws Exception {
        String second = "/v3/trades/BRK.B?limit=2&cursor=YWN0%2Bx%3D%3d&b=%20+a&a=1";
        String third = "/v3/another/path/%7Bx%7D?apa";
        server.answers(200, page(at(second), row(1), row(2)))
                .answers(200, page(at(third), row(3)))
                .answers(200, page(null, row(4)));
        assertThat(fetch().end()).isEqualTo(PageEnd.LAST_PAGE);
        assertThat(server.addresses()).hasSize(3).endsWith(second, third);
        assertThat(server.asked()).allMatch(asked -> asked.authorization().equals("Bearer " + KEY));
        assertThat(prints).containsExactly(printed(1, 2, 3, 4));
    }

    @Test
    void neverSendsTheKeyToAForeignHost() throws Exception {
        try (ScriptedServer foreign = new ScriptedServer()) {
            foreign.answers(200, page(null, row(2)));
            server.answers(200, page(foreign.base() + "/v3/trades/BRK.B?cursor=1", row(1)));
            RestException failure = failure();
            assertThat(failure.failure()).isEqualTo(RestFailure.FOREIGN_PAGE);
            assertThat(failure).hasMessageContaining(foreign.base().getRawAuthority());
            assertThat(foreign.asked()).isEmpty();
            assertThat(prints).containsExactly(printed(1));
        }
    }

    @Test
    void followsNoRedirectWithTheKey() throws Exception {
        try (ScriptedServer foreign = new ScriptedServer()) {
            foreign.answers(200, page(null, row(2)));
            server.answers(302, "", "Location", foreign.base() + "/v3/trades/BRK.B");
            assertThat(failure().failure()).isEqualTo(RestFailure.REJECTED);
            assertThat(foreign.asked()).isEmpty();
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void stopsAtACursorSeenBefore() throws Exception {
        server.answers(200, page(at("/v3/trades?cursor=1"), row(1)))
                .answers(200, page(at("/v3/trades?cursor=2"), row(2)))
                .answers(200, page(at("/v3/trades?cursor=1"), row(3)));
        assertThat(fetch().end()).isEqualTo(PageEnd.REPEATED_PAGE);
        assertThat(server.asked()).hasSize(3);
        assertThat(prints).containsExactly(printed(1, 2, 3));
    }

    @Test
    void stopsOnAnEmptyPage() throws Exception {
        server.answers(200, page(at("/v3/trades?cursor=1"), row(1)))
                .answers(200, page(at("/v3/trades?cursor=2")))
                .answers(200, page(null, row(2)));
        assertThat(fetch().end()).isEqualTo(PageEnd.EMPTY_PAGE);
        assertThat(server.asked()).hasSize(2);
        assertThat(prints).containsExactly(printed(1));
    }

    @Test
    void anAnswerWithoutResultsHasNoRows() throws Exception {
        server.answers(200, "{\"queryCount\":0,\"status\":\"OK\",\"resultsCount\":0}");
        assertThat(fetch().prints()).isZero();
        server.answers(200, "{\"results\":null,\"status\":\"OK\"}");
        assertThat(fetch().prints()).isZero();
    }

    @Test
    void tellsThatTheDataAreDelayed() throws Exception {
        server.answers(200, page(null, row(1)).replace("\"OK\"", "\"DELAYED\""));
        assertThat(fetch().delayed()).isTrue();
        assertThat(prints).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheServerAsksAfterTooManyRequests() throws Exception {
        server.answers(429, "{\"status\":\"ERROR\",\"error\":\"slow down\"}", "Retry-After", "7")
                .answers(429, "", "Retry-After", "3600")
                .answers(200, page(null, row(1)));
        fetch();
        assertThat(waits).containsExactly(7_000L, 10_000L);
        assertThat(prints).containsExactly(printed(1));
    }

    @Test
    void waitsTwiceAsLongEachTimeWithoutSuchAWord() throws Exception {
        server.answers(429, "")
                .answers(429, "", "Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT")
                .answers(429, "", "Retry-After", "-5")
                .answers(200, page(null, row(1)));
        fetch();
        assertThat(waits).containsExactly(100L, 200L, 400L);
    }

    @Test
    void givesUpWhenTheRateStaysLimited() {
        server.answers(429, "{\"status\":\"ERROR\",\"error\":\"You've exceeded the maximum requests per minute\"}");
        assertThat(failure())
                .hasMessage("GET " + at("/v3/trades/BRK.B")
                        + ": the server answered 429, You've exceeded the maximum requests per minute")
                .extracting(RestException::failure)
                .isEqualTo(RestFailure.LIMITED);
        assertThat(server.asked()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusalIsToldWithItsReasonAndNotTriedAgain(int status) {
        server.answers(
                status,
                "{\"status\":\"NOT_AUTHORIZED\",\"request_id\":\"1\",\"message\":\"Your key " + KEY
                        + " is not entitled to this data.\"}");
        RestException failure = failure();
        assertThat(failure.failure()).isEqualTo(RestFailure.REFUSED);
        assertThat(failure)
                .hasMessage("GET " + at("/v3/trades/BRK.B") + ": the server answered " + status
                        + ", Your key (key) is not entitled to this data.");
        assertThat(server.asked()).hasSize(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void anotherRefusalOfTheRequestIsNotTriedAgain() {
        server.answers(404, "<html>\n<b>nothing\there</b>");
        assertThat(failure())
                .hasMessageEndingWith(": the server answered 404, it starts with '<html> <b>nothing here</b>'");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void triesAgainAfterErrorsOfTheServer() throws Exception {
        server.answers(500, "").answers(503, "busy").answers(200, page(null, row(1)));
        fetch();
        assertThat(waits).containsExactly(100L, 200L);
        assertThat(prints).containsExactly(printed(1));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        server.answers(502, "<html>Bad Gateway</html>");
        RestException failure = failure();
        assertThat(failure.failure()).isEqualTo(RestFailure.SERVER_ERROR);
        assertThat(server.asked()).hasSize(3);
        assertThat(waits).containsExactly(100L, 200L);
    }

    @Test
    void aServerThatIsNotThereIsToldAsUnreachable() {
        URI gone = server.base();
        server.close();
        RestException failure = failure(gone, TIMING);
        assertThat(failure.failure()).isEqualTo(RestFailure.UNREACHABLE);
        assertThat(waits).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>Sign in to the network</body></html>",
                "",
                "null",
                "[]",
                "{}",
                "{\"results\":[]}",
                "{\"status\":\"OK\",\"results\":{}}",
                "{\"status\":\"OK\",\"results\":[]} x",
                "{\"status\":\"OK\",\"results\":[{\"price\":1}",
                "{\"status\":\"ERROR\",\"error\":\"no luck\",\"results\":[]}"
            })
    void anythingButAPageIsAnErrorAndNeverNoRows(String body) {
        server.answers(200, body);
        assertThat(failure().failure()).isEqualTo(RestFailure.UNREADABLE);
        assertThat(server.asked()).hasSize(3);
        assertThat(prints).isEmpty();
    }

    @Test
    void everyCutOfAPageIsAnErrorAndGivesNoRow() throws Exception {
        String whole = page(null, row(1));
        server.answers(200, whole);
        for (int length = 0; length < whole.length(); length += 7) {
            try (ScriptedServer cut = new ScriptedServer()) {
                cut.answers(200, whole.substring(0, length));
                assertThat(failure(cut.base(), TIMING).failure()).isEqualTo(RestFailure.UNREADABLE);
            }
        }
        assertThat(prints).isEmpty();
    }

    @Test
    void halfABodyGivesNoRowAndIsAskedForAgain() throws Exception {
        String page = page(null, row(1), row(2));
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + page.length() + "\r\nConnection: close\r\n\r\n";
        try (RawServer raw = new RawServer(true, head + page.substring(0, page.length() - 60), head + page)) {
            fetch(raw.base(), TIMING);
            assertThat(prints).containsExactly(printed(1, 2));
            assertThat(waits).containsExactly(100L);
        }
    }

    @Test
    void halfABodyWithoutALengthIsAnError() throws Exception {
        String page = page(null, row(1), row(2));
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        try (RawServer raw = new RawServer(true, head + page.substring(0, page.length() - 1))) {
            assertThat(failure(raw.base(), TIMING).failure()).isEqualTo(RestFailure.UNREADABLE);
            assertThat(prints).isEmpty();
        }
    }

    @Test
    void aBodyThatStallsEndsAtTheDeadline() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"status\":\"OK\",\"results\":[";
        try (RawServer raw = new RawServer(false, head)) {
            RestException failure = failure(raw.base(), new RestTiming(5_000, 300, 2, 2, 0, 0));
            assertThat(failure.failure()).isEqualTo(RestFailure.TIMED_OUT);
            assertThat(failure).hasMessageEndingWith(": no whole answer within 300 ms");
        }
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        try (RawServer raw = new RawServer(false, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{")) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread thread = new Thread(() -> {
                try {
                    fetch(raw.base(), TIMING);
                } catch (IOException | InterruptedException e) {
                    thrown.set(e);
                }
            });
            thread.start();
            raw.awaitRequest();
            thread.interrupt();
            thread.join();
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void readsCompressedAnswers() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(page(null, row(1)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = bytes.toByteArray();
        server.answers(200, java.util.Arrays.copyOf(whole, whole.length - 3), "Content-Encoding", "gzip")
                .answers(200, whole, "Content-Encoding", "gzip");
        fetch();
        assertThat(prints).containsExactly(printed(1));
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void readsAFullPageRowByRow() throws Exception {
        StringBuilder rows = new StringBuilder(row(1));
        for (int i = 2; i <= 50_000; i++) {
            rows.append(',').append(row(i));
        }
        server.answers(200, page(null, rows.toString()));
        long[] sum = new long[1];
        new TradeHistory(new RestClient(new RestAccess(server.base(), KEY), TIMING), () -> NOW_NS)
                .fetch(BRK_B, FROM_NS, TO_NS, trade -> sum[0] += trade.sipSequence);
        assertThat(sum[0]).isEqualTo(50_000L * 50_001 / 2);
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        assertThatThrownBy(() -> new RestTiming(0, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RestTiming(1, 1, 1, 1, 5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThat(RestTiming.USUAL.waitMs(1)).isEqualTo(500);
        assertThat(RestTiming.USUAL.waitMs(100)).isEqualTo(60_000);
    }
}
