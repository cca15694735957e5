package io.ringtape.tradier.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.event.Nanos;
import io.ringtape.tradier.sim.BrokerageSettings.AccountType;
import io.ringtape.tradier.sim.BrokerageSettings.Brackets;
import io.ringtape.tradier.sim.BrokerageSettings.ChildrenLive;
import io.ringtape.tradier.sim.BrokerageSettings.Execution;
import io.ringtape.tradier.sim.BrokerageSettings.ParentCancel;
import io.ringtape.tradier.sim.BrokerageSettings.SiblingEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The brokerage without sockets: requests, matching, brackets. Numbers are worked out by hand. */
class SimulatedBrokerageTest {
    private static final String BUY =
            "class=equity symbol=XYZ side=buy quantity=100 type=limit duration=day price=50.10";

    private final BrokerageClient client = new BrokerageClient().quote("50.08", 300, "50.10", 200);

    private static BrokerageClient client(ChildrenLive children, SiblingEnds siblings, ParentCancel cancel) {
        return new BrokerageClient(
                        BrokerageSettings.DEFAULTS.withBrackets(old -> new Brackets(children, siblings, cancel)))
                .quote("50.08", 300, "50.11", 200);
    }

    @Test
    void aMarketOrderTakesWhatTheQuoteShowsAndRestsWithTheRest() {
        long id = client.place("class=equity symbol=XYZ side=buy quantity=250 type=market duration=day tag=rt-7");
        assertThat(client.order(id).get("status").asText()).isEqualTo("partially_filled");
        assertThat(client.order(id).get("remaining_quantity").asDouble()).isEqualTo(50);
        client.quote("50.08", 300, "50.13", 900);
        JsonNode order = client.order(id);
        assertThat(client.executions()).containsExactly("buy 200 @ 50.1", "buy 50 @ 50.13");
        assertThat(order.get("status").asText()).isEqualTo("filled");
        assertThat(order.get("avg_fill_price").asDouble()).isEqualTo(50.106); // (200 * 50.10 + 50 * 50.13) / 250
        assertThat(order.get("exec_quantity").asText()).isEqualTo("250.0");
        assertThat(order.get("last_fill_quantity").asDouble()).isEqualTo(50);
        assertThat(order.get("tag").asText()).isEqualTo("rt-7");
        assertThat(client.brokerage().position("XYZ")).isEqualTo(250);
    }

    @Test
    void aRestingLimitIsFilledAtItsPriceByAQuoteThatComesToIt() {
        client.place(BUY.replace("50.10", "50.05"));
        client.quote("50.00", 300, "50.04", 60);
        assertThat(client.executions()).containsExactly("buy 60 @ 50.05");
    }

    @Test
    void aRestingLimitGetsItsShareOfAPrintThroughIt() {
        BrokerageClient half = new BrokerageClient(
                        BrokerageSettings.DEFAULTS.withExecution(old -> new Execution(0, 0, 0, 0.5)))
                .quote("50.08", 300, "50.10", 200);
        half.place(BUY.replace("50.10", "50.05"));
        half.print("50.05", 100).print("50.04", 61);
        assertThat(half.executions()).containsExactly("buy 30 @ 50.05"); // the print at the price fills nothing
    }

    @Test
    void aStopIsTriggeredByAPrintAndTakesTheBid() {
        client.place(BUY);
        client.place("class=equity symbol=XYZ side=sell quantity=100 type=stop duration=day stop=49.90");
        client.quote("49.95", 300, "49.97", 300).print("49.90", 1);
        assertThat(client.executions()).containsExactly("buy 100 @ 50.1", "sell 100 @ 49.95");
    }

    @Test
    void aStopIsTriggeredByAQuoteAtItsPrice() {
        client.place(BUY);
        client.place(
                "class=equity symbol=XYZ side=sell quantity=100 type=stop_limit duration=day stop=49.90 price=49.80");
        client.quote("49.79", 300, "49.97", 300).quote("49.85", 300, "49.97", 300);
        assertThat(client.executions()).containsExactly("buy 100 @ 50.1", "sell 100 @ 49.8");
    }

    @Test
    void anOrderWorksAfterItsDelayAndIsFilledAfterAnother() {
        BrokerageClient slow = new BrokerageClient(BrokerageSettings.DEFAULTS.withExecution(
                        old -> new Execution(100 * Nanos.MILLI_NS, 50 * Nanos.MILLI_NS, 20 * Nanos.MILLI_NS, 1)))
                .quote("50.08", 300, "50.10", 200);
        long id = slow.place(BUY);
        assertThat(slow.order(id).get("status").asText()).isEqualTo("pending");
        assertThat(slow.after(100).order(id).get("status").asText()).isEqualTo("open");
        assertThat(slow.brokerage().position("XYZ")).isZero();
        assertThat(slow.after(20).order(id).get("status").asText()).isEqualTo("filled");
    }

    @Test
    void exitsWaitForTheCompleteFill() {
        BrokerageClient late = client(ChildrenLive.COMPLETE_FILL, SiblingEnds.ANY_FILL, ParentCancel.EVERYTHING);
        long id = late.bracket();
        assertThat(late.legs(id)).isEqualTo("open 0, pending 0, pending 0");
        late.quote("50.08", 300, "50.10", 40);
        assertThat(late.legs(id)).isEqualTo("partially_filled 40, pending 0, pending 0");
        late.after(700).quote("50.08", 300, "50.10", 60);
        assertThat(late.legs(id)).isEqualTo("filled 100, open 0, open 0");
        assertThat(late.brokerage().unprotectedNs(late.nowNs())).isEqualTo(700 * Nanos.MILLI_NS);
        late.quote("51.00", 30, "51.02", 60);
        assertThat(late.legs(id)).isEqualTo("filled 100, partially_filled 30, canceled 0");
        assertThat(late.order(id).get("status").asText()).isEqualTo("open");
        late.after(50).quote("51.00", 300, "51.02", 60);
        assertThat(late.legs(id)).isEqualTo("filled 100, filled 100, canceled 0");
        assertThat(late.order(id).get("status").asText()).isEqualTo("filled");
        assertThat(late.brokerage().unprotected(late.nowNs()))
                .extracting(UnprotectedSpan::lengthNs)
                .containsExactly(700 * Nanos.MILLI_NS, 50 * Nanos.MILLI_NS);
    }

    @Test
    void exitsWorkFromTheFirstFillForWhatIsFilled() {
        BrokerageClient early = client(ChildrenLive.FIRST_FILL, SiblingEnds.COMPLETE_FILL, ParentCancel.EVERYTHING);
        long id = early.bracket();
        early.quote("50.08", 300, "50.10", 40);
        assertThat(early.legs(id)).isEqualTo("partially_filled 40, open 0, open 0");
        early.quote("51.00", 25, "51.02", 60);
        assertThat(early.legs(id)).isEqualTo("partially_filled 40, partially_filled 25, open 0");
        early.quote("49.60", 900, "49.70", 60);
        assertThat(early.executions())
                .containsExactly("buy 40 @ 50.1", "sell 25 @ 51", "buy 60 @ 50.1", "sell 75 @ 49.6");
        assertThat(early.legs(id)).isEqualTo("filled 100, canceled 25, canceled 75");
        assertThat(early.brokerage().position("XYZ")).isZero();
        assertThat(early.brokerage().unprotectedNs(early.nowNs())).isZero();
    }

    @Test
    void cancellingTheWholeTakesTheExits() {
        BrokerageClient all = client(ChildrenLive.FIRST_FILL, SiblingEnds.ANY_FILL, ParentCancel.EVERYTHING);
        long id = all.bracket();
        all.quote("50.08", 300, "50.10", 40).delete(id);
        assertThat(all.legs(id)).isEqualTo("canceled 40, canceled 0, canceled 0");
        assertThat(all.after(3_000).brokerage().unprotectedNs(all.nowNs())).isEqualTo(3 * Nanos.SECOND_NS);
    }

    @Test
    void cancellingTheWholeLeavesTheExitsForWhatIsFilled() {
        BrokerageClient entry = client(ChildrenLive.COMPLETE_FILL, SiblingEnds.ANY_FILL, ParentCancel.ENTRY_ONLY);
        long id = entry.bracket();
        entry.quote("50.08", 300, "50.10", 40).delete(id);
        assertThat(entry.legs(id)).isEqualTo("canceled 40, open 0, open 0");
        assertThat(entry.leg(id, 2).get("quantity").asInt()).isEqualTo(40);
        entry.quote("51.00", 300, "51.02", 60);
        assertThat(entry.legs(id)).isEqualTo("canceled 40, filled 40, canceled 0");
        assertThat(entry.delete(id).text()).isEqualTo("order already in finalized state: filled");
    }

    @Test
    void aWholeHasNoSymbolAndItsLegsHave() {
        JsonNode order = client.order(client.bracket());
        assertThat(order.has("symbol")).isFalse();
        assertThat(order.has("exec_quantity")).isFalse();
        assertThat(order.get("num_legs").asInt()).isEqualTo(3);
        assertThat(order.get("leg").get(2).get("stop_price").asDouble()).isEqualTo(49.6);
        assertThat(order.get("leg").get(2).get("side").asText()).isEqualTo("sell");
    }

    @Test
    void aDayOrderExpiresAtTheEndOfAHalfDayAndHasNothingRemaining() {
        BrokerageClient half = new BrokerageClient(BrokerageClient.HALF_DAY, BrokerageSettings.DEFAULTS)
                .quote("50.08", 300, "50.10", 200);
        long id = half.place(BUY.replace("50.10", "50.00"));
        half.at(BrokerageClient.HALF_DAY.closeNs());
        assertThat(half.order(id).get("status").asText()).isEqualTo("expired");
        assertThat(half.order(id).get("remaining_quantity").asDouble()).isZero();
        assertThat(half.order(id).get("exec_quantity").asDouble()).isZero();
    }

    @Test
    void preMarketOrdersAreFilledBeforeTheOpenAlone() {
        BrokerageClient early = new BrokerageClient().at(BrokerageClient.OPEN_NS - Nanos.HOUR_NS);
        early.quote("50.08", 300, "50.10", 200);
        long pre = early.place(BUY.replace("day", "pre"));
        long day = early.place(BUY);
        assertThat(early.order(pre).get("status").asText()).isEqualTo("filled");
        assertThat(early.order(day).get("status").asText()).isEqualTo("open");
        early.at(BrokerageClient.OPEN_NS).quote("50.08", 300, "50.10", 200);
        assertThat(early.order(day).get("status").asText()).isEqualTo("filled");
        assertThat(early.post(BUY.replace("day", "pre")).text())
                .isEqualTo("Invalid parameter, duration: pre market no longer available");
    }

    @Test
    void listsHavePagesOf25NewestFirst() {
        List<Long> placed = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            placed.add(0, client.place(BUY.replace("quantity=100", "quantity=1").replace("50.10", "40.00")));
        }
        List<Long> read = new ArrayList<>();
        client.list("").forEach(order -> read.add(order.get("id").asLong()));
        assertThat(read).isEqualTo(placed.subList(0, 25));
        client.list("?page=2").forEach(order -> read.add(order.get("id").asLong()));
        assertThat(read).isEqualTo(placed);
        assertThat(client.call("GET", client.orders() + "?page=3", "").text()).isEqualTo("{\"orders\":\"null\"}");
        assertThat(client.list("?limit=200")).hasSize(27);
        assertThat(placed.get(0)).isLessThan(placed.get(0) + 1).isGreaterThan(2_147_483_600L);
    }

    @Test
    void aListOfOneIsAnObjectAndTagsComeOnRequest() {
        client.place(BUY + " tag=rt-1");
        JsonNode orders = client.get(client.orders()).get("orders").get("order");
        assertThat(orders.isObject()).isTrue();
        assertThat(orders.has("tag")).isFalse();
        assertThat(client.list("?includeTags=true").get(0).get("tag").asText()).isEqualTo("rt-1");
    }

    @Test
    void changingAnOrderTakesItsTermsAlone() {
        long id = client.place(BUY.replace("50.10", "50.00"));
        assertThat(client.put(id, "quantity=5").status()).isEqualTo(400);
        assertThat(client.put(id, "price=50.10").status()).isEqualTo(200);
        assertThat(client.order(id).get("status").asText()).isEqualTo("filled");
        assertThat(client.put(id, "price=50.11").text()).isEqualTo("order already in finalized state: filled");
    }

    @Test
    void positionsAndBalancesFollowTheFills() {
        assertThat(client.call("GET", client.accountPath("positions"), "").text())
                .isEqualTo("{\"positions\":\"null\"}");
        client.place(BUY);
        client.quote("52.00", 100, "52.02", 100).print("52.00", 1);
        JsonNode position =
                client.get(client.accountPath("positions")).get("positions").get("position");
        assertThat(position.get("cost_basis").asDouble()).isEqualTo(5_010);
        assertThat(position.get("quantity").asText()).isEqualTo("100.0");
        JsonNode balances = client.get(client.accountPath("balances")).get("balances");
        assertThat(balances.get("total_cash").asDouble()).isEqualTo(94_990);
        assertThat(balances.get("total_equity").asDouble()).isEqualTo(100_190);
        assertThat(balances.get("margin").get("stock_buying_power").asDouble())
                .isEqualTo(195_180); // 2 * 100,190 - 5,200
    }

    @Test
    void aShortPositionHasANegativeCost() {
        client.place("class=equity symbol=XYZ side=sell_short quantity=10 type=market duration=day");
        JsonNode position =
                client.get(client.accountPath("positions")).get("positions").get("position");
        assertThat(position.get("quantity").asDouble()).isEqualTo(-10);
        assertThat(position.get("cost_basis").asDouble()).isEqualTo(-500.8);
    }

    @Test
    void balancesHaveTheObjectOfTheirAccount() {
        for (AccountType type : AccountType.values()) {
            BrokerageClient own = new BrokerageClient(
                    BrokerageSettings.DEFAULTS.withFunds(old -> new BrokerageSettings.Funds(type, old.cash())));
            JsonNode balances = own.get(own.accountPath("balances")).get("balances");
            String word = type.name().toLowerCase(java.util.Locale.ROOT);
            assertThat(balances.get("account_type").asText()).isEqualTo(word);
            assertThat(List.of("cash", "margin", "pdt").stream().filter(balances::has))
                    .containsExactly(word);
        }
    }

    @Test
    void theTokenAndTheAccountMustFit() {
        assertThat(client.call("GET", "/v1/user/profile", BrokerageClient.headers("wrong"), "")
                        .text())
                .contains("Invalid Access Token");
        assertThat(client.call("GET", "/v1/user/profile", BrokerageClient.headers(BrokerageSettings.OTHER_TOKEN), "")
                        .text())
                .contains("Invalid API call as no apiproduct match found");
        assertThat(client.call("GET", "/v1/user/profile", Map.of(), "").status())
                .isEqualTo(401);
        HttpReply foreign = client.call("GET", "/v1/accounts/VA999/orders", "");
        assertThat(foreign.status() + " " + foreign.text()).isEqualTo("401 Unauthorized Account: VA999");
        assertThat(client.get("/v1/user/profile")
                        .get("profile")
                        .get("account")
                        .get("account_number")
                        .asText())
                .isEqualTo(BrokerageSettings.TEST_ACCOUNT);
    }

    @Test
    void aClientThatDoesNotAskForJsonGetsXml() {
        HttpReply reply = client.call(
                "GET", client.orders(), Map.of("authorization", "Bearer " + BrokerageSettings.TEST_TOKEN), "");
        assertThat(reply.text()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><orders>null</orders>");
    }

    @Test
    void requestsAreLimitedByClassInWindowsOfAMinute() {
        long id = client.place(BUY.replace("50.10", "40.00"));
        for (int i = 1; i < 60; i++) {
            client.put(id, "price=40.01");
        }
        HttpReply refused = client.put(id, "price=40.02");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers())
                .containsEntry("X-Ratelimit-Allowed", "60")
                .containsEntry("X-Ratelimit-Available", "0")
                .containsEntry(
                        "X-Ratelimit-Expiry", Long.toString((client.nowNs() + Nanos.MINUTE_NS) / Nanos.MILLI_NS));
        assertThat(client.call("GET", client.orders(), "").headers()).containsEntry("X-Ratelimit-Used", "1");
        assertThat(client.after(60_000).put(id, "price=40.02").status()).isEqualTo(200);
    }

    @Test
    void aPreviewPlacesNothing() {
        JsonNode order =
                BrokerageClient.json(client.post(BUY + " preview=true")).get("order");
        assertThat(order.get("order_cost").asDouble()).isEqualTo(5_010);
        assertThat(order.get("result").asBoolean()).isTrue();
        assertThat(client.list("")).isEmpty();
    }

    @Test
    void classSharesAreWrittenWithASlash() {
        client.brokerage().onQuote("BRK.B", 480_000_000, 100_000_000, 480_100_000, 100_000_000, client.nowNs());
        client.place("class=equity symbol=BRK/B side=buy quantity=1 type=market duration=day");
        assertThat(client.brokerage().position("BRK.B")).isEqualTo(1);
        assertThat(client.post("class=equity symbol=BRK.B side=buy quantity=1 type=market duration=day")
                        .text())
                .isEqualTo("Order 1: Undefined symbol: BRK.B.");
    }

    @Test
    void clockAndCalendarKnowTheHalfDay() {
        BrokerageClient half = new BrokerageClient(BrokerageClient.HALF_DAY, BrokerageSettings.DEFAULTS);
        JsonNode clock = half.get("/v1/markets/clock").get("clock");
        assertThat(clock.get("state").asText() + " " + clock.get("next_change").asText())
                .isEqualTo("open 13:00");
        JsonNode day = half.get("/v1/markets/calendar")
                .get("calendar")
                .get("days")
                .get("day")
                .get(1);
        assertThat(day.get("date").asText() + " " + day.get("open").get("end").asText())
                .isEqualTo("2026-03-02 13:00");
    }

    @Test
    void aSessionOfTheStreamMustBeUsedWithinFiveMinutesAndIsTheOnlyOne() {
        String path = "/v1/accounts/events/session";
        String first = BrokerageClient.json(client.call("POST", path, ""))
                .get("stream")
                .get("sessionid")
                .asText();
        assertThat(client.brokerage().admits(first, client.nowNs())).isTrue();
        String second = BrokerageClient.json(client.call("POST", path, ""))
                .get("stream")
                .get("sessionid")
                .asText();
        assertThat(client.brokerage().admits(first, client.nowNs())).isFalse();
        client.after(300_001);
        assertThat(client.brokerage().admits(second, client.nowNs())).isFalse();
    }

    @Test
    void ruleTwoHundredOneRefusesAShortSaleAtTheBid() {
        BrokerageClient restricted = new BrokerageClient(BrokerageSettings.DEFAULTS.withOrders(
                        old -> new BrokerageSettings.OrderRules(Set.of(), Set.of("XYZ"), true, true, old.ocoDelta())))
                .quote("50.08", 300, "50.10", 200);
        String form = "class=equity symbol=XYZ side=sell_short quantity=10 type=limit duration=day price=";
        assertThat(restricted.post(form + "50.08").text()).contains("Rule 201");
        assertThat(restricted.post(form + "50.09").status()).isEqualTo(200);
    }
}
