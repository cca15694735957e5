package io.ringtape.tradier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Side;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes that answers come in, and those that say nothing. */
class AnswerReaderTest {
    private static final String SAMPLE = """
            {"id":911,"type":"limit","symbol":"XYZ","side":"buy","quantity":100.0,"status":"partially_filled",
            "duration":"day","price":50.1,"avg_fill_price":50.09,"exec_quantity":40.0,"last_fill_price":50.09,
            "last_fill_quantity":40.0,"remaining_quantity":60.0,"create_date":"2026-11-20T15:01:02.345Z",
            "transaction_date":"2026-11-20T15:01:03.001Z","class":"equity","tag":"e1-20261120-000017"}""";

    static ApiAnswer json(String body) {
        return answer(200, "application/json;charset=UTF-8", body);
    }

    static ApiAnswer answer(int status, String type, String body) {
        return ApiAnswer.whole(status, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<BrokerOrder> orders(String orders) throws UnreadableAnswerException {
        return AnswerReader.orders(json("{\"orders\":" + orders + "}"));
    }

    @Test
    void readsAnObjectInsteadOfAnArray() throws UnreadableAnswerException {
        BrokerOrder order = orders("{\"order\":" + SAMPLE + "}").get(0);
        assertThat(order.id()).isEqualTo(911);
        assertThat(order.tag()).isEqualTo("e1-20261120-000017");
        assertThat(order.terms().quantity()).isEqualTo(100 * Micros.ONE);
        assertThat(order.terms().limit()).isEqualTo(50_100_000);
        assertThat(order.terms().stop()).isEqualTo(Missing.LONG);
        assertThat(order.progress().word()).isEqualTo(OrderWord.PARTIALLY_FILLED);
        assertThat(order.executed()).isEqualTo(40 * Micros.ONE);
        assertThat(order.progress().fills().averageOrNull()).isEqualByComparingTo("50.09");
        assertThat(order.progress().changedNs())
                .isEqualTo(Instant.parse("2026-11-20T15:01:03.001Z").toEpochMilli() * 1_000_000);
        assertThat(order.isOf(Side.BUY)).isTrue();
    }

    @Test
    void readsAnArray() throws UnreadableAnswerException {
        assertThat(orders("{\"order\":[" + SAMPLE + "," + SAMPLE + "]}")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"null\"", "{\"order\":null}", "{\"order\":\"null\"}", "{\"order\":[]}"})
    void readsEveryWayToSayNone(String orders) throws UnreadableAnswerException {
        assertThat(orders(orders)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "{\"orders\":[]}",
                "{\"orders\":7}",
                "{\"orders\":{}}",
                "{\"orders\":{\"order\":[1]}}",
                "{\"orders\":{\"order\":[{\"status\":\"open\"}]}}",
                "{\"orders\":{\"order\":[{\"id\":1,\"status\":\"op",
                "{\"orders\":null} trailing",
                "{\"fault\":{\"faultstring\":\"Datastore Error\"}}",
                "{\"errors\":{\"error\":\"no\"}}",
                "<!DOCTYPE html><html></html>",
                "Unauthorized Account: VA1"
            })
    void takesNothingUnexpectedForAnEmptyList(String body) {
        assertThatThrownBy(() -> AnswerReader.orders(json(body))).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void takesAWebPageWithStatus200ForUnknown() {
        ApiAnswer page = answer(200, "text/html", "{\"orders\":null}");
        assertThatThrownBy(() -> AnswerReader.orders(page)).hasMessageContaining("html");
        assertThatThrownBy(() -> AnswerReader.orders(answer(502, "application/json", "{\"orders\":null}")))
                .hasMessageContaining("502");
        assertThatThrownBy(() -> AnswerReader.orders(ApiAnswer.broken("reset"))).hasMessageContaining("reset");
    }

    @Test
    void readsNumbersThatAreTexts() throws UnreadableAnswerException {
        BrokerOrder order = orders(
                        "{\"order\":{\"id\":\"4294967299\",\"status\":\"open\",\"exec_quantity\":\"40.00000000\"}}")
                .get(0);
        assertThat(order.id()).isEqualTo(4_294_967_299L);
        assertThat(order.executed()).isEqualTo(40 * Micros.ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "null", "\"null\"", "\"\""})
    void takesAnAverageOfNothingForMissing(String average) throws UnreadableAnswerException {
        BrokerOrder order = orders("{\"order\":{\"id\":1,\"status\":\"filled\",\"avg_fill_price\":" + average + "}}")
                .get(0);
        assertThat(order.progress().fills().averageOrNull()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"avg_fill_price\":1e30",
                "\"avg_fill_price\":1e999999999",
                "\"avg_fill_price\":-50.1",
                "\"avg_fill_price\":\"NaN\"",
                "\"avg_fill_price\":\"Infinity\"",
                "\"avg_fill_price\":[1]",
                "\"avg_fill_price\":true",
                "\"avg_fill_price\":NaN",
                "\"last_fill_price\":1e30",
                "\"quantity\":1e18",
                "\"quantity\":-1",
                "\"exec_quantity\":1e18",
                "\"exec_quantity\":-40",
                "\"exec_quantity\":\"forty\"",
                "\"executed_quantity\":{}",
                "\"exec_quantity\":900000000,\"avg_fill_price\":9000000",
                "\"leg\":{\"exec_quantity\":1e18}"
            })
    void anAbsurdNumberOfAFillIsUnreadable(String number) {
        assertThatThrownBy(() -> orders("{\"order\":{\"id\":1,\"status\":\"filled\"," + number + "}}"))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1e30", "null", "\"x\""})
    void anOrderWhoseIdIsNoneIsUnreadable(String id) {
        assertThatThrownBy(() -> orders("{\"order\":{\"id\":" + id + ",\"status\":\"open\"}}"))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void aPackageOfOptionsMayHaveAPriceBelowZero() throws UnreadableAnswerException {
        BrokerOrder order = orders("{\"order\":{\"id\":1,\"status\":\"filled\",\"class\":\"multileg\","
                        + "\"exec_quantity\":4,\"avg_fill_price\":-1.25}}")
                .get(0);
        assertThat(order.progress().fills().averageOrNull()).isEqualByComparingTo("1.25");
    }

    @Test
    void readsTheLastFill() throws UnreadableAnswerException {
        BrokerOrder.Fills fills =
                orders("{\"order\":" + SAMPLE + "}").get(0).progress().fills();
        assertThat(fills.lastPrice()).isEqualTo(50_090_000);
        assertThat(fills.lastQuantity()).isEqualTo(40 * Micros.ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e18", "-1e18", "\"NaN\"", "[]", "true"})
    void anAbsurdPositionIsUnreadable(String quantity) {
        assertThatThrownBy(() -> AnswerReader.positions(
                        json("{\"positions\":{\"position\":{\"symbol\":\"XYZ\",\"quantity\":" + quantity + "}}}")))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e17", "-1e17", "1e30", "\"NaN\""})
    void aCostThatIsNoPriceOfAShareIsMissing(String cost) throws UnreadableAnswerException {
        assertThat(AnswerReader.positions(json("{\"positions\":{\"position\":{\"symbol\":\"XYZ\",\"quantity\":10,"
                        + "\"cost_basis\":" + cost + "}}}")))
                .containsExactly(new AccountPosition("XYZ", 10 * Micros.ONE, Missing.LONG));
    }

    /** Trap of the protocol: an empty list is the text {@code "null"}, wherever a list may be. */
    @Test
    void theTextNullIsAnEmptyListAndNoneOfItsElements() throws UnreadableAnswerException {
        assertThat(orders("\"null\"")).isEmpty();
        assertThat(orders("{\"order\":\"null\"}")).isEmpty();
        assertThat(AnswerReader.positions(json("{\"positions\":\"null\"}"))).isEmpty();
        assertThat(AnswerReader.accountNumbers(json("{\"profile\":{\"account\":\"null\"}}")))
                .isEmpty();
        BrokerOrder order = orders("{\"order\":{\"id\":1,\"status\":\"open\",\"leg\":\"null\",\"tag\":\"null\","
                        + "\"exec_quantity\":\"null\",\"avg_fill_price\":\"null\",\"reason_description\":\"null\"}}")
                .get(0);
        assertThat(order.legs()).isEmpty();
        assertThat(order.tag()).isEmpty();
        assertThat(order.reason()).isEmpty();
        assertThat(order.executed()).isZero();
    }

    @Test
    void aDeadOrderWithNothingRemainingFilledNothing() throws UnreadableAnswerException {
        BrokerOrder order = orders("{\"order\":{\"id\":1,\"status\":\"expired\",\"duration\":\"pre\",\"quantity\":1.0,"
                        + "\"exec_quantity\":0.0,\"remaining_quantity\":0.0}}")
                .get(0);
        assertThat(order.executed()).isZero();
        assertThat(order.progress().word()).isEqualTo(OrderWord.EXPIRED);
    }

    @Test
    void passesOverDurationsOfOtherSessions() throws UnreadableAnswerException {
        assertThat(orders("{\"order\":[{\"id\":1,\"status\":\"filled\",\"duration\":\"pre\"},"
                        + "{\"id\":2,\"status\":\"open\",\"duration\":\"post\"},"
                        + "{\"id\":3,\"status\":\"open\",\"duration\":\"overnight\"}]}"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"calculated", "accepted_for_bidding", "held", "submitted", "pending_cancel", "ok", ""})
    void anUnknownStatusMayBeWorking(String status) throws UnreadableAnswerException {
        BrokerOrder order =
                orders("{\"order\":{\"id\":1,\"status\":\"" + status + "\"}}").get(0);
        assertThat(order.progress().word()).isEqualTo(OrderWord.OTHER);
        assertThat(order.mayWork()).isTrue();
    }

    @Test
    void readsLegsOfACompositeOrderWhoseParentHasNothingOfItsOwn() throws UnreadableAnswerException {
        BrokerOrder order = orders("""
                {"order":{"id":1,"status":"open","class":"otoco","num_legs":3,"tag":"rt-1","leg":[
                {"id":2,"side":"buy","type":"limit","symbol":"BRK/B","status":"filled","exec_quantity":5,
                 "avg_fill_price":480.123456},
                {"id":3,"side":"sell","type":"limit","status":"open"},
                {"side":"sell","type":"stop","status":"held","stop_price":470.5}]}}""").get(0);
        assertThat(order.legs()).hasSize(3);
        assertThat(order.legs().get(0).terms().symbol()).isEqualTo("BRK.B");
        assertThat(order.legs().get(0).progress().fills().averageOrNull()).isEqualTo(new BigDecimal("480.123456"));
        assertThat(order.legs().get(2).id()).isEqualTo(Missing.LONG);
        assertThat(order.legs().get(2).isStop()).isTrue();
        assertThat(order.legs().get(2).terms().stop()).isEqualTo(470_500_000);
        assertThat(order.mayWork()).isTrue();
    }

    @Test
    void readsPositionsWithTheMarketDatasSymbols() throws UnreadableAnswerException {
        assertThat(AnswerReader.positions(
                        json("{\"positions\":{\"position\":{\"cost_basis\":-4800.0,\"id\":1,\"quantity\":-10.0,"
                                + "\"symbol\":\"BRK/B\"}}}")))
                .containsExactly(new AccountPosition("BRK.B", -10 * Micros.ONE, -4_800 * Micros.ONE));
        assertThat(AnswerReader.positions(json("{\"positions\":\"null\"}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"margin\":{\"stock_buying_power\":200.5}",
                "\"pdt\":{\"stock_buying_power\":200.5,\"day_trade_buying_power\":400}",
                "\"cash\":{\"cash_available\":200.5}"
            })
    void readsTheBuyingPowerOfEveryTypeOfAccount(String nested) throws UnreadableAnswerException {
        Balances balances = AnswerReader.balances(
                json("{\"balances\":{\"total_equity\":100.25,\"total_cash\":50,\"open_pl\":-1.5," + nested + "}}"));
        assertThat(balances).isEqualTo(new Balances(50_000_000, 100_250_000, 200_500_000, Missing.LONG, -1_500_000));
    }

    @Test
    void readsTheAccountsOfAToken() throws UnreadableAnswerException {
        assertThat(AnswerReader.accountNumbers(json(
                        "{\"profile\":{\"account\":[{\"account_number\":\"VA1\"},{\"account_number\":\"VA2\"}]}}")))
                .containsExactly("VA1", "VA2");
        assertThat(AnswerReader.accountNumbers(json("{\"profile\":{\"account\":{\"account_number\":\"VA1\"}}}")))
                .containsExactly("VA1");
    }
}
