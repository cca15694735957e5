package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.event.OrderLeg.ENTRY;
import static io.ringtape.event.OrderLeg.STOP;
import static io.ringtape.event.OrderLeg.TARGET;
import static io.ringtape.tradier.ScriptedBroker.bracket;
import static io.ringtape.tradier.ScriptedBroker.leg;
import static io.ringtape.tradier.ScriptedBroker.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.OrderLeg;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares are never without a stop for longer than allowed, whichever way the broker reads a bracket. */
class BracketGuardTest {
    private static final String TAG = "rt-2026-11-30live-7";

    private final ScriptedBroker broker = new ScriptedBroker().begun();

    private void listed(String entry, double filled, String closing) {
        broker.listsBracket(
                1000,
                TAG,
                "open",
                leg(1, ENTRY, entry, 100, filled, filled > 0 ? 50.05 : 0),
                leg(2, TARGET, closing, 100, 0, 0),
                leg(3, STOP, closing, 100, 0, 0));
    }

    private void submitted() {
        broker.submit(bracket(7, 100));
        broker.pass(100 * MILLI_NS);
        listed("open", 0, "pending");
        broker.pass(SECOND_NS);
    }

    private List<String> placed() {
        return broker.calls("POST").stream()
                .map(call -> call.substring(call.indexOf("class=")))
                .map(call -> call.replaceAll("&duration=day|&symbol%5B.%5D=XYZ|%5B|%5D", ""))
                .toList();
    }

    @Test
    void legsThatWorkFromTheFirstPartialFillAreLeftAlone() {
        submitted();
        listed("partially_filled", 40, "open");
        broker.pass(10 * SECOND_NS);
        assertThat(broker.calls("DELETE")).isEmpty();
        assertThat(placed()).hasSize(1);
    }

    @Test
    void aPartialFillWhoseLegsDoNotWorkIsWithdrawnAndThenGuarded() {
        submitted();
        listed("partially_filled", 40, "pending");
        broker.pass(SECOND_NS);
        assertThat(broker.calls("DELETE")).isEmpty();
        broker.pass(SECOND_NS);
        assertThat(broker.calls("DELETE")).hasSize(1);
        assertThat(placed())
                .as("nothing is placed while a leg may come to life")
                .hasSize(1);
        listed("canceled", 40, "canceled");
        broker.pass(SECOND_NS + 200 * MILLI_NS);
        assertThat(placed())
                .last()
                .asString()
                .isEqualTo("class=oco&tag=" + TAG + "-G1&side0=sell&quantity0=40&type0=limit&price0=51.00"
                        + "&side1=sell&quantity1=40&type1=stop&stop1=49.60");
        listGuard(1001, TAG + "-G1", 40, "open", 0, "open", 0);
        broker.pass(10 * SECOND_NS);
        assertThat(broker.words(7, ENTRY)).endsWith("PARTIALLY_FILLED 40 of 40", "CANCELLED");
        assertThat(broker.words(7, STOP)).containsExactly("ACCEPTED");
        listGuard(1001, TAG + "-G1", 40, "canceled", 0, "filled", 40);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, STOP)).containsExactly("ACCEPTED", "FILLED 40 of 40");
        assertThat(broker.gateway.position(0)).isZero();
        assertThat(broker.gateway.isFlat()).isTrue();
    }

    private void listGuard(long id, String tag, double shares, String target, double sold, String stop, double out) {
        broker.listsBracket(
                id,
                tag,
                "open",
                leg(id + 100, TARGET, target, shares, sold, sold > 0 ? 51 : 0),
                leg(id + 101, STOP, stop, shares, out, out > 0 ? 49.59 : 0));
    }

    @Test
    void anEntryThatIsCompleteInTimeNeedsNoGuard() {
        submitted();
        listed("partially_filled", 40, "pending");
        broker.pass(600 * MILLI_NS);
        listed("filled", 100, "open");
        broker.pass(10 * SECOND_NS);
        assertThat(broker.calls("DELETE")).isEmpty();
    }

    @Test
    void theRestOfAnEntryIsCancelledAndTheFilledSharesAreGuarded() {
        submitted();
        listed("partially_filled", 40, "pending");
        broker.pass(SECOND_NS);
        broker.cancel(7, true);
        broker.pass(100 * MILLI_NS);
        assertThat(broker.calls("DELETE")).hasSize(1);
        listed("canceled", 40, "canceled");
        broker.pass(SECOND_NS);
        assertThat(placed()).last().asString().contains("class=oco").contains("quantity0=40");
        assertThat(broker.words(7, ENTRY)).endsWith("CANCELLED");
        assertThat(broker.words(7, STOP)).isEmpty();
    }

    @Test
    void aTargetThatTookAPartAndEndedTheStopIsReplacedByAGuardForTheRest() {
        submitted();
        listed("filled", 100, "open");
        broker.pass(2 * SECOND_NS);
        broker.listsBracket(
                1000,
                TAG,
                "open",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "partially_filled", 100, 30, 51),
                leg(3, STOP, "canceled", 100, 0, 0));
        broker.pass(SECOND_NS + 100 * MILLI_NS);
        assertThat(broker.calls("DELETE")).hasSize(1);
        broker.listsBracket(
                1000,
                TAG,
                "canceled",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "canceled", 100, 50, 51),
                leg(3, STOP, "canceled", 100, 0, 0));
        broker.pass(SECOND_NS + 100 * MILLI_NS);
        assertThat(placed()).last().asString().contains("quantity0=50").contains("quantity1=50");
        listGuard(1001, TAG + "-G1", 50, "canceled", 0, "filled", 50);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, TARGET))
                .containsExactly("ACCEPTED", "PARTIALLY_FILLED 30 of 30", "PARTIALLY_FILLED 20 of 50");
        assertThat(broker.words(7, STOP)).containsExactly("ACCEPTED", "FILLED 50 of 50");
    }

    @Test
    void aRefusedGuardRejectsTheStopSoThatTheEngineCloses() {
        submitted();
        broker.answers = call -> isGuard(call) ? text(400, "OcoPriceDifferenceIsLessThanDelta") : broker.usual(call);
        listed("partially_filled", 40, "pending");
        broker.pass(2 * SECOND_NS);
        listed("canceled", 40, "canceled");
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, STOP)).containsExactly("REJECTED");
        assertThat(broker.reports(7, STOP).get(0).reason.toString()).contains("OcoPriceDifference");
        assertThat(broker.notices).anyMatch(notice -> notice.contains("OcoPriceDifference"));
        broker.cancel(7, false);
        broker.pass(SECOND_NS);
        assertThat(broker.words(7, TARGET)).endsWith("CANCELLED");
    }

    private static boolean isGuard(ApiCall call) {
        return call.form().startsWith("class=oco&");
    }

    @Test
    void aGuardWhoseAnswerIsLostIsFoundByItsTagAndNotPlacedTwice() {
        submitted();
        broker.answers = call -> isGuard(call) ? ApiAnswer.broken("reset") : broker.usual(call);
        listed("partially_filled", 40, "pending");
        broker.pass(2 * SECOND_NS);
        listed("canceled", 40, "canceled");
        broker.pass(SECOND_NS + 200 * MILLI_NS);
        listGuard(1001, TAG + "-G1", 40, "open", 0, "open", 0);
        broker.pass(10 * SECOND_NS);
        assertThat(placed()).hasSize(2);
        assertThat(broker.words(7, STOP)).containsExactly("ACCEPTED");
    }

    @Test
    void aGuardThatNobodyConfirmsInTimeRejectsTheStop() {
        submitted();
        broker.answers = call -> isGuard(call) ? null : broker.usual(call);
        listed("partially_filled", 40, "pending");
        broker.pass(2 * SECOND_NS);
        listed("canceled", 40, "canceled");
        broker.pass(7 * SECOND_NS);
        assertThat(broker.words(7, STOP)).containsExactly("REJECTED");
        assertThat(placed()).hasSize(2);
    }

    @Test
    void aStopThatFillsAfterItWasGivenUpEndsItsTargetWithoutAWord() {
        submitted();
        listed("partially_filled", 40, "pending");
        broker.pass(2 * SECOND_NS);
        listed("canceled", 40, "canceled");
        broker.pass(SECOND_NS + 200 * MILLI_NS);
        listGuard(1001, TAG + "-G1", 40, "pending", 0, "pending", 0);
        broker.pass(5 * SECOND_NS);
        assertThat(broker.words(7, STOP)).containsExactly("REJECTED");
        listGuard(1001, TAG + "-G1", 40, "canceled", 0, "filled", 40);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, STOP)).containsExactly("REJECTED", "FILLED 40 of 40");
        assertThat(broker.words(7, TARGET)).isEmpty();
    }

    @Test
    void sharesThatCameAfterTheWithdrawalGetAGuardOfTheirOwn() {
        submitted();
        listed("partially_filled", 40, "pending");
        broker.pass(2 * SECOND_NS);
        listed("canceled", 40, "canceled");
        broker.pass(SECOND_NS + 200 * MILLI_NS);
        listGuard(1001, TAG + "-G1", 40, "open", 0, "open", 0);
        broker.pass(2 * SECOND_NS);
        listed("canceled", 55, "canceled");
        broker.pass(2 * SECOND_NS);
        assertThat(placed()).last().asString().contains("-G2").contains("quantity0=15");
        listGuard(1002, TAG + "-G2", 15, "canceled", 0, "filled", 15);
        listGuard(1001, TAG + "-G1", 40, "canceled", 0, "filled", 40);
        broker.pass(2 * SECOND_NS);
        assertThat(broker.words(7, STOP)).endsWith("FILLED 55 of 55");
    }

    @Test
    void aGuardThatHasBecomeTooLargeIsPlacedAnew() {
        submitted();
        listed("filled", 100, "pending");
        broker.pass(2 * SECOND_NS);
        listed("filled", 100, "canceled");
        broker.pass(SECOND_NS + 200 * MILLI_NS);
        listGuard(1001, TAG + "-G1", 100, "open", 0, "open", 0);
        broker.pass(2 * SECOND_NS);
        broker.listsBracket(
                1000,
                TAG,
                "canceled",
                leg(1, ENTRY, "filled", 100, 100, 50.05),
                leg(2, TARGET, "canceled", 100, 30, 51),
                leg(3, STOP, "canceled", 100, 0, 0));
        broker.pass(SECOND_NS + 200 * MILLI_NS);
        assertThat(broker.calls("DELETE")).last().asString().contains("/1001");
        listGuard(1001, TAG + "-G1", 100, "canceled", 0, "canceled", 0);
        broker.pass(SECOND_NS + 200 * MILLI_NS);
        assertThat(placed()).last().asString().contains("-G2").contains("quantity0=70");
    }

    @Test
    void noGuardIsPlacedForABracketThatIsBeingCancelled() {
        submitted();
        listed("partially_filled", 40, "pending");
        broker.pass(SECOND_NS);
        broker.cancel(7, false);
        broker.pass(SECOND_NS);
        listed("canceled", 40, "canceled");
        broker.pass(5 * SECOND_NS);
        assertThat(placed()).hasSize(1);
        assertThat(broker.words(7, ENTRY)).endsWith("CANCELLED");
        assertThat(broker.words(7, TARGET)).containsExactly("CANCELLED");
        assertThat(broker.words(7, STOP)).containsExactly("CANCELLED");
    }

    @Test
    void aSecondPartThatTheBrokerRefusesIsRejectedAlone() {
        submitted();
        broker.answers =
                call -> call.form().contains("live-9&") ? text(400, "OrderWithDifferentSide") : broker.usual(call);
        broker.submit(bracket(9, 50));
        broker.pass(SECOND_NS);
        assertThat(broker.words(9, ENTRY)).containsExactly("REJECTED");
        assertThat(broker.words(7, ENTRY)).containsExactly("ACCEPTED");
    }

    @Test
    void aBracketThatTheBrokerDoesNotWithdrawInTimeIsGivenUp() {
        submitted();
        long filledNs = broker.nowNs;
        listed("partially_filled", 40, "pending");
        passUntil("REJECTED", STOP);
        assertThat(broker.nowNs - filledNs).isLessThanOrEqualTo(4 * SECOND_NS);
        assertThat(broker.reports(7, STOP).get(0).reason.toString()).contains("could not be withdrawn in time");
        assertThat(broker.notices).anyMatch(notice -> notice.startsWith("UNPROTECTED the bracket could not"));
    }

    private void passUntil(String word, OrderLeg leg) {
        for (int i = 0; i < 3_000 && !broker.words(7, leg).contains(word); i++) {
            broker.pass(10 * MILLI_NS);
        }
        assertThat(broker.words(7, leg)).contains(word);
    }

    @Test
    void allStepsOfARepairTogetherAreBoundedHoweverOftenTheHoldingChanges() {
        submitted();
        long filledNs = broker.nowNs;
        listed("partially_filled", 40, "pending");
        broker.pass(2 * SECOND_NS);
        long withdrawnNs = broker.nowNs;
        double entered = 40;
        int placed = 0;
        while (!broker.words(7, STOP).contains("REJECTED")) {
            listed("canceled", entered, "canceled");
            broker.pass(400 * MILLI_NS);
            if (placed().size() - 1 > placed) { // each guard dies as soon as it is listed, with a part sold
                placed = placed().size() - 1;
                listGuard(1000 + placed, TAG + "-G" + placed, 40, "canceled", 1, "canceled", 0);
            }
            assertThat(broker.nowNs - filledNs).isLessThanOrEqualTo(6 * SECOND_NS + 500 * MILLI_NS);
        }
        assertThat(placed).isGreaterThan(1);
        assertThat(broker.nowNs - withdrawnNs).isLessThanOrEqualTo(4 * SECOND_NS + 500 * MILLI_NS);
    }

    @Test
    void sharesThatCameBetweenTwoListsCountFromTheLastListWithoutThem() {
        submitted();
        broker.pass(500 * MILLI_NS); // half-way between two lists
        listed("partially_filled", 40, "pending");
        long filledNs = broker.nowNs;
        while (broker.calls("DELETE").isEmpty()) {
            broker.pass(10 * MILLI_NS);
        }
        assertThat(broker.nowNs - filledNs).isBetween(SECOND_NS, 2 * SECOND_NS);
    }

    @Test
    void aSingleFillCountsFromTheTimeThatTheBrokerTells() {
        submitted();
        broker.pass(500 * MILLI_NS);
        long filledNs = broker.nowNs;
        listedWithLastFill(40, filledNs);
        while (broker.calls("DELETE").isEmpty()) {
            broker.pass(10 * MILLI_NS);
        }
        assertThat(broker.nowNs - filledNs).isBetween(2 * SECOND_NS - 20 * MILLI_NS, 2 * SECOND_NS + 20 * MILLI_NS);
    }

    @Test
    void theLastOfSeveralFillsTellsNothingOfTheFirst() {
        submitted();
        broker.pass(500 * MILLI_NS);
        long filledNs = broker.nowNs;
        listedWithLastFill(10, filledNs);
        while (broker.calls("DELETE").isEmpty()) {
            broker.pass(10 * MILLI_NS);
        }
        assertThat(broker.nowNs - filledNs).isLessThan(2 * SECOND_NS - 100 * MILLI_NS);
    }

    /** Lists 40 shares entered, of which the last fill brought some at a time that the broker tells. */
    private void listedWithLastFill(int lastQuantity, long filledNs) {
        String entry = leg(1, ENTRY, "partially_filled", 100, 40, 50.05)
                .replace(
                        "\"exec_quantity\"",
                        "\"last_fill_quantity\":" + lastQuantity + ",\"transaction_date\":\""
                                + Instant.ofEpochSecond(0, filledNs) + "\",\"exec_quantity\"");
        broker.listsBracket(
                1000, TAG, "open", entry, leg(2, TARGET, "pending", 100, 0, 0), leg(3, STOP, "pending", 100, 0, 0));
    }

    @Test
    void aFillWhosePriceIsWithheldIsGuardedAllTheSame() {
        submitted();
        broker.listsBracket(
                1000,
                TAG,
                "open",
                leg(1, ENTRY, "partially_filled", 100, 40, 0),
                leg(2, TARGET, "pending", 100, 0, 0),
                leg(3, STOP, "pending", 100, 0, 0));
        broker.pass(2 * SECOND_NS);
        assertThat(broker.calls("DELETE")).hasSize(1);
        broker.listsBracket(
                1000,
                TAG,
                "canceled",
                leg(1, ENTRY, "canceled", 100, 40, 0),
                leg(2, TARGET, "canceled", 100, 0, 0),
                leg(3, STOP, "canceled", 100, 0, 0));
        broker.pass(600 * MILLI_NS);
        assertThat(placed()).last().asString().contains("class=oco").contains("quantity0=40");
    }
}
