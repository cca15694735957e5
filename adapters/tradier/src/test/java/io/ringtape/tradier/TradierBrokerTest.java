package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.BrokerState;
import io.ringtape.event.BrokerStatus;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionReport;
import io.ringtape.tradier.sim.BrokerFault;
import io.ringtape.tradier.sim.BrokerageSettings;
import io.ringtape.tradier.sim.SimulatedBrokerage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter's threads, sockets and secrets, against the simulated server on this machine. */
class TradierBrokerTest {
    private static final long BID = 100_000_000;
    private static final long ASK = 100_020_000;
    private static final long MANY = 10_000 * Micros.ONE;

    private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
    private LoopbackVenue venue;

    private void open() throws IOException {
        venue = new LoopbackVenue(LoopbackVenue.unlimited());
        venue.quote(BID, MANY, ASK, MANY);
        venue.broker.open(event -> events.add(Event.copyOf(event)));
    }

    @AfterEach
    void close() {
        if (venue != null) {
            venue.close();
        }
    }

    private static OrderRequest bracket(long orderId, long limit) {
        OrderRequest request = ScriptedBroker.bracket(orderId, 100);
        request.limit = limit;
        request.target = limit + Micros.ONE;
        request.stop = limit - Micros.ONE;
        return request;
    }

    static void await(BooleanSupplier condition) {
        long untilNs = System.nanoTime() + 20 * SECOND_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("it did not happen");
            }
            LockSupport.parkNanos(MILLI_NS);
        }
    }

    private List<OrderStatus> statuses(long orderId, OrderLeg leg) {
        return events.stream()
                .filter(ExecutionReport.class::isInstance)
                .map(ExecutionReport.class::cast)
                .filter(report -> report.orderId == orderId && report.leg == leg)
                .map(report -> report.status)
                .toList();
    }

    @Test
    void aBadTokenIsRefusedBeforeAnythingIsSent() throws IOException {
        venue = new LoopbackVenue(
                LoopbackVenue.unlimited(), "a-token-nobody-knows", BrokerageSettings.TEST_ACCOUNT, false);
        assertThatThrownBy(() -> venue.broker.open(event -> {}))
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessageContaining("refuses the token")
                .hasMessageNotContaining("a-token-nobody-knows");
        assertThat(venue.server.ask(SimulatedTags::of)).isEmpty();
    }

    @Test
    void aWrongAccountIsRefusedWithTheAccountsOfTheToken() throws IOException {
        venue = new LoopbackVenue(LoopbackVenue.unlimited(), BrokerageSettings.TEST_TOKEN, "VA99999999", false);
        assertThatThrownBy(() -> venue.broker.open(event -> {}))
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessageContaining("VA99999999")
                .hasMessageContaining("it has " + BrokerageSettings.TEST_ACCOUNT);
    }

    @Test
    void aTokenOfTheOtherHostIsRefusedWithThatReason() throws IOException {
        venue = new LoopbackVenue(
                LoopbackVenue.unlimited(), BrokerageSettings.OTHER_TOKEN, BrokerageSettings.TEST_ACCOUNT, false);
        assertThatThrownBy(() -> venue.broker.open(event -> {}))
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessageContaining("the sandbox and the production host have a token each");
    }

    @Test
    void aLiveRunDoesNotBeginOnAForeignPosition() throws IOException {
        venue = new LoopbackVenue(
                LoopbackVenue.unlimited(), BrokerageSettings.TEST_TOKEN, BrokerageSettings.TEST_ACCOUNT, true);
        venue.quote(BID, MANY, ASK, MANY);
        venue.server.inject("foreign-position symbol=XYZ quantity=10");
        assertThatThrownBy(() -> venue.broker.open(event -> {}))
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessageContaining("holds 10.0 XYZ");
    }

    @Test
    void aServerThatNobodyServesIsAnErrorAndNoRefusal() throws IOException {
        venue = new LoopbackVenue(LoopbackVenue.unlimited());
        venue.server.close();
        assertThatThrownBy(() -> venue.broker.open(event -> {}))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(BrokerRefusedException.class)
                .hasMessageContaining("does not tell what was asked");
    }

    @Test
    void anOrderAboveTheBuyingPowerIsRejectedInTheBrokersWords() throws IOException {
        open();
        OrderRequest large = bracket(1, ASK);
        large.quantity = 5_000 * Micros.ONE;
        venue.broker.submit(large);
        await(() -> !statuses(1, OrderLeg.ENTRY).isEmpty());
        assertThat(events)
                .filteredOn(ExecutionReport.class::isInstance)
                .extracting(event -> ((ExecutionReport) event).reason.toString())
                .first()
                .asString()
                .contains("TotalInitialMargin");
    }

    @Test
    void aKeptAliveConnectionThatClosesUnderAPostPlacesOneOrder() throws IOException {
        open();
        venue.server.inject("close-connection request=place accepted=yes");
        venue.broker.submit(bracket(1, ASK));
        await(() -> statuses(1, OrderLeg.ENTRY).contains(OrderStatus.FILLED));
        assertThat(venue.server.ask(SimulatedTags::of)).containsExactly("rt-test-1");
    }

    @Test
    void aListThatTheClientAsksForTwiceChangesNothing() throws IOException {
        open();
        venue.broker.submit(bracket(1, ASK));
        venue.server.inject("close-connection request=orders accepted=yes count=4");
        await(() -> statuses(1, OrderLeg.ENTRY).contains(OrderStatus.FILLED));
        await(() -> venue.server.ask(each -> each.faults(BrokerFault.CLOSE_CONNECTION)) == 4);
        venue.settle();
        assertThat(statuses(1, OrderLeg.ENTRY)).containsOnlyOnce(OrderStatus.FILLED);
        assertThat(venue.server.ask(SimulatedTags::of)).hasSize(1);
    }

    @Test
    void aBodyThatStallsHoldsUpNothingButItself() throws IOException {
        open();
        venue.server.inject("stalled-body request=orders accepted=yes count=2");
        venue.broker.submit(bracket(1, ASK));
        await(() -> statuses(1, OrderLeg.ENTRY).contains(OrderStatus.FILLED));
    }

    @Test
    void anAcknowledgementAfter30SecondsBlocksNeitherCallerNorOtherOrders() throws IOException {
        open();
        venue.server.inject("slow-answer request=place by=30s");
        long beginNs = System.nanoTime();
        venue.broker.submit(bracket(1, ASK));
        assertThat(System.nanoTime() - beginNs).isLessThan(5 * SECOND_NS);
        await(() -> statuses(1, OrderLeg.ENTRY).contains(OrderStatus.FILLED));
        venue.broker.submit(bracket(2, ASK));
        await(() -> statuses(2, OrderLeg.ENTRY).contains(OrderStatus.FILLED));
        assertThat(venue.server.ask(SimulatedTags::of)).containsExactly("rt-test-1", "rt-test-2");
    }

    @Test
    void withAThousandOrdersQueuedAnExitOvertakesTheEntries() throws IOException {
        open();
        venue.broker.submit(bracket(1, ASK));
        await(() -> statuses(1, OrderLeg.ENTRY).contains(OrderStatus.FILLED));
        CancelRequest cancel = new CancelRequest();
        cancel.orderId = 1;
        venue.broker.cancel(cancel);
        await(() -> statuses(1, OrderLeg.STOP).contains(OrderStatus.CANCELLED));
        venue.server.inject("slow-answer request=place by=300ms count=4");
        for (long id = 1_001; id <= 2_000; id++) {
            OrderRequest entry = bracket(id, BID - 5 * Micros.ONE);
            entry.quantity = Micros.ONE;
            venue.broker.submit(entry);
        }
        OrderRequest exit = ScriptedBroker.exit(2, 100);
        venue.broker.submit(exit);
        await(() -> statuses(2, OrderLeg.EXIT).contains(OrderStatus.FILLED));
        List<String> tags = venue.server.ask(SimulatedTags::of);
        assertThat(tags.indexOf("rt-test-2")).isBetween(1, 300);
    }

    @Test
    void theAccountStreamBringsTheNextListSooner() throws IOException {
        open();
        await(() -> venue.server.ask(each -> each.requests()) > 5);
        venue.server.inject("session-taken");
        venue.broker.submit(bracket(1, ASK));
        await(() -> statuses(1, OrderLeg.ENTRY).contains(OrderStatus.FILLED));
        assertThat(venue.broker.failure()).isEmpty();
    }

    @Test
    void aBrokerThatIsClosedLeavesNoThread() throws IOException {
        open();
        venue.broker.submit(bracket(1, ASK));
        await(() -> statuses(1, OrderLeg.ENTRY).contains(OrderStatus.FILLED));
        venue.close();
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("ringtape-tradier")));
        assertThat(venue.broker.failure()).isEmpty();
    }

    /** Target and stop fill milliseconds apart, at the end of a session. */
    @Test
    void isNotSettledBeforeAListShowsTheOtherLegThatExecutesLast() throws IOException {
        open();
        await(venue.broker::isSettled);
        venue.server.inject("second-execution after=300ms");
        venue.broker.submit(bracket(1, ASK));
        await(() -> statuses(1, OrderLeg.ENTRY).contains(OrderStatus.FILLED));
        venue.quote(ASK + 2 * Micros.ONE, MANY, ASK + 3 * Micros.ONE, MANY);
        await(() -> statuses(1, OrderLeg.TARGET).contains(OrderStatus.FILLED));
        await(venue.broker::isSettled);
        assertThat(statuses(1, OrderLeg.STOP)).contains(OrderStatus.FILLED);
        assertThat(events)
                .filteredOn(PositionReport.class::isInstance)
                .last()
                .extracting(event -> ((PositionReport) event).quantity)
                .isEqualTo(-100 * Micros.ONE);
    }

    @Test
    void aCancelThatWaitsWhenItIsClosedGoesOutAndIsReported() throws IOException {
        open();
        venue.broker.submit(bracket(1, ASK));
        await(() -> statuses(1, OrderLeg.STOP).contains(OrderStatus.ACCEPTED));
        CancelRequest cancel = new CancelRequest();
        cancel.orderId = 1;
        venue.broker.cancel(cancel);
        venue.broker.close();
        assertThat(statuses(1, OrderLeg.STOP)).contains(OrderStatus.CANCELLED);
    }

    @Test
    void anOrderThatIsAnsweredWhileItIsClosedIsListed() throws IOException {
        open();
        venue.server.inject("slow-answer request=place by=700ms");
        venue.server.inject("html request=orders count=2");
        venue.broker.submit(bracket(1, ASK));
        await(() -> !venue.server.ask(SimulatedTags::of).isEmpty());
        venue.broker.close();
        assertThat(statuses(1, OrderLeg.ENTRY)).contains(OrderStatus.FILLED);
    }

    @Test
    void anOrderThatComesAfterItIsClosedIsNotSent() throws IOException {
        open();
        venue.broker.close();
        venue.broker.submit(bracket(1, ASK));
        assertThat(venue.server.ask(SimulatedTags::of)).isEmpty();
    }

    @Test
    void closedWithoutALastComparisonItSaysSo() throws IOException {
        open();
        venue.broker.submit(bracket(1, ASK));
        await(() -> statuses(1, OrderLeg.ENTRY).contains(OrderStatus.FILLED));
        venue.server.inject("html request=orders count=0");
        venue.broker.close();
        assertThat(events)
                .filteredOn(BrokerStatus.class::isInstance)
                .last()
                .matches(event -> ((BrokerStatus) event).state == BrokerState.LOST)
                .extracting(event -> ((BrokerStatus) event).detail.toString())
                .asString()
                .startsWith("closed without a last comparison");
    }

    @Test
    void theTokenIsInNoReportExceptionThreadOrNotice() throws IOException {
        String token = BrokerageSettings.TEST_TOKEN;
        open();
        venue.server.inject("plain-error request=place text=\"no " + token + " please\"");
        venue.broker.submit(bracket(1, ASK));
        await(() -> !statuses(1, OrderLeg.ENTRY).isEmpty());
        StringBuilder all = new StringBuilder();
        events.stream()
                .filter(ExecutionReport.class::isInstance)
                .map(ExecutionReport.class::cast)
                .forEach(report -> all.append(report.reason).append(report.tag));
        events.stream()
                .filter(BrokerStatus.class::isInstance)
                .map(BrokerStatus.class::cast)
                .forEach(status -> all.append(status.detail));
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            all.append(each.getKey().getName());
        }
        LoopbackVenue other =
                new LoopbackVenue(LoopbackVenue.unlimited(), "another-" + token, BrokerageSettings.TEST_ACCOUNT, false);
        try {
            other.broker.open(event -> {});
        } catch (IOException refused) {
            StringWriter trace = new StringWriter();
            refused.printStackTrace(new PrintWriter(trace));
            all.append(trace);
        } finally {
            other.close();
        }
        assertThat(all.toString())
                .contains("no (token) please")
                .doesNotContain(token)
                .doesNotContain(Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)))
                .doesNotContain(URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    /** What the server has of tags. */
    private static final class SimulatedTags {
        private SimulatedTags() {}

        static List<String> of(SimulatedBrokerage server) {
            return server.tags().stream().filter(tag -> !tag.isEmpty()).toList();
        }
    }
}
