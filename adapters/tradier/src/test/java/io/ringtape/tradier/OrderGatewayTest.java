package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.event.OrderLeg.ENTRY;
import static io.ringtape.event.OrderLeg.EXIT;
import static io.ringtape.event.OrderLeg.STOP;
import static io.ringtape.event.OrderLeg.TARGET;
import static io.ringtape.tradier.ScriptedBroker.bracket;
import static io.ringtape.tradier.ScriptedBroker.exit;
import static io.ringtape.tradier.ScriptedBroker.json;
import static io.ringtape.tradier.ScriptedBroker.leg;
import static io.ringtape.tradier.ScriptedBroker.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.tradier.api.ApiAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapter does with the broker's answers and lists; each trap of the protocol is a test. */
class OrderGatewayTest {
    private static final String TAG = "rt-2026-11-30live-7";

    private ScriptedBroker broker = new ScriptedBroker().begun();

    /** Has a bracket of 100 shares, order 7, bought, with target and stop working. */
    private void bought() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        listBought("open");
        broker.pass(2 * SECOND_NS);
        assertThat(broker.statuses(7, ENTRY)).endsWith(OrderStatus.FILLED);
    }

    private void listBought(String closing) {
        broker.listsBracket(
                1000,
                TAG,
                "open",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, closing, 100, 0, 0),
                leg(3, STOP, closing, 100, 0, 0));
    }

    @Test
    void anOrderIsAcceptedWhenAListShowsItAndNotBefore() {
        broker.submit(bracket(7, 100));
        broker.pass(SECOND_NS);
        assertThat(broker.words(7, ENTRY)).isEmpty();
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "open", 100, 0, 0));
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED");
        ExecutionReport report = broker.reports(7, ENTRY).get(0);
        assertThat(report.brokerOrderId.toString()).isEqualTo("1");
        assertThat(report.tag.toString()).isEqualTo(TAG);
        assertThat(report.sentNs).isBetween(ScriptedBroker.START_NS, broker.nowNs);
    }

    @Test
    void okAndThenRejectedIsRejectedWithTheBrokersReason() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        broker.orders.put(
                1000L,
                "{\"id\":1000,\"tag\":\"" + TAG + "\",\"status\":\"rejected\",\"class\":\"otoco\","
                        + "\"reason_description\":\"TotalInitialMargin\"}");
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("REJECTED");
        assertThat(broker.reports(7, ENTRY).get(0).reason.toString()).isEqualTo("TotalInitialMargin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SellShortOrderLastPriceBelow5",
                "Short sale restricted under Rule 201",
                "Outside of market hours this order is required to be placed at a limit price.",
                "DayTradingBuyingPowerExceeded"
            })
    void aRefusalIsRejectedInTheBrokersOwnWords(String words) {
        broker.answers = call -> call.method().equals("POST") ? text(400, words) : broker.usual(call);
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("REJECTED");
        assertThat(words).startsWith(broker.reports(7, ENTRY).get(0).reason.toString());
    }

    @Test
    void fillsAreDifferencesOfQuantityAndAverageInExactArithmetic() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "partially_filled", 100, 40, 50.09));
        broker.pass(SECOND_NS);
        broker.listsBracket(
                1000,
                TAG,
                "open",
                leg(1, ENTRY, "filled", 100, 100, 50.06),
                leg(2, TARGET, "open", 100, 0, 0),
                leg(3, STOP, "open", 100, 0, 0));
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED", "PARTIALLY_FILLED 40 of 40", "FILLED 60 of 100");
        assertThat(broker.reports(7, ENTRY).get(1).fillPrice).isEqualTo(50_090_000);
        assertThat(broker.reports(7, ENTRY).get(2).fillPrice).isEqualTo(50_040_000);
        assertThat(broker.reports(7, ENTRY).get(2).fees).isEqualTo(300_000);
        assertThat(broker.reports(7, ENTRY).get(2).feesEstimated).isTrue();
    }

    @Test
    void averageOfZeroAfterFilledWaitsForTheNextList() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "filled", 100, 100, 0));
        broker.pass(SECOND_NS);
        assertThat(broker.statuses(7, ENTRY)).doesNotContain(OrderStatus.FILLED, OrderStatus.PARTIALLY_FILLED);
        listBought("open");
        broker.pass(SECOND_NS + 100 * MILLI_NS);
        assertThat(broker.words(7, ENTRY)).endsWith("FILLED 100 of 100");
    }

    @Test
    void aDeadOrderWithNothingRemainingWasNotFilled() {
        bought();
        broker.cancel(7, false);
        broker.pass(100 * MILLI_NS);
        listBought("canceled");
        broker.pass(2 * SECOND_NS);
        broker.submit(exit(8, 100));
        broker.pass(100 * MILLI_NS);
        broker.lists(1001, "rt-2026-11-30live-8", "expired", 100, 0, 0);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).containsExactly("EXPIRED");
    }

    @Test
    void aStatusThatGoesBackFromFilledToOpenChangesNothing() {
        bought();
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "open", 100, 60, 50.02));
        broker.pass(3 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED", "FILLED 100 of 100");
    }

    @Test
    void aFillAfterACancelIsReported() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "open", 100, 0, 0));
        broker.pass(SECOND_NS);
        broker.cancel(7, false);
        broker.pass(100 * MILLI_NS);
        broker.listsBracket(1000, TAG, "canceled", leg(1, ENTRY, "canceled", 100, 0, 0));
        broker.pass(SECOND_NS);
        assertThat(broker.words(7, ENTRY)).endsWith("CANCELLED");
        broker.listsBracket(1000, TAG, "canceled", leg(1, ENTRY, "canceled", 100, 30, 50.01));
        broker.pass(3 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).endsWith("CANCELLED", "PARTIALLY_FILLED 30 of 30");
        assertThat(broker.gateway.position(0)).isEqualTo(30 * Micros.ONE);
    }

    @Test
    void anOrderOnPageTwoIsFound() {
        for (long id = 1; id <= 25; id++) {
            broker.lists(id, "other", "filled", 1, 1, 10);
        }
        broker.submit(bracket(7, 100));
        broker.answers = call -> {
            if (call.target().contains("page=2&")) {
                return json("{\"orders\":{\"order\":{\"id\":1000,\"tag\":\"" + TAG + "\",\"status\":\"open\",\"leg\":["
                        + leg(1, ENTRY, "open", 100, 0, 0) + "]}}}");
            }
            return broker.usual(call);
        };
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "{\"fault\":{\"faultstring\":\"x\"}}", "{\"orders\":{\"order\":[{\"id\":1"})
    void whatIsNotTheListSaysNothing(String body) {
        bought();
        broker.answers = call -> call.target().contains("/orders?") ? json(body) : broker.usual(call);
        broker.pass(60 * SECOND_NS);
        assertThat(broker.statuses(7, STOP)).doesNotContain(OrderStatus.UNKNOWN, OrderStatus.CANCELLED);
        assertThat(broker.calls("POST")).hasSize(1);
    }

    @Test
    void anAnswerThatWasLostIsSearchedByItsTagAndNeverSentAgain() {
        broker.answers = call -> call.method().equals("POST") ? ApiAnswer.broken("reset") : broker.usual(call);
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "open", 100, 0, 0));
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED");
        assertThat(broker.calls("POST")).hasSize(1);
    }

    @Test
    void aKeptAliveConnectionClosedUnderAPostIsAmbiguous() {
        broker.answers = call -> call.method().equals("POST")
                ? ApiAnswer.broken("HTTP/1.1 header parser received no bytes")
                : broker.usual(call);
        broker.submit(exitOfBought());
        broker.pass(400 * MILLI_NS);
        assertThat(broker.words(8, EXIT)).isEmpty();
        broker.pass(12 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).containsExactly("REJECTED");
        assertThat(broker.reports(8, EXIT).get(0).reason.toString()).isEqualTo("lost");
        assertThat(broker.calls("POST").stream().filter(call -> call.contains("-8&")))
                .hasSize(1);
    }

    private OrderRequest exitOfBought() {
        var answers = broker.answers;
        broker.answers = broker::usual;
        bought();
        broker.cancel(7, false);
        broker.pass(100 * MILLI_NS);
        listBought("canceled");
        broker.pass(2 * SECOND_NS);
        broker.answers = answers;
        return exit(8, 100);
    }

    @Test
    void anOrderThatIsAbsentInTwoCompleteListsIsLost() {
        broker.answers = call -> call.method().equals("POST") ? text(502, "bad gateway") : broker.usual(call);
        broker.submit(bracket(7, 100));
        broker.pass(4 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).isEmpty();
        broker.pass(8 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("REJECTED");
    }

    @Test
    void anOrderThatNoListCanProveAbsentIsUnknownAndSearchedOn() {
        broker.answers = call -> ApiAnswer.broken("reset");
        broker.submit(bracket(7, 100));
        broker.pass(30 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("UNKNOWN");
        broker.answers = broker::usual;
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "open", 100, 0, 0));
        broker.pass(60 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("UNKNOWN", "ACCEPTED");
        assertThat(broker.calls("POST")).hasSize(1);
    }

    @Test
    void anUnknownOrderThatNeverArrivedIsLostSoonAfterListsCanBeReadAgain() {
        broker.lists(50, "other", "filled", 1, 1, 10);
        broker.answers = call -> ApiAnswer.broken("reset");
        broker.submit(bracket(7, 100));
        broker.pass(43 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("UNKNOWN");
        broker.answers = broker::usual;
        broker.pass(12 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("UNKNOWN", "REJECTED");
    }

    @Test
    void anOrderThatAppearsAfterItWasGivenUpIsCancelledAtSight() {
        broker.answers = call -> call.method().equals("POST") ? text(502, "bad gateway") : broker.usual(call);
        broker.submit(bracket(7, 100));
        broker.pass(20 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("REJECTED");
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "open", 100, 0, 0));
        broker.pass(60 * SECOND_NS);
        assertThat(broker.calls("DELETE")).isNotEmpty().first().asString().contains("/orders/1000");
    }

    @Test
    void anAcknowledgementAfter30SecondsHoldsUpNothing() {
        broker.answers = call -> call.method().equals("POST") ? null : broker.usual(call);
        broker.submit(bracket(7, 100));
        broker.pass(SECOND_NS);
        broker.listsBracket(
                1000,
                TAG,
                "open",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "open", 100, 0, 0),
                leg(3, STOP, "open", 100, 0, 0));
        broker.pass(3 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).endsWith("FILLED 100 of 100");
        broker.cancel(7, false);
        broker.pass(200 * MILLI_NS);
        assertThat(broker.calls("DELETE")).hasSize(1);
    }

    @Test
    void anEntryThatNeverLeftIsRejectedAndAnExitIsSentAgain() {
        OrderRequest exit = exitOfBought();
        broker.calls.clear();
        broker.answers = call -> call.isRead() ? broker.usual(call) : ApiAnswer.unsent("connection refused");
        broker.submit(exit);
        broker.submit(bracket(9, 10));
        broker.pass(3 * SECOND_NS);
        assertThat(broker.words(9, ENTRY)).containsExactly("REJECTED");
        assertThat(broker.words(8, EXIT)).isEmpty();
        assertThat(broker.calls("POST").stream().filter(call -> call.contains("live-8")))
                .hasSizeBetween(2, 4);
        broker.answers = broker::usual;
        broker.pass(4 * SECOND_NS);
        broker.lists(broker.nextId - 1, "rt-2026-11-30live-8", "filled", 100, 100, 49.9);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).endsWith("FILLED 100 of 100");
    }

    @Test
    void an429DuringAFlattenDelaysTheExitToTheNextWindow() {
        OrderRequest exit = exitOfBought();
        long limitedNs = broker.nowNs;
        broker.answers = call -> !call.isRead() && broker.nowNs < limitedNs + 10 * SECOND_NS
                ? ApiAnswer.whole(
                        429, Map.of("x-ratelimit-expiry", Long.toString(limitedNs / MILLI_NS + 10_000)), new byte[0])
                : broker.usual(call);
        broker.submit(exit);
        broker.pass(9 * SECOND_NS);
        assertThat(broker.words(8, EXIT)).isEmpty();
        assertThat(broker.notices).anyMatch(notice -> notice.startsWith("RATE_LIMITED"));
        broker.pass(2 * SECOND_NS);
        assertThat(broker.calls("POST").stream().filter(call -> call.contains("live-8")))
                .hasSize(2);
    }

    @Test
    void anOrderThatCrossesZeroIsSplitAndItsSecondPartWaitsForTheFirst() {
        OrderRequest exit = exitOfBought();
        exit.quantity = 150 * Micros.ONE;
        broker.submit(exit);
        broker.pass(SECOND_NS);
        assertThat(broker.calls("POST")).last().asString().contains("live-8-1&").contains("side=sell&quantity=100&");
        broker.lists(1001, "rt-2026-11-30live-8-1", "partially_filled", 100, 60, 49.9);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.calls("POST")).hasSize(2);
        broker.lists(1001, "rt-2026-11-30live-8-1", "filled", 100, 100, 49.9);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.calls("POST"))
                .last()
                .asString()
                .contains("live-8-2&")
                .contains("side=sell_short&quantity=50&");
        broker.lists(1002, "rt-2026-11-30live-8-2", "filled", 50, 50, 49.8);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(8, EXIT))
                .containsExactly(
                        "ACCEPTED", "PARTIALLY_FILLED 60 of 60", "PARTIALLY_FILLED 40 of 100", "FILLED 50 of 150");
    }

    @Test
    void anExitThatWouldOpenAPositionIsRefused() {
        broker.submit(exit(8, 100));
        broker.pass(SECOND_NS);
        assertThat(broker.words(8, EXIT)).containsExactly("REJECTED");
        assertThat(broker.calls("POST")).isEmpty();
    }

    @Test
    void anEntryThatWouldCrossZeroIsRefused() {
        bought();
        OrderRequest other = bracket(9, 10);
        other.side = Side.SELL;
        broker.submit(other);
        OrderRequest market = bracket(10, 10);
        market.limit = Missing.LONG;
        broker.submit(market);
        broker.pass(SECOND_NS);
        assertThat(broker.words(9, ENTRY)).containsExactly("REJECTED");
        assertThat(broker.words(10, ENTRY)).containsExactly("REJECTED");
        assertThat(broker.calls("POST")).hasSize(1);
    }

    @Test
    void aClassShareIsSpelledAsTheBrokerDoes() {
        OrderRequest order = bracket(7, 100);
        order.instrument = 1;
        broker.submit(order);
        broker.pass(100 * MILLI_NS);
        assertThat(broker.calls("POST")).first().asString().contains("BRK%2FB");
    }

    @Test
    void everyWorkingLegIsCancelledOnce() {
        bought();
        broker.cancel(7, false);
        broker.cancel(7, false);
        broker.pass(100 * MILLI_NS);
        listBought("canceled");
        broker.pass(2 * SECOND_NS);
        broker.cancel(7, false);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).doesNotContain("CANCELLED");
        assertThat(broker.words(7, TARGET)).containsExactly("ACCEPTED", "CANCELLED");
        assertThat(broker.words(7, STOP)).containsExactly("ACCEPTED", "CANCELLED");
        assertThat(broker.calls("DELETE")).hasSize(1);
    }

    @Test
    void aCancelThatComesTooLateIsNoAlarm() {
        bought();
        broker.answers = call -> call.method().equals("DELETE")
                ? text(400, "order already in finalized state: filled")
                : broker.usual(call);
        broker.listsBracket(
                1000,
                TAG,
                "filled",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "canceled", 100, 0, 0),
                leg(3, STOP, "filled", 100, 100, 49.58));
        broker.cancel(7, false);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, STOP)).containsExactly("ACCEPTED", "FILLED 100 of 100");
        assertThat(broker.words(7, TARGET)).containsExactly("ACCEPTED");
        assertThat(broker.notices).isEmpty();
    }

    @Test
    void anOverBracketWhoseLegsAreNotListedYetMayStillHideFills() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "open", 100, 0, 0));
        broker.cancel(7, false);
        broker.listsBracket(1000, TAG, "canceled");
        broker.pass(2 * SECOND_NS);
        assertThat(broker.statuses(7, ENTRY)).doesNotContain(OrderStatus.CANCELLED);
        broker.listsBracket(
                1000,
                TAG,
                "canceled",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "canceled", 100, 0, 0),
                leg(3, STOP, "canceled", 100, 0, 0));
        broker.pass(SECOND_NS + 100 * MILLI_NS);
        assertThat(broker.words(7, ENTRY)).endsWith("FILLED 100 of 100");
        assertThat(broker.words(7, STOP)).containsExactly("CANCELLED");
    }

    @Test
    void aCancelledBracketWhoseLegsAreNeverListedEndsInTime() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        broker.cancel(7, false);
        broker.listsBracket(1000, TAG, "canceled");
        broker.pass(5 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("CANCELLED");
    }

    @Test
    void aCancelThatMetAnEntryWhichWasFilledMeanwhileIsSentAgainForItsLegs() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "open", 100, 0, 0));
        broker.pass(SECOND_NS);
        broker.cancel(7, false);
        listBought("open");
        broker.pass(SECOND_NS + 200 * MILLI_NS);
        assertThat(broker.calls("DELETE")).hasSize(2);
        broker.pass(SECOND_NS);
        assertThat(broker.calls("DELETE")).hasSize(2);
    }

    @Test
    void aLostAnswerToACancelIsLookedUpAndTheCancelSentAgain() {
        bought();
        broker.answers =
                call -> call.method().equals("DELETE") && broker.calls("DELETE").size() == 1
                        ? ApiAnswer.broken("reset")
                        : broker.usual(call);
        broker.cancel(7, false);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.calls("DELETE")).hasSize(2);
    }

    @Test
    void aStopThatTheBrokerDeniesAsksForThePositionsWithinASecond() {
        bought();
        broker.answers = call -> call.method().equals("DELETE") ? text(400, "not an open order") : broker.usual(call);
        broker.orders.clear();
        broker.positions = "{\"position\":{\"symbol\":\"XYZ\",\"quantity\":100,\"cost_basis\":5005.0}}";
        broker.cancel(7, false);
        broker.pass(SECOND_NS);
        assertThat(broker.words(7, STOP)).containsExactly("ACCEPTED", "UNKNOWN");
        assertThat(broker.positionReports()).singleElement().satisfies(report -> {
            assertThat(report.quantity).isEqualTo(100 * Micros.ONE);
            assertThat(report.averagePrice).isEqualTo(50_050_000);
        });
        broker.cancel(7, false);
        broker.pass(20 * SECOND_NS);
        assertThat(broker.calls("DELETE")).hasSize(1);
        assertThat(broker.words(7, STOP)).containsExactly("ACCEPTED", "UNKNOWN");
    }

    @Test
    void bothLegsOfAPairFilledAreBothBooked() {
        bought();
        broker.listsBracket(
                1000,
                TAG,
                "filled",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "filled", 100, 100, 51),
                leg(3, STOP, "filled", 100, 100, 49.6));
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, TARGET)).endsWith("FILLED 100 of 100");
        assertThat(broker.words(7, STOP)).endsWith("FILLED 100 of 100");
        assertThat(broker.gateway.position(0)).isEqualTo(-100 * Micros.ONE);
        OrderRequest cover = exit(8, 100);
        cover.side = Side.BUY;
        broker.submit(cover);
        broker.pass(SECOND_NS);
        assertThat(broker.calls("POST")).last().asString().contains("side=buy_to_cover&quantity=100&");
    }

    @Test
    void aReplacementIsRefusedUnlessItIsSwitchedOn() {
        bought();
        broker.replaceStop(7, 50_000_000);
        assertThat(broker.words(7, STOP)).endsWith("REPLACE_REJECTED");
        broker.replaceStop(77, 50_000_000);
        assertThat(broker.words(77, STOP)).containsExactly("REPLACE_REJECTED");
        broker.pass(SECOND_NS);
        assertThat(broker.calls("PUT")).isEmpty();
    }

    @Test
    void aReplacementIsConfirmedByTheList() {
        broker = new ScriptedBroker(ScriptedBroker.settings(true)).begun();
        bought();
        broker.replaceStop(7, 50_000_000);
        broker.pass(SECOND_NS);
        assertThat(broker.calls("PUT")).singleElement().asString().endsWith("/orders/3 stop=50.00");
        assertThat(broker.words(7, STOP)).doesNotContain("REPLACED");
        broker.orders.computeIfPresent(1000L, (id, text) -> text.replace("49.60", "50.00"));
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, STOP)).endsWith("REPLACED");
        broker.replaceStop(7, 50_010_000);
        broker.pass(10 * SECOND_NS);
        assertThat(broker.words(7, STOP)).endsWith("REPLACED", "REPLACE_REJECTED");
    }

    @Test
    void anOrderOfAnotherRunOrOfNobodyIsToldOnce() {
        broker.lists(50, "rt-2026-11-29live-3", "open", 10, 0, 0);
        broker.lists(51, "", "open", 10, 0, 0);
        broker.lists(52, "", "filled", 10, 10, 5);
        broker.pass(100 * SECOND_NS);
        assertThat(broker.notices).containsExactlyInAnyOrder("ORPHAN_ORDER 50 XYZ", "ORPHAN_ORDER 51 XYZ");
    }

    @Test
    void anAdoptedOrderIsAskedForAndNeverSent() {
        broker = new ScriptedBroker();
        AdoptedFills known = AdoptedFills.NONE.with(ENTRY, 50_050_000, 40 * Micros.ONE);
        broker.gateway.adopt(bracket(7, 100), known, broker.nowNs);
        assertThat(broker.begin(40)).isEmpty();
        listBought("open");
        broker.pass(3 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).containsExactly("FILLED 60 of 100");
        assertThat(broker.calls("POST")).isEmpty();
        assertThat(broker.gateway.position(0)).isEqualTo(100 * Micros.ONE);
    }

    @Test
    void aLiveRunDoesNotBeginWithAForeignPositionOrOrder() {
        broker = new ScriptedBroker(ScriptedBroker.settings(), true);
        assertThat(broker.begin(40)).contains("holds 40.0 XYZ");
        broker = new ScriptedBroker(ScriptedBroker.settings(), true);
        broker.lists(50, "rt-2026-11-29live-3", "open", 10, 0, 0);
        assertThat(broker.begin(0)).contains("working order 50 in XYZ");
        broker = new ScriptedBroker(ScriptedBroker.settings(), true);
        broker.lists(50, "rt-2026-11-29live-3", "filled", 10, 10, 5);
        assertThat(broker.begin(0)).isEmpty();
        broker = new ScriptedBroker(ScriptedBroker.settings(), false);
        assertThat(broker.begin(40)).isEmpty();
        assertThat(broker.positionReports())
                .extracting(report -> report.quantity / Micros.ONE)
                .containsExactly(40L, 0L);
    }

    @Test
    void aPositionThatDiffersIsAskedForTwiceAndThenReported() {
        bought();
        broker.events.clear();
        broker.positions = "{\"position\":{\"symbol\":\"XYZ\",\"quantity\":60,\"cost_basis\":3003.0}}";
        broker.pass(40 * SECOND_NS);
        assertThat(broker.positionReports()).singleElement().satisfies(report -> assertThat(report.quantity)
                .isEqualTo(60 * Micros.ONE));
        assertThat(broker.calls("GET").stream().filter(call -> call.contains("/positions")))
                .hasSize(2);
    }

    @Test
    void noPositionIsReportedWhileAFillIsUnderWay() {
        broker.positions = "{\"position\":{\"symbol\":\"XYZ\",\"quantity\":100,\"cost_basis\":5005.0}}";
        broker.pass(28 * SECOND_NS);
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        broker.listsBracket(1000, TAG, "open", leg(1, ENTRY, "filled", 100, 100, 0));
        broker.pass(4 * SECOND_NS);
        assertThat(broker.positionReports()).isEmpty();
        listBought("open");
        broker.pass(40 * SECOND_NS);
        assertThat(broker.positionReports()).isNotEmpty().allMatch(report -> report.quantity == 100 * Micros.ONE);
    }
}
