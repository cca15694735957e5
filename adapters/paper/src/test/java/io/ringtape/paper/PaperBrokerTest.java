package io.ringtape.paper;

import static io.ringtape.event.Nanos.HOUR_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ringtape.event.AccountReport;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Side;
import io.ringtape.event.Timer;
import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The broker driven by transactions alone. Times are milliseconds after 10:30; orders and reports take 5 each, the feed
 * is 2 late. An account begins with 100,000 dollars.
 */
class PaperBrokerTest {
    private static final long MILLI = 1_000_000;
    private static final long START_NS = TestMarket.session().openNs() + HOUR_NS;
    private static final LatencySettings LATENCY = LatencySettings.constant(5 * MILLI);

    private final PaperBroker broker = new PaperBroker(
            new SimulatedExchange(new SimulationSettings(LATENCY, LATENCY, 0, FeeRates.NONE), TestMarket.rules(), 1),
            new SimulatedAccount(100_000 * Micros.ONE, 100_000 * Micros.ONE, 1),
            2 * MILLI);
    private final List<Event> published = Collections.synchronizedList(new ArrayList<>());
    private final FrameWriter writer = new FrameWriter();

    private void open() {
        broker.open(event -> published.add(Event.copyOf(event)));
    }

    @AfterEach
    void close() {
        broker.close();
        assertThat(broker.failure()).isEmpty();
    }

    private static long at(long millis) {
        return START_NS + millis * MILLI;
    }

    /** Shows the broker a cause received at {@code millis}, with an effect or null. */
    private void take(long millis, Event cause, Event effectOrNull) {
        cause.receiveNs = at(millis);
        take(cause, effectOrNull);
    }

    private void take(Event cause, Event effectOrNull) {
        Frame frame = new Frame();
        writer.write(frame, cause);
        if (effectOrNull != null) {
            effectOrNull.instrument = 0;
            effectOrNull.timeNs = cause.receiveNs;
            writer.append(frame, effectOrNull);
        }
        broker.onTransaction(frame);
    }

    private void quote(long millis, double bid, double ask) {
        Quote quote = new Quote();
        quote.instrument = 0;
        quote.sipNs = at(millis) - 2 * MILLI;
        quote.bid = Micros.ofDouble(bid);
        quote.ask = Micros.ofDouble(ask);
        quote.bidSize = 500 * Micros.ONE;
        quote.askSize = 500 * Micros.ONE;
        take(millis, quote, null);
    }

    private static OrderRequest order(long id, OrderKind kind) {
        OrderRequest order = new OrderRequest();
        order.orderId = id;
        order.kind = kind;
        order.side = kind == OrderKind.EXIT ? Side.SELL : Side.BUY;
        order.quantity = 100 * Micros.ONE;
        order.limit = kind == OrderKind.EXIT ? Missing.LONG : 500 * Micros.ONE;
        order.stop = kind == OrderKind.EXIT ? Missing.LONG : 490 * Micros.ONE;
        order.target = kind == OrderKind.EXIT ? Missing.LONG : 510 * Micros.ONE;
        return order;
    }

    /** Returns what was published since the last call, once nothing is under way. */
    private List<String> said() {
        while (broker.backlog() > 0) {
            Thread.onSpinWait();
        }
        List<String> texts = new ArrayList<>();
        for (Event event : List.copyOf(published)) {
            long millis = (event.receiveNs - START_NS) / MILLI;
            if (event instanceof ExecutionReport report) {
                texts.add(millis + " " + report.leg + " " + report.status);
            } else {
                texts.add(millis + " cash " + ((AccountReport) event).cash / Micros.ONE);
            }
        }
        published.clear();
        return texts;
    }

    @Test
    void reportsTheAccountAtTheStartWhenFlatAndAtTheEnd() {
        open();
        take(0, new SessionStart(), null);
        assertThat(said()).containsExactly("0 cash 100000");
        quote(2, 499.99, 500);
        take(4, new Timer(), order(1, OrderKind.BRACKET));
        quote(30, 501, 501.01);
        assertThat(said()).containsExactly("14 ENTRY ACCEPTED", "14 ENTRY FILLED");
        take(32, new Timer(), order(2, OrderKind.EXIT));
        take(60, new Timer(), null);
        assertThat(said()).containsExactly("42 EXIT ACCEPTED", "42 EXIT FILLED", "42 cash 100100");
        broker.close();
        assertThat(said()).containsExactly("60 cash 100100");
    }

    @Test
    void aReportIsOutOnceTheMarketsTimeHasReachedIt() {
        open();
        quote(2, 499.99, 505);
        take(4, new Timer(), order(1, OrderKind.BRACKET));
        Timer early = new Timer();
        early.receiveNs = at(16) - 1;
        take(early, null);
        assertThat(said()).isEmpty();
        take(16, new Timer(), null);
        assertThat(said()).containsExactly("14 ENTRY ACCEPTED");
    }

    @Test
    void anOrderMeetsTheQuoteBeforeItsArrival() {
        open();
        quote(2, 499.99, 500);
        take(4, new Timer(), order(1, OrderKind.BRACKET));
        quote(12, 505, 505.01);
        take(60, new Timer(), null);
        assertThat(said()).containsExactly("14 ENTRY ACCEPTED", "14 ENTRY FILLED");
    }

    @Test
    void haltsCancelsAndReplacementsOfTheTapeReachTheExchange() {
        open();
        quote(2, 499.99, 500);
        MarketStatus halt = new MarketStatus();
        halt.instrument = 0;
        halt.sipNs = at(1);
        halt.state = MarketState.HALTED;
        take(3, halt, order(1, OrderKind.BRACKET));
        ReplaceRequest replace = new ReplaceRequest();
        replace.orderId = 1;
        replace.leg = OrderLeg.ENTRY;
        replace.price = 499 * Micros.ONE;
        take(20, new Timer(), replace);
        CancelRequest cancel = new CancelRequest();
        cancel.orderId = 1;
        take(40, new Timer(), cancel);
        take(90, new Timer(), null);
        assertThat(said()).containsExactly("13 ENTRY ACCEPTED", "30 ENTRY REPLACED", "50 ENTRY CANCELLED");
    }

    @Test
    void reportsFromADaemonThatEndsWithTheBroker() {
        open();
        Thread thread = Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("ringtape-paper") && each.isAlive())
                .findFirst()
                .orElseThrow();
        assertThat(thread.isDaemon()).isTrue();
        broker.close();
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void isNotOpenedAfterItWasClosed() {
        broker.close();
        assertThatIllegalStateException().isThrownBy(this::open).withMessage("the broker was opened or closed before");
    }
}
