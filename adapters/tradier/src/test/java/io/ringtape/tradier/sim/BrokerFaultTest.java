package io.ringtape.tradier.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.event.Nanos;
import io.ringtape.tradier.sim.BrokerageSettings.Brackets;
import io.ringtape.tradier.sim.BrokerageSettings.ChildrenLive;
import io.ringtape.tradier.sim.BrokerageSettings.ParentCancel;
import io.ringtape.tradier.sim.BrokerageSettings.SiblingEnds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each fault, as a client without sockets sees it. Numbers are worked out by hand. */
class BrokerFaultTest {
    private static final String BUY =
            "class=equity symbol=XYZ side=buy quantity=100 type=limit duration=day price=50.10";
    private static final String REST = BUY.replace("50.10", "50.00");

    private final BrokerageClient client = new BrokerageClient().quote("50.08", 300, "50.10", 200);

    private String delivery(String fault) {
        HttpReply reply = client.inject(fault).post(REST);
        return reply.delivery() + ", orders " + client.list("").size();
    }

    @Test
    void doesNotAnswerBeforeOrAfterItHasPlacedTheOrder() {
        assertThat(delivery("no-answer")).isEqualTo("NO_ANSWER, orders 0");
        assertThat(delivery("no-answer accepted=yes request=place")).isEqualTo("NO_ANSWER, orders 1");
        assertThat(client.brokerage().faults(BrokerFault.NO_ANSWER)).isEqualTo(2);
    }

    @Test
    void resetsBeforeOrAfterItHasPlacedTheOrder() {
        assertThat(delivery("reset accepted=yes")).isEqualTo("RESET, orders 1");
        assertThat(delivery("reset")).isEqualTo("RESET, orders 1");
    }

    @Test
    void closesAKeptAliveConnectionUnderAPost() {
        client.inject("close-connection");
        assertThat(client.call("GET", client.orders(), "").delivery()).isEqualTo(HttpReply.Delivery.WHOLE);
        assertThat(client.post(REST).delivery()).isEqualTo(HttpReply.Delivery.CLOSE);
        assertThat(client.list("")).isEmpty();
    }

    @Test
    void answersWithAnHttpErrorBeforeOrAfterItHasPlacedTheOrder() {
        HttpReply reply = client.inject("http-status status=503 text=Unavailable accepted=yes")
                .post(REST);
        assertThat(reply.status() + " " + reply.text()).isEqualTo("503 Unavailable");
        assertThat(client.list("")).hasSize(1);
        client.inject("http-status").post(REST);
        assertThat(client.list("")).hasSize(1);
    }

    @Test
    void answersAListWithAWebPageAndStatus200() {
        HttpReply reply = client.inject("html request=orders").call("GET", client.orders(), "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().get("Content-Type")).startsWith("text/html");
        assertThat(reply.text()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void answersWithoutABody() {
        HttpReply reply = client.inject("empty-body accepted=yes").post(REST);
        assertThat(reply.status() + " '" + reply.text() + "'").isEqualTo("200 ''");
        assertThat(client.list("")).hasSize(1);
    }

    @Test
    void stallsInTheMiddleOfABody() {
        assertThat(delivery("stalled-body accepted=yes")).isEqualTo("HALF_BODY_THEN_STALL, orders 1");
    }

    @Test
    void answersWithTheGatewaysFault() {
        HttpReply reply = client.inject("gateway-fault").post(REST);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(BrokerageClient.json(reply).at("/fault/detail/errorcode").asText())
                .isEqualTo("steps.servicecallout.ExecutionFailed");
    }

    @Test
    void refusesACancellationWithAPlainText() {
        long id = client.place(REST);
        HttpReply reply = client.inject("plain-error").delete(id);
        assertThat(reply.status() + " " + reply.text()).isEqualTo("400 order is not an open order");
        assertThat(client.order(id).get("status").asText()).isEqualTo("open");
    }

    @Test
    void answers429WhileAFlattenGoesOn() {
        long id = client.place(REST);
        client.inject("too-many count=2");
        HttpReply refused = client.delete(id);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("X-Ratelimit-Available", "0");
        assertThat(client.after(60_000).delete(id).status()).isEqualTo(429);
        assertThat(client.after(60_000).delete(id).status()).isEqualTo(200);
    }

    @Test
    void answersAnOrderAfterHalfAMinute() {
        HttpReply reply = client.inject("slow-answer").post(BUY);
        assertThat(reply.delayNs()).isEqualTo(30 * Nanos.SECOND_NS);
        assertThat(client.brokerage().position("XYZ")).isEqualTo(100);
    }

    @Test
    void saysOkAndRejectsTheOrderLater() {
        long id = client.inject("ok-then-rejected reason=Halted class=equity").place(BUY);
        assertThat(client.order(id).get("status").asText()).isEqualTo("pending");
        JsonNode order = client.after(200).order(id);
        assertThat(order.get("status").asText() + " "
                        + order.get("reason_description").asText())
                .isEqualTo("rejected Halted");
        assertThat(client.executions()).isEmpty();
    }

    @Test
    void listsAnOrderLate() {
        long id = client.inject("late-order").place(BUY);
        assertThat(client.list("")).isEmpty();
        assertThat(client.call("GET", client.orders() + "/" + id, "").status()).isEqualTo(404);
        assertThat(client.after(1_000).list("")).hasSize(1);
    }

    @Test
    void listsLegsWithoutIdsAtFirst() {
        long id = client.inject("late-legs").bracket();
        assertThat(client.leg(id, 1).has("id")).isFalse();
        assertThat(client.after(2_000).leg(id, 1).get("id").asLong()).isEqualTo(id + 2);
        long other = client.inject("late-legs form=no-leg").bracket();
        assertThat(client.order(other).has("leg")).isFalse();
    }

    @Test
    void listsAnAverageOf0AfterAFill() {
        long id = client.inject("zero-average").place(BUY);
        assertThat(client.order(id).get("status").asText()).isEqualTo("filled");
        assertThat(client.order(id).get("avg_fill_price").asDouble()).isZero();
        assertThat(client.after(1_000).order(id).get("avg_fill_price").asDouble())
                .isEqualTo(50.10);
    }

    @Test
    void fillsInPartsAtMomentsOfItsOwn() {
        long id = client.inject("part-fills shares=30 every=200ms").bracket();
        assertThat(client.legs(id)).isEqualTo("open 0, pending 0, pending 0");
        assertThat(client.after(200).legs(id)).isEqualTo("partially_filled 30, pending 0, pending 0");
        assertThat(client.after(450).legs(id)).isEqualTo("partially_filled 90, pending 0, pending 0");
        assertThat(client.after(150).legs(id)).isEqualTo("filled 100, open 0, open 0");
        assertThat(client.executions())
                .containsExactly("buy 30 @ 50.1", "buy 30 @ 50.1", "buy 30 @ 50.1", "buy 10 @ 50.1");
    }

    @Test
    void fillsTheTargetInPartsWhichEndsTheStop() {
        long id = client.inject("part-fills leg=target shares=40 parts=1").bracket();
        client.after(300);
        assertThat(client.legs(id)).isEqualTo("filled 100, partially_filled 40, canceled 0");
    }

    @Test
    void fillsAnEntryAfterItWasCancelled() {
        client.quote("50.08", 300, "50.20", 200);
        long id = client.inject("fill-after-cancel shares=25").bracket();
        client.delete(id);
        assertThat(client.legs(id)).isEqualTo("canceled 0, canceled 0, canceled 0");
        assertThat(client.after(500).legs(id)).isEqualTo("canceled 25, canceled 0, canceled 0");
        assertThat(client.brokerage().position("XYZ")).isEqualTo(25);
    }

    @Test
    void fillsTheOtherLegOfThePairToo() {
        long id = client.inject("second-execution").bracket();
        client.quote("51.00", 300, "51.02", 200);
        assertThat(client.legs(id)).isEqualTo("filled 100, filled 100, canceled 0");
        assertThat(client.after(5).legs(id)).isEqualTo("filled 100, filled 100, filled 100");
        assertThat(client.brokerage().position("XYZ")).isEqualTo(-100);
        assertThat(client.executions()).containsExactly("buy 100 @ 50.1", "sell 100 @ 51", "sell 100 @ 49.6");
    }

    @Test
    void deniesTheStopWhenItShouldComeToLife() {
        long id = client.inject("stop-denied").bracket();
        assertThat(client.legs(id)).isEqualTo("filled 100, open 0, rejected 0");
        assertThat(client.leg(id, 2).get("reason_description").asText()).contains("not an open order");
        assertThat(client.after(1_500).brokerage().unprotectedNs(client.nowNs()))
                .isEqualTo(1_500 * Nanos.MILLI_NS);
    }

    @Test
    void listsADoneOrderAsOpenAgain() {
        client.place(BUY);
        client.inject("status-back");
        assertThat(client.list("").get(0).get("status").asText()).isEqualTo("open");
        assertThat(client.list("").get(0).get("status").asText()).isEqualTo("filled");
    }

    @Test
    void listsAWorkingOrderWithAStatusThatNobodyKnows() {
        client.place(REST);
        client.inject("unknown-status");
        assertThat(client.list("").get(0).get("status").asText()).isEqualTo("routed_to_venue");
    }

    @Test
    void answersPageTwoWithPageOne() {
        for (int i = 0; i < 3; i++) {
            client.place(REST.replace("quantity=100", "quantity=1"));
        }
        client.inject("repeated-page");
        assertThat(client.list("?limit=2&page=2")).isEqualTo(client.list("?limit=2&page=1"));
        assertThat(client.list("?limit=2&page=2")).hasSize(1);
    }

    @Test
    void somebodyElsePlacesAnOrder() {
        client.inject("foreign-order symbol=XYZ quantity=7 price=49.00 tag=other");
        JsonNode order = client.list("?includeTags=true").get(0);
        assertThat(order.get("tag").asText() + " " + order.get("quantity").asInt())
                .isEqualTo("other 7");
    }

    @Test
    void somebodyElseChangesThePosition() {
        client.inject("foreign-position symbol=XYZ quantity=-15");
        assertThat(client.brokerage().position("XYZ")).isEqualTo(-15);
        assertThat(client.list("")).isEmpty();
    }

    @Test
    void anotherProcessTakesTheSession() {
        List<String> heard = listen();
        String path = "/v1/accounts/events/session";
        String session = BrokerageClient.json(client.call("POST", path, ""))
                .at("/stream/sessionid")
                .asText();
        client.inject("session-taken");
        assertThat(client.brokerage().admits(session, client.nowNs())).isFalse();
        assertThat(heard).containsExactly("taken");
    }

    @Test
    void theStreamFallsSilentForASpan() {
        List<String> heard = listen();
        client.inject("stream-silent for=10s").place(BUY);
        assertThat(heard).isEmpty();
        assertThat(client.brokerage().heartbeat(client.nowNs())).isNull();
        client.after(10_000);
        assertThat(client.brokerage().heartbeat(client.nowNs())).contains("\"event\":\"heartbeat\"");
        client.place(BUY);
        assertThat(heard).containsExactly("open 0", "pending 0", "filled 100");
    }

    @Test
    void calmEndsWhatWaits() {
        client.inject("no-answer count=0").inject("late-order count=0").inject("calm");
        assertThat(client.post(REST).delivery()).isEqualTo(HttpReply.Delivery.WHOLE);
        assertThat(client.list("")).hasSize(1);
    }

    @Test
    void aScriptStrikesAtItsMomentsAndAfterRequests() {
        client.brokerage()
                .schedule(BrokerFault.CATALOGUE.script("at 09:32 html\nafter 2 empty-body", BrokerageClient.DATE));
        assertThat(client.call("GET", client.orders(), "").text()).isEqualTo("{\"orders\":\"null\"}");
        assertThat(client.call("GET", client.orders(), "").text()).isEmpty();
        assertThat(client.at(BrokerageClient.OPEN_NS + 2 * Nanos.MINUTE_NS)
                        .call("GET", client.orders(), "")
                        .text())
                .startsWith("<!DOCTYPE");
    }

    @Test
    void aFillAfterTheCancellationOfAnExitThatWasLeft() {
        BrokerageClient left = new BrokerageClient(BrokerageSettings.DEFAULTS.withBrackets(
                        old -> new Brackets(ChildrenLive.FIRST_FILL, SiblingEnds.ANY_FILL, ParentCancel.ENTRY_ONLY)))
                .quote("50.08", 300, "50.10", 40);
        long id = left.inject("fill-after-cancel leg=target shares=15").bracket();
        left.delete(id);
        left.delete(id + 2);
        assertThat(left.after(500).legs(id)).isEqualTo("canceled 40, canceled 15, canceled 0");
    }

    private List<String> listen() {
        List<String> heard = new ArrayList<>();
        client.brokerage().listen(new SimulatedBrokerage.StreamListener() {
            @Override
            public void onEvent(String event) {
                JsonNode node = BrokerageClient.json(HttpReply.json(200, event));
                assertThat(node.has("symbol") || node.has("side")).isFalse();
                heard.add(node.get("status").asText() + " "
                        + node.get("exec_quantity").asInt());
            }

            @Override
            public void onTaken() {
                heard.add("taken");
            }
        });
        return heard;
    }
}
