package io.ringtape.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.Configuration;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.Side;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that {@link Safety} finds a violation of each kind, and none in an orderly trade. */
class SafetyTest {
    private static final long SHARE = 1_000_000;

    private Safety safety;

    @BeforeEach
    void freshWatch() throws Exception {
        safety = new Safety(Configuration.defaults().engineSettings(LocalDate.of(2026, 6, 15), List.of("SPY", "QQQ")));
    }

    @Test
    void findsNothingInAnOrderlyTrade() {
        see(bracket(1, 0, 50));
        fill(1, OrderLeg.ENTRY, Side.BUY, 50, 50);
        fill(1, OrderLeg.STOP, Side.SELL, 50, 0);
        assertThat(safety.breaches()).isEmpty();
    }

    @Test
    void findsEntriesBeyondTheLimits() {
        see(bracket(1, 0, 100));
        assertThat(safety.breaches()).anyMatch(breach -> breach.startsWith("entry of too much money"));
        see(bracket(2, 1, 0));
        assertThat(safety.breaches())
                .anyMatch(breach -> breach.startsWith("entry of too many shares"))
                .anyMatch(breach -> breach.startsWith("entry while a round trip is open"));
    }

    @Test
    void findsAStopOnTheWrongSide() {
        OrderRequest request = bracket(1, 0, 1);
        request.stop = 601 * SHARE;
        see(request);
        assertThat(safety.breaches()).anyMatch(breach -> breach.startsWith("entry between no stop and target"));
    }

    @Test
    void findsAnExitOfMoreThanIsHeld() {
        see(bracket(1, 0, 50));
        fill(1, OrderLeg.ENTRY, Side.BUY, 20, 20);
        OrderRequest exit = bracket(2, 0, 21);
        exit.kind = OrderKind.EXIT;
        exit.side = Side.SELL;
        see(exit);
        assertThat(safety.breaches()).containsExactly("exit of more than is held: 20000000");
    }

    @Test
    void findsFillsThatOversell() {
        see(bracket(1, 0, 50));
        fill(1, OrderLeg.ENTRY, Side.BUY, 20, 20);
        fill(1, OrderLeg.STOP, Side.SELL, 30, -10);
        assertThat(safety.breaches())
                .containsExactly(
                        "oversold at the exchange: -10000000", "target or stop of more than was entered: 30000000");
    }

    @Test
    void findsPositionsThatNoReportExplains() {
        see(bracket(1, 0, 50));
        fill(1, OrderLeg.ENTRY, Side.BUY, 20, 20);
        see(change(1, OrderLeg.ENTRY, Side.BUY, 10, 30));
        assertThat(safety.breaches()).containsExactly("position without a report of its fill: 30000000");
    }

    @Test
    void findsPositionsLeftAfterTheSession() {
        see(bracket(1, 0, 50));
        fill(1, OrderLeg.ENTRY, Side.BUY, 20, 20);
        safety.requireOver(false);
        assertThat(safety.breaches()).hasSize(3);
    }

    @Test
    void findsReportsOfOrdersNeverSent() {
        CancelRequest cancel = new CancelRequest();
        cancel.orderId = 7;
        see(cancel);
        ExecutionReport report = new ExecutionReport();
        report.orderId = 7;
        safety.onTruth(report);
        assertThat(safety.breaches()).hasSize(2);
    }

    private void fill(long orderId, OrderLeg leg, Side side, long shares, long position) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = 0;
        report.orderId = orderId;
        report.status = OrderStatus.PARTIALLY_FILLED;
        report.leg = leg;
        report.side = side;
        report.fillQuantity = shares * SHARE;
        report.filledQuantity = shares * SHARE;
        safety.onTruth(report);
        see(report);
        see(change(orderId, leg, side, shares, position));
    }

    private static PositionChange change(long orderId, OrderLeg leg, Side side, long shares, long position) {
        PositionChange change = new PositionChange();
        change.instrument = 0;
        change.orderId = orderId;
        change.leg = leg;
        change.side = side;
        change.quantity = shares * SHARE;
        change.position = position * SHARE;
        return change;
    }

    private static OrderRequest bracket(long orderId, int instrument, long shares) {
        OrderRequest request = new OrderRequest();
        request.orderId = orderId;
        request.instrument = instrument;
        request.kind = OrderKind.BRACKET;
        request.side = Side.BUY;
        request.quantity = shares * SHARE;
        request.limit = 600 * SHARE;
        request.stop = 599 * SHARE;
        request.target = 602 * SHARE;
        return request;
    }

    private void see(Event event) {
        Frame frame = new Frame();
        new FrameWriter().write(frame, event);
        safety.onTransaction(frame);
    }
}
