package io.ringtape.polygon.sim;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.simulation.SimulatedClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Option snapshots as a client sees them. */
class SimulatedOptionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SPY = "/v3/snapshot/options/SPY";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SmallDay day = new SmallDay();
    private final SimulatedClock clock = SimulatedClock.stepped(SmallDay.OPEN_NS);
    private SimulatedPolygon server;

    @BeforeEach
    void start() throws IOException {
        day.trade(SmallDay.SPY, SECOND_NS, 500.30, 100);
        day.trade(SmallDay.SPY, 2 * SECOND_NS, 507, 100);
        server = SimulatedPolygon.start(
                day.day(),
                clock,
                SimulatorSettings.DEFAULTS.withDelivery(
                        delivery -> new SimulatorSettings.Delivery(100, 0, 1 << 20, false, false)));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void moveTo(int seconds) {
        clock.moveTo(SmallDay.OPEN_NS + seconds * SECOND_NS);
        Await.until("the prints", () -> server.counts().eventsPublished() >= seconds);
    }

    private HttpResponse<String> response(String uri) throws IOException, InterruptedException {
        URI whole = uri.startsWith("http") ? URI.create(uri) : URI.create(server.httpUri() + uri);
        return http.send(
                HttpRequest.newBuilder(whole)
                        .header("Authorization", "Bearer " + SimulatorSettings.TEST_KEY)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode page(String uri) throws IOException, InterruptedException {
        HttpResponse<String> response = response(uri);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private List<JsonNode> rows(String uri) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        for (String next = uri; next != null; ) {
            JsonNode page = page(next);
            page.path("results").forEach(rows::add);
            next = page.path("next_url").asText(null);
        }
        return rows;
    }

    private static List<String> tickers(List<JsonNode> rows) {
        return rows.stream().map(row -> row.at("/details/ticker").asText()).toList();
    }

    @Test
    void thereIsNoChainBeforeThePrintThatItIsMadeOf() throws Exception {
        assertThat(rows(SPY)).isEmpty();
        moveTo(1);
        assertThat(rows(SPY)).isNotEmpty();
        assertThat(rows("/v3/snapshot/options/QQQ")).isEmpty();
        assertThat(rows("/v3/snapshot/options/NOSUCH")).isEmpty();
    }

    @Test
    void theChainHasCallsAndPutsAroundTheLastPrintOnFiveWeekdays() throws Exception {
        moveTo(1);
        List<JsonNode> rows = rows(SPY + "?limit=250");
        assertThat(tickers(rows))
                .hasSize(5 * 41 * 2)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(rows).allMatch(row -> row.at("/underlying_asset/price").asDouble() == 500.3);
        assertThat(rows.stream()
                        .map(row -> row.at("/details/expiration_date").asText())
                        .distinct())
                .containsExactly("2026-11-19", "2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25");
        moveTo(2);
        assertThat(rows(SPY + "?strike_price.gt=520")).isNotEmpty();
    }

    @Test
    void theSamePrintGivesTheSameChain() throws Exception {
        moveTo(1);
        assertThat(rows(SPY + "?limit=250")).isEqualTo(rows(SPY + "?limit=100"));
    }

    @Test
    void aContractHasWhatTheVendorSends() throws Exception {
        moveTo(1);
        JsonNode row = rows(SPY + "?strike_price=501&contract_type=put&expiration_date=2026-11-20")
                .get(0);
        assertThat(row.toString())
                .isEqualTo("{\"day\":{\"volume\":10000,\"last_updated\":" + (SmallDay.OPEN_NS + SECOND_NS)
                        + "},\"details\":{\"contract_type\":\"put\",\"exercise_style\":\"american\","
                        + "\"expiration_date\":\"2026-11-20\",\"shares_per_contract\":100,\"strike_price\":501,"
                        + "\"ticker\":\"O:SPY261120P00501000\"},\"greeks\":{\"delta\":-0.5175,\"gamma\":0.025,"
                        + "\"theta\":-1.465,\"vega\":0.02},\"implied_volatility\":0.15,\"last_quote\":{\"ask\":3.65,"
                        + "\"bid\":3.63,\"last_updated\":" + (SmallDay.OPEN_NS + SECOND_NS)
                        + ",\"timeframe\":\"REAL-TIME\"},\"last_trade\":{\"price\":3.64,\"sip_timestamp\":"
                        + (SmallDay.OPEN_NS + SECOND_NS) + ",\"size\":1},\"open_interest\":50000,"
                        + "\"underlying_asset\":{\"price\":500.3,\"ticker\":\"SPY\"}}");
    }

    @Test
    void contractsDeepInTheMoneyHaveNoGreeks() throws Exception {
        moveTo(1);
        JsonNode deep = rows(SPY + "?strike_price=485&contract_type=call").get(0);
        assertThat(deep.has("greeks") || deep.has("implied_volatility")).isFalse();
        assertThat(deep.at("/last_quote/bid").asDouble()).isGreaterThan(15);
        assertThat(rows(SPY + "?strike_price=485&contract_type=put").get(0).has("greeks"))
                .isTrue();
    }

    @Test
    void strikesExpiriesAndTypesChooseContracts() throws Exception {
        moveTo(1);
        String day = "&expiration_date=2026-11-19&contract_type=call";
        assertThat(rows(SPY + "?strike_price.gte=499&strike_price.lte=501" + day))
                .hasSize(3);
        assertThat(rows(SPY + "?strike_price.gt=499&strike_price.lt=501" + day)).hasSize(1);
        assertThat(rows(SPY + "?strike_price.gte=499.5&strike_price.lte=500.5" + day))
                .hasSize(1);
        String atTheMoney = "?strike_price=500&contract_type=call";
        assertThat(rows(SPY + atTheMoney)).hasSize(5);
        assertThat(rows(SPY + atTheMoney + "&expiration_date.gte=2026-11-20&expiration_date.lte=2026-11-24"))
                .hasSize(3);
        assertThat(rows(SPY + atTheMoney + "&expiration_date.gt=2026-11-20&expiration_date.lt=2026-11-24"))
                .hasSize(1);
    }

    @Test
    void pagesOfOneRequestAreOfOnePrint() throws Exception {
        moveTo(1);
        JsonNode first = page(SPY + "?limit=250");
        assertThat(first.path("results")).hasSize(250);
        String next = first.path("next_url").asText();
        assertThat(next).startsWith(server.httpUri() + SPY + "?cursor=").doesNotContain(SimulatorSettings.TEST_KEY);
        moveTo(2);
        JsonNode second = page(next);
        assertThat(second.path("results"))
                .hasSize(160)
                .allMatch(row -> row.at("/underlying_asset/price").asDouble() == 500.3);
        assertThat(second.has("next_url")).isFalse();
        assertThat(page(SPY).path("results")).as("the usual limit").hasSize(10);
    }

    @Test
    void wrongValuesAreRefused() throws Exception {
        moveTo(1);
        for (String query : List.of(
                "limit=251", "strike_price=high", "expiration_date.lte=soon", "contract_type=both", "cursor=mine")) {
            assertThat(response(SPY + "?" + query).statusCode()).as(query).isEqualTo(400);
        }
    }
}
