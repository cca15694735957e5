package io.ringtape.polygon.sim;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.event.Event;
import io.ringtape.event.Trade;
import io.ringtape.polygon.sim.SimulatorSettings.RestRules;
import io.ringtape.simulation.SimulatedClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** REST requests as a client sees them, with the faults of REST. */
class SimulatedRestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEARER = "Bearer " + SimulatorSettings.TEST_KEY;

    private final HttpClient http = HttpClient.newHttpClient();
    private final SmallDay day = new SmallDay();
    private final SimulatedClock clock = SimulatedClock.stepped(SmallDay.OPEN_NS);
    private SimulatedPolygon server;

    private void start() throws IOException {
        start(settings -> settings);
    }

    private void start(UnaryOperator<SimulatorSettings> change) throws IOException {
        server = SimulatedPolygon.start(
                day.day(),
                clock,
                change.apply(SimulatorSettings.DEFAULTS)
                        .withDelivery(delivery -> new SimulatorSettings.Delivery(100, 0, 1 << 20, false, false)));
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private HttpResponse<String> response(String uri) throws IOException {
        URI whole = uri.startsWith("http") ? URI.create(uri) : URI.create(server.httpUri() + uri);
        try {
            return http.send(
                    HttpRequest.newBuilder(whole)
                            .header("Authorization", BEARER)
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode page(String uri) throws IOException {
        HttpResponse<String> response = response(uri);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** Reads all pages. Returns the rows. */
    private List<JsonNode> rows(String uri) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        String next = uri;
        while (next != null) {
            JsonNode page = page(next);
            page.path("results").forEach(rows::add);
            next = page.path("next_url").asText(null);
            assertThat(next == null ? "" : next).doesNotContain(SimulatorSettings.TEST_KEY);
        }
        return rows;
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("id").asText()).toList();
    }

    private void moveToEnd() {
        clock.moveTo(SmallDay.SESSION.endNs());
        Await.until("the end of the day", server::isOver);
    }

    private List<String> expectedIds(int instrument, long fromNs, long toNs) {
        List<String> ids = new ArrayList<>();
        for (Event event : day.events()) {
            if (event instanceof Trade trade
                    && trade.instrument == instrument
                    && trade.sipNs >= fromNs
                    && trade.sipNs <= toNs) {
                ids.add(trade.id.toString());
            }
        }
        return ids;
    }

    @Test
    void pagesDeliverEveryPrintOnce() throws IOException {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        day.random(seed, 3_000, SECOND_NS / 100);
        start();
        moveToEnd();
        for (int i = 0; i < 10; i++) {
            long fromNs = SmallDay.OPEN_NS + random.nextInt(10) * SECOND_NS;
            long toNs = fromNs + random.nextInt(10) * SECOND_NS;
            int limit = 1 + random.nextInt(200);
            boolean descending = random.nextBoolean();
            List<String> wanted = expectedIds(0, fromNs, toNs);
            if (descending) {
                Collections.reverse(wanted);
            }
            String uri = "/v3/trades/SPY?timestamp.gte=" + fromNs + "&timestamp.lte=" + toNs + "&limit=" + limit
                    + "&sort=timestamp&order=" + (descending ? "desc" : "asc");
            assertThat(ids(rows(uri))).as("seed " + seed + " " + uri).isEqualTo(wanted);
        }
    }

    @Test
    void pagesStayWholeWhileTheDayGoesOn() throws IOException {
        day.random(3, 3_000, SECOND_NS / 100);
        start();
        List<String> ids = new ArrayList<>();
        String next = "/v3/trades/SPY?timestamp.gte=0&order=asc&limit=7";
        clock.moveTo(SmallDay.OPEN_NS + SECOND_NS);
        while (ids.size() < expectedIds(0, 0, Long.MAX_VALUE).size()) {
            JsonNode page = page(next);
            page.path("results").forEach(row -> ids.add(row.path("id").asText()));
            String after = page.path("next_url").asText(null);
            if (after == null) {
                clock.moveTo(clock.nowNs() + SECOND_NS);
            } else {
                next = after;
                continue;
            }
            long fromNs = page.path("results").size() == 0
                    ? 0
                    : page.path("results")
                            .get(page.path("results").size() - 1)
                            .path("sip_timestamp")
                            .asLong();
            next = fromNs == 0 ? next : "/v3/trades/SPY?order=asc&limit=7&timestamp.gt=" + fromNs;
        }
        assertThat(ids).isEqualTo(expectedIds(0, 0, Long.MAX_VALUE));
    }

    @Test
    void aRowIsThePrintWithTimesInNanoseconds() throws IOException {
        Trade trade = day.trade(SmallDay.SPY, 123_456_789, 500.0123, 0.0073);
        trade.conditions.add(14);
        trade.conditions.add(37);
        trade.trfId = 202;
        trade.trfNs = trade.sipNs - 7;
        start();
        moveToEnd();
        JsonNode row = rows("/v3/trades/SPY").get(0);
        assertThat(row.toString())
                .isEqualTo("{\"conditions\":[14,37],\"decimal_size\":\"0.007300\",\"exchange\":4,\"id\":\"t1\","
                        + "\"participant_timestamp\":" + trade.exchangeNs + ",\"price\":500.0123,"
                        + "\"sequence_number\":1,\"sip_timestamp\":" + trade.sipNs + ",\"size\":0,\"tape\":2,"
                        + "\"trf_id\":202,\"trf_timestamp\":" + trade.trfNs + "}");
    }

    @Test
    void recordsOfCorrectionsAreInRequestsAlone() throws IOException {
        day.trade(SmallDay.SPY, SECOND_NS, 500, 100).correction = 12;
        day.trade(SmallDay.SPY, 2 * SECOND_NS, 501, 100);
        start();
        try (StreamClient client = StreamClient.subscribed(server, "T.SPY")) {
            client.awaitStatus("success");
            moveToEnd();
            assertThat(client.awaitEvents("T", 1)).hasSize(1);
            List<JsonNode> rows = rows("/v3/trades/SPY?order=asc");
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).path("correction").asInt()).isEqualTo(12);
        }
    }

    @Test
    void timestampsAreDatesOrNanoseconds() throws IOException {
        day.trade(SmallDay.SPY, 0, 500, 1);
        day.trade(SmallDay.SPY, 1, 500, 1);
        day.trade(SmallDay.SPY, 2, 500, 1);
        start();
        moveToEnd();
        long openNs = SmallDay.OPEN_NS;
        assertThat(ids(rows("/v3/trades/SPY?order=asc&timestamp.gt=" + openNs))).containsExactly("t2", "t3");
        assertThat(ids(rows("/v3/trades/SPY?order=asc&timestamp.lt=" + (openNs + 1))))
                .containsExactly("t1");
        assertThat(ids(rows("/v3/trades/SPY?order=asc&timestamp=" + (openNs + 1))))
                .containsExactly("t2");
        assertThat(ids(rows("/v3/trades/SPY?timestamp=2026-11-19"))).containsExactly("t3", "t2", "t1");
        assertThat(ids(rows("/v3/trades/SPY?timestamp=2026-11-18"))).isEmpty();
        assertThat(ids(rows("/v3/trades/SPY?timestamp.gte=2026-11-19&timestamp.lt=2026-11-20")))
                .hasSize(3);
        assertThat(response("/v3/trades/SPY?timestamp=yesterday").statusCode()).isEqualTo(400);
        assertThat(response("/v3/trades/SPY?limit=50001").body()).contains("wanted 1 to 50000");
        assertThat(response("/v3/trades/SPY?order=up").statusCode()).isEqualTo(400);
        assertThat(response("/v3/trades/SPY?cursor=mine").statusCode()).isEqualTo(400);
        assertThat(rows("/v3/trades/NOSUCH")).isEmpty();
    }

    @Test
    void printsCanBeRequestedOnceTheyArePublished() throws IOException {
        day.trade(SmallDay.SPY, -HOUR_NS, 499, 1);
        day.trade(SmallDay.SPY, SECOND_NS, 500, 1);
        day.trade(SmallDay.SPY, 2 * SECOND_NS, 501, 1);
        start(settings -> settings.withRest(rest -> new RestRules(SECOND_NS, 0, false)));
        assertThat(rows("/v3/trades/SPY")).as("what was before the start").hasSize(1);
        clock.moveTo(SmallDay.OPEN_NS + 2 * SECOND_NS);
        Await.until("two prints", () -> server.counts().eventsPublished() >= 3);
        assertThat(ids(rows("/v3/trades/SPY?order=asc"))).containsExactly("t1", "t2");
        clock.moveTo(SmallDay.OPEN_NS + 3 * SECOND_NS);
        assertThat(rows("/v3/trades/SPY")).hasSize(3);
    }

    @Test
    void barsComeInPagesThatMoveASegmentOfThePath() throws IOException {
        long startNs = SmallDay.OPEN_NS - 24 * HOUR_NS;
        for (int i = 0; i < 25; i++) {
            day.bar(SmallDay.SPY, startNs + i * MINUTE_NS, 490 + i);
        }
        start();
        String range = "/v2/aggs/ticker/SPY/range/1/minute/2026-11-18/2026-11-18";
        List<JsonNode> rows = rows(range + "?adjusted=false&sort=asc&limit=10");
        assertThat(rows).hasSize(25);
        assertThat(rows.get(24).toString())
                .isEqualTo("{\"v\":1000,\"o\":514,\"c\":514,\"h\":514.5,\"l\":513.5,\"t\":"
                        + (startNs + 24 * MINUTE_NS) / MILLI_NS + ",\"n\":10}");
        JsonNode page = page(range + "?limit=10");
        assertThat(page.path("next_url").asText())
                .startsWith(server.httpUri() + "/v2/aggs/ticker/SPY/range/1/minute/"
                        + (startNs + 10 * MINUTE_NS) / MILLI_NS + "/2026-11-18?cursor=");
        assertThat(page.path("queryCount").asInt()).isEqualTo(10);
        assertThat(page.path("adjusted").asBoolean()).isTrue();
        List<JsonNode> descending = rows(range + "?sort=desc&limit=7");
        assertThat(descending).hasSize(25);
        assertThat(descending.get(0)).isEqualTo(rows.get(24));
        assertThat(response("/v2/aggs/ticker/SPY/range/5/minute/1/2").statusCode())
                .isEqualTo(404);
    }

    @Test
    void barsOfTheDayCanBeRequestedOnceTheyAreSent() throws IOException {
        day.trade(SmallDay.SPY, SECOND_NS, 500, 100);
        start();
        String range = "/v2/aggs/ticker/SPY/range/1/minute/2026-11-19/2026-11-19";
        clock.moveTo(SmallDay.OPEN_NS + 61 * SECOND_NS);
        assertThat(rows(range)).isEmpty();
        moveToEnd();
        assertThat(rows(range)).hasSize(1);
        assertThat(rows(range).get(0).path("vw").asDouble()).isEqualTo(500);
    }

    @Test
    void theKeyIsWantedInTheHeaderOrTheQuery() throws IOException, InterruptedException {
        start();
        URI uri = URI.create(server.httpUri() + "/v3/trades/SPY");
        assertThat(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        URI wrong = URI.create(uri + "?apiKey=wrong");
        assertThat(http.send(HttpRequest.newBuilder(wrong).build(), BodyHandlers.ofString())
                        .body())
                .contains("Unknown API Key");
        URI right = URI.create(uri + "?apiKey=" + SimulatorSettings.TEST_KEY);
        assertThat(http.send(HttpRequest.newBuilder(right).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tooManyRequestsAreRefused() throws IOException {
        start(settings -> settings.withRest(rest -> new RestRules(0, 2, true)));
        assertThat(page("/v3/trades/SPY").path("status").asText()).isEqualTo("DELAYED");
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            codes.add(response("/v3/trades/SPY").statusCode());
        }
        assertThat(codes).contains(429);
        assertThat(server.counts().requests()).isEqualTo(5);
    }

    @Test
    void controlRequestsShowClockStateAndFaults() throws IOException, InterruptedException {
        start();
        JsonNode time = page("/sim/clock");
        assertThat(time.path("nowNs").asLong()).isEqualTo(SmallDay.OPEN_NS);
        assertThat(time.path("sessionEndNs").asLong()).isEqualTo(SmallDay.SESSION.endNs());
        assertThat(page("/sim/faults").path("faults")).hasSize(FaultKind.values().length);
        HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(server.httpUri() + "/sim/faults"));
        String script = "auth-failed count=1\nat 09:40 close";
        assertThat(http.send(
                                post.POST(HttpRequest.BodyPublishers.ofString(script))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .contains("\"accepted\":2");
        try (WireClient client = new WireClient(server.webSocketUri())) {
            client.upgrade();
            client.read("connected");
            client.send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
            client.read("auth_failed");
        }
        JsonNode state = page("/sim/state");
        assertThat(state.path("connections").asInt()).isEqualTo(1);
        assertThat(state.path("faults").path("auth-failed").asInt()).isEqualTo(1);
        HttpResponse<String> refused = http.send(
                post.POST(HttpRequest.BodyPublishers.ofString("clothes")).build(), BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("did you mean close?");
        assertThat(response("/sim/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void pointsToAForeignHost() throws IOException {
        day.random(5, 100, SECOND_NS);
        start();
        moveToEnd();
        server.inject("foreign-next-url");
        assertThat(page("/v3/trades/SPY?limit=3").path("next_url").asText())
                .isEqualTo("http://foreign.invalid/v3/trades/SPY?cursor=foreign");
        assertThat(page("/v3/trades/SPY?limit=3").path("next_url").asText())
                .startsWith(server.httpUri().toString());
    }

    @Test
    void pointsToTheSamePage() throws IOException {
        day.random(5, 100, SECOND_NS);
        start();
        moveToEnd();
        String second = page("/v3/trades/SPY?limit=3").path("next_url").asText();
        server.inject("repeating-next-url count=2");
        assertThat(page(second).path("next_url").asText()).isEqualTo(second);
        assertThat(page(second).path("next_url").asText()).isEqualTo(second);
        assertThat(page(second).path("next_url").asText()).isNotEqualTo(second);
    }

    @Test
    void lagsBehindTheStream() throws IOException {
        day.trade(SmallDay.SPY, SECOND_NS, 500, 1);
        start();
        server.inject("rest-lag by=10s");
        clock.moveTo(SmallDay.OPEN_NS + 10 * SECOND_NS);
        Await.until("a print", () -> server.counts().eventsPublished() >= 1);
        assertThat(rows("/v3/trades/SPY")).isEmpty();
        clock.moveTo(SmallDay.OPEN_NS + 11 * SECOND_NS);
        assertThat(rows("/v3/trades/SPY")).hasSize(1);
    }

    @Test
    void answersWithAnError() throws IOException {
        start();
        server.inject("http-status status=429 count=2");
        server.inject("http-status status=500");
        HttpResponse<String> first = response("/v3/trades/SPY");
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("1");
        assertThat(response("/v3/trades/SPY").statusCode()).isEqualTo(429);
        assertThat(response("/v3/trades/SPY").statusCode()).isEqualTo(500);
        assertThat(response("/v3/trades/SPY").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsHalfABody() throws IOException {
        day.random(5, 100, SECOND_NS);
        start();
        moveToEnd();
        server.inject("half-body");
        assertThatThrownBy(() -> response("/v3/trades/SPY")).isInstanceOf(IOException.class);
        assertThat(response("/v3/trades/SPY").statusCode()).isEqualTo(200);
    }

    @Test
    void answersWithAWebPage() throws IOException {
        start();
        server.inject("html");
        HttpResponse<String> response = response("/v3/trades/SPY");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("<html>");
    }

    @Test
    void doesNotAnswer() throws IOException {
        start();
        server.inject("no-answer");
        CompletableFuture<HttpResponse<String>> hanging = http.sendAsync(
                HttpRequest.newBuilder(URI.create(server.httpUri() + "/v3/trades/SPY"))
                        .header("Authorization", BEARER)
                        .build(),
                BodyHandlers.ofString());
        Await.until("the request", () -> server.counts().faults(FaultKind.NO_ANSWER) == 1);
        assertThat(response("/v3/trades/SPY").statusCode()).isEqualTo(200);
        assertThat(hanging).isNotDone();
        server.close();
    }
}
