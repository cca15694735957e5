package io.ringtape.polygon.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringtape.event.Event;
import io.ringtape.event.Missing;
import io.ringtape.event.OptionQuote;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.stream.EventFault;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OptionSnapshotsTest {
    private static final String KEY = "a-secret-key";
    private static final Instrument SPY = new Instrument(3, "SPY", 10_000, 100, false);
    private static final long NOW_NS = 1_795_100_500_000_000_000L;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);
    private static final OptionWindow WINDOW =
            new OptionWindow(646_800_000, 673_200_050, TODAY, LocalDate.of(2026, 11, 22));
    private static final String FULL = """
            {"break_even_price":663.1,
             "day":{"change":0.1,"last_updated":1795100400000000000,"volume":4321},
             "details":{"contract_type":"call","exercise_style":"american","expiration_date":"2026-11-19",
               "shares_per_contract":100,"strike_price":660,"ticker":"O:SPY261119C00660000"},
             "fmv":3.06,
             "greeks":{"delta":0.5123,"gamma":0.031,"theta":-1.25,"vega":9.5e-2},
             "implied_volatility":0.1534,
             "last_quote":{"ask":3.12,"ask_size":110,"bid":3.10,"bid_size":35,"last_updated":1795100499123456789,
               "midpoint":3.11,"timeframe":"REAL-TIME"},
             "last_trade":{"conditions":[209],"exchange":316,"price":3.105,"sip_timestamp":1795100498000000000,"size":2},
             "open_interest":8765,
             "underlying_asset":{"ticker":"SPY","price":660.2}}""";

    private final List<OptionQuote> quotes = new ArrayList<>();
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private OptionFetch fetch() throws IOException, InterruptedException {
        RestTiming once = new RestTiming(5_000, 20_000, 1, 1, 0, 0);
        RestClient client = new RestClient(new RestAccess(server.base(), KEY), once);
        return new OptionSnapshots(client, () -> NOW_NS).fetch(SPY, WINDOW, quote -> quotes.add(Event.copyOf(quote)));
    }

    private static String page(String next, String... rows) {
        return "{\"status\":\"OK\",\"request_id\":\"r1\",\"results\":[" + String.join(",", rows) + "]"
                + (next == null ? "" : ",\"next_url\":\"" + next + "\"") + "}";
    }

    @Test
    void asksForTheWindowWithTheKeyInTheHeader() throws Exception {
        server.answers(200, page(null));
        assertThat(fetch()).isEqualTo(new OptionFetch(0, Map.of(), PageEnd.LAST_PAGE, false));
        assertThat(server.asked())
                .containsExactly(new ScriptedServer.Asked(
                        "/v3/snapshot/options/SPY?strike_price.gte=646.8&strike_price.lte=673.20005"
                                + "&expiration_date.gte=2026-11-19&expiration_date.lte=2026-11-22&limit=250",
                        "Bearer " + KEY));
    }

    @Test
    void fillsEveryFieldOfAContract() throws Exception {
        server.answers(200, page(null, FULL));
        assertThat(fetch().quotes()).isEqualTo(1);
        OptionQuote quote = quotes.get(0);
        assertThat(quote.instrument).isEqualTo(3);
        assertThat(quote.receiveNs).isEqualTo(NOW_NS);
        assertThat(quote.contract).hasToString("O:SPY261119C00660000");
        assertThat(quote.sipNs).isEqualTo(1_795_100_499_123_456_789L);
        assertThat(quote.bid).isEqualTo(3_100_000);
        assertThat(quote.ask).isEqualTo(3_120_000);
        assertThat(quote.last).isEqualTo(3_105_000);
        assertThat(quote.volume).isEqualTo(4_321);
        assertThat(quote.openInterest).isEqualTo(8_765);
        assertThat(quote.impliedVolatility).isEqualTo(0.1534);
        assertThat(quote.delta).isEqualTo(0.5123);
        assertThat(quote.gamma).isEqualTo(0.031);
        assertThat(quote.theta).isEqualTo(-1.25);
        assertThat(quote.vega).isEqualTo(0.095);
    }

    @Test
    void whatTheVendorLeavesOutIsMissing() throws Exception {
        server.answers(
                200,
                page(
                        null,
                        FULL,
                        "{\"details\":{\"ticker\":\"O:SPY261119P00500000\"},\"greeks\":null,\"day\":{},"
                                + "\"implied_volatility\":null}"));
        assertThat(fetch().quotes()).isEqualTo(2);
        OptionQuote bare = quotes.get(1);
        assertThat(bare.contract).hasToString("O:SPY261119P00500000");
        assertThat(List.of(bare.sipNs, bare.bid, bare.ask, bare.last, bare.volume, bare.openInterest))
                .containsOnly(Missing.LONG);
        assertThat(List.of(bare.impliedVolatility, bare.delta, bare.gamma, bare.theta, bare.vega))
                .containsOnly(Missing.STATISTIC);
    }

    @Test
    void aSideOfZeroIsMissing() throws Exception {
        server.answers(200, page(null, FULL.replace("\"bid\":3.10", "\"bid\":0")));
        fetch();
        assertThat(quotes.get(0).bid).isEqualTo(Missing.LONG);
        assertThat(quotes.get(0).ask).isEqualTo(3_120_000);
    }

    @Test
    void rowsThatCannotBeUsedAreCountedAndLeaveOthersAlone() throws Exception {
        server.answers(
                200,
                page(
                        null,
                        FULL.replace("O:SPY261119C00660000", ""),
                        "7",
                        FULL.replace("0.5123", "\"half\""),
                        FULL.replace("0.5123", "3e9999"),
                        FULL.replace("\"ask\":3.12", "\"ask\":-1"),
                        FULL.replace("\"open_interest\":8765", "\"open_interest\":10000000001"),
                        FULL.replace("\"open_interest\":8765", "\"open_interest\":10000000000")));
        OptionFetch fetch = fetch();
        assertThat(fetch.quotes()).isEqualTo(1);
        assertThat(quotes).hasSize(1);
        assertThat(fetch.badRows())
                .isEqualTo(Map.of(
                        EventFault.ABSENT,
                        1L,
                        EventFault.NOT_AN_EVENT,
                        1L,
                        EventFault.NOT_A_NUMBER,
                        2L,
                        EventFault.NEGATIVE,
                        1L,
                        EventFault.TOO_LARGE,
                        1L));
    }

    @Test
    void followsTheNextAddressVerbatim() throws Exception {
        String next = server.base() + "/v3/snapshot/options/SPY?cursor=YWJj%3D&order=x";
        server.answers(200, page(next, FULL));
        server.answers(200, page(null, FULL).replace("OK", "DELAYED"));
        OptionFetch fetch = fetch();
        assertThat(fetch.quotes()).isEqualTo(2);
        assertThat(fetch.delayed()).isTrue();
        assertThat(server.addresses()).last().isEqualTo("/v3/snapshot/options/SPY?cursor=YWJj%3D&order=x");
    }

    @Test
    void aPlanWithoutOptionsIsRefused() {
        server.answers(403, "{\"status\":\"NOT_AUTHORIZED\",\"message\":\"You are not entitled to this data.\"}");
        RestException failure = catchThrowableOfType(RestException.class, this::fetch);
        assertThat(failure.failure()).isEqualTo(RestFailure.REFUSED);
        assertThat(failure).hasMessageContaining("not entitled").hasMessageNotContaining(KEY);
    }

    @Test
    void aWindowMustRise() {
        assertThatThrownBy(() -> new OptionWindow(2, 1, TODAY, TODAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OptionWindow(1, 2, TODAY, TODAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
