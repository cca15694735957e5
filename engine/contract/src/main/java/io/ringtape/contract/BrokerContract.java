package io.ringtape.contract;

import static io.ringtape.event.OrderStatus.CANCELLED;
import static io.ringtape.event.OrderStatus.FILLED;
import static io.ringtape.event.OrderStatus.REPLACED;
import static io.ringtape.event.OrderStatus.REPLACE_REJECTED;
import static io.ringtape.event.OrderStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import io.ringtape.order.BrokerConnection;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The numbered cases that every broker must pass unchanged. A broker whose bracket is understood in two ways (target
 * and stop work from the first partial fill, or only after the complete fill) passes them in both, by one subclass
 * each: the port says that target and stop guard what is filled, so the adapter has to bring that about.
 *
 * <p>After each case all reports are checked together: side and instrument of their leg, cumulative quantities, one
 * last word a leg, no entry beyond its price guard, and no more closed than opened.
 */
public abstract class BrokerContract {
    private static final long BID = 599_990_000;
    private static final long ASK = 600_010_000;
    private static final long STOP = 599_000_000;
    private static final long TARGET = 602_000_000;
    private static final long MANY = 10_000;

    private final ReportBook book = new ReportBook();
    private BrokerVenue venue;
    private BrokerConnection broker;

    /** Returns a fresh broker with its market. */
    protected abstract BrokerVenue venue() throws Exception;

    /** Opens the broker. */
    @BeforeEach
    void open() throws Exception {
        venue = venue();
        broker = venue.broker();
        broker.open(book);
        quote(BID, MANY, ASK, MANY);
        venue.settle();
    }

    /** Checks all reports together. */
    @AfterEach
    void close() {
        broker.close();
        venue.close();
        book.requireConsistent();
    }

    @Test
    void case01SaysNothingBeforeAnOrder() {
        print(600_000_000, 100);
        venue.settle();
        assertThat(book.size()).isZero();
    }

    @Test
    void case02FillsAnEntryThatCanTrade() {
        submit(bracket(1, Side.BUY, 100, ASK));
        venue.settle();
        assertThat(book.filled(1, OrderLeg.ENTRY)).isEqualTo(100);
        assertThat(book.statuses(1, OrderLeg.ENTRY)).endsWith(FILLED);
    }

    @Test
    void case03CountsPartialFillsUp() {
        partlyFilled(1);
        quote(BID, MANY, ASK, MANY);
        venue.settle();
        assertThat(book.filled(1, OrderLeg.ENTRY)).isEqualTo(100);
        assertThat(book.statuses(1, OrderLeg.ENTRY))
                .contains(OrderStatus.PARTIALLY_FILLED)
                .endsWith(FILLED);
    }

    @Test
    void case04SaysOnceThatAnEntryWithoutAFillIsCancelled() {
        submit(bracket(1, Side.BUY, 100, BID));
        venue.settle();
        cancel(1, false);
        venue.settle();
        assertThat(book.statuses(1, OrderLeg.ENTRY)).endsWith(CANCELLED).containsOnlyOnce(CANCELLED);
        assertThat(book.filled(1, OrderLeg.ENTRY)).isZero();
    }

    @Test
    void case05CancelsEachLegThatWorks() {
        submit(bracket(1, Side.BUY, 100, ASK));
        venue.settle();
        cancel(1, false);
        venue.settle();
        assertThat(book.statuses(1, OrderLeg.TARGET)).endsWith(CANCELLED);
        assertThat(book.statuses(1, OrderLeg.STOP)).endsWith(CANCELLED);
        assertThat(book.statuses(1, OrderLeg.ENTRY)).doesNotContain(CANCELLED);
        fallThroughTheStop();
        assertThat(book.filled(1, OrderLeg.STOP)).isZero();
    }

    @Test
    void case06AnEntrysRestIsCancelledAloneOrWithAllElse() {
        partlyFilled(1);
        cancel(1, true);
        venue.settle();
        assertThat(book.statuses(1, OrderLeg.ENTRY)).endsWith(CANCELLED);
        boolean cancelledAll = book.statuses(1, OrderLeg.STOP).contains(CANCELLED);
        assertThat(book.statuses(1, OrderLeg.TARGET).contains(CANCELLED)).isEqualTo(cancelledAll);
        fallThroughTheStop();
        assertThat(book.filled(1, OrderLeg.STOP)).isEqualTo(cancelledAll ? 0 : 40);
        assertThat(book.filled(1, OrderLeg.ENTRY)).isEqualTo(40);
    }

    @Test
    void case07SaysNothingToARepeatedCancel() {
        submit(bracket(1, Side.BUY, 100, BID));
        venue.settle();
        cancel(1, false);
        venue.settle();
        int before = book.size();
        cancel(1, false);
        venue.settle();
        assertThat(book.size()).isEqualTo(before);
    }

    @Test
    void case08SaysNothingOrUnknownToACancelOfAnOrderItDoesNotKnow() {
        cancel(77, false);
        venue.settle();
        assertThat(book.reports(77)).allMatch(report -> report.status == UNKNOWN);
    }

    @Test
    void case09AnswersAReplacementByOneWord() {
        submit(bracket(1, Side.BUY, 100, ASK));
        venue.settle();
        replace(1, OrderLeg.STOP, STOP + Micros.ONE / 2);
        venue.settle();
        List<OrderStatus> answers = book.statuses(1, OrderLeg.STOP).stream()
                .filter(status -> status == REPLACED || status == REPLACE_REJECTED)
                .toList();
        assertThat(answers).hasSize(1);
        quote(STOP + 300_000, MANY, STOP + 320_000, MANY);
        print(STOP + 310_000, 100);
        quote(STOP + 300_000, MANY, STOP + 320_000, MANY);
        venue.settle();
        assertThat(book.filled(1, OrderLeg.STOP)).isEqualTo(answers.get(0) == REPLACED ? 100 : 0);
    }

    @Test
    void case10RefusesAReplacementOfWhatItDoesNotKnow() {
        replace(77, OrderLeg.STOP, STOP);
        venue.settle();
        assertThat(book.reports(77)).hasSize(1).allMatch(report -> report.status == REPLACE_REJECTED);
    }

    @Test
    void case11ClosesAtTheStopAndNotAtTheTargetToo() {
        submit(bracket(1, Side.BUY, 100, ASK));
        venue.settle();
        fallThroughTheStop();
        assertThat(book.filled(1, OrderLeg.STOP)).isEqualTo(100);
        riseThroughTheTarget();
        assertThat(book.filled(1, OrderLeg.TARGET)).isZero();
    }

    @Test
    void case12ClosesAtTheTargetAndNotAtTheStopToo() {
        submit(bracket(1, Side.BUY, 100, ASK));
        venue.settle();
        riseThroughTheTarget();
        assertThat(book.filled(1, OrderLeg.TARGET)).isEqualTo(100);
        fallThroughTheStop();
        assertThat(book.filled(1, OrderLeg.STOP)).isZero();
    }

    @Test
    void case13GuardsWhatAPartialFillBought() {
        partlyFilled(1);
        fallThroughTheStop();
        assertThat(book.filled(1, OrderLeg.STOP)).isEqualTo(book.filled(1, OrderLeg.ENTRY));
        assertThat(book.filled(1, OrderLeg.STOP)).isGreaterThanOrEqualTo(40);
    }

    @Test
    void case14TradesTheShortSideAlike() {
        OrderRequest order = bracket(1, Side.SELL, 100, BID);
        order.target = STOP;
        order.stop = TARGET;
        submit(order);
        venue.settle();
        assertThat(book.filled(1, OrderLeg.ENTRY)).isEqualTo(100);
        riseThroughTheTarget();
        assertThat(book.filled(1, OrderLeg.STOP)).isEqualTo(100);
    }

    @Test
    void case15ClosesByAnExitOfItsOwn() {
        submit(bracket(1, Side.BUY, 100, ASK));
        venue.settle();
        cancel(1, false);
        venue.settle();
        submit(exit(2, 100));
        venue.settle();
        assertThat(book.filled(2, OrderLeg.EXIT)).isEqualTo(100);
        assertThat(book.statuses(2, OrderLeg.EXIT)).endsWith(FILLED);
    }

    @Test
    void case16SaysNothingToACancelThatComesTooLate() {
        submit(bracket(1, Side.BUY, 100, ASK));
        venue.settle();
        fallThroughTheStop();
        int before = book.size();
        cancel(1, false);
        venue.settle();
        assertThat(book.statuses(1, OrderLeg.STOP)).doesNotContain(CANCELLED);
        assertThat(book.size()).isEqualTo(before);
    }

    @Test
    void case17CopiesARequestBeforeItReturns() {
        OrderRequest order = bracket(1, Side.BUY, 100, ASK);
        submit(order);
        order.orderId = 9;
        order.quantity = Micros.ONE;
        order.side = Side.SELL;
        venue.settle();
        assertThat(book.filled(1, OrderLeg.ENTRY)).isEqualTo(100);
        assertThat(book.reports(9)).isEmpty();
    }

    @Test
    void case18SaysNothingAfterItIsClosed() {
        submit(bracket(1, Side.BUY, 100, BID));
        venue.settle();
        broker.close();
        broker.close();
        int before = book.size();
        submit(bracket(2, Side.BUY, 100, ASK));
        quote(BID - 20_000, MANY, BID - 10_000, MANY);
        venue.settle();
        assertThat(book.size()).isEqualTo(before);
        assertThat(broker.failure()).isEmpty();
    }

    @Test
    void case19IsOpenedOnce() {
        assertThatThrownBy(() -> broker.open(book)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void case20TellsWhatEndedIt() throws Exception {
        close();
        venue = venue();
        broker = venue.broker();
        broker.open(report -> {
            throw new IllegalStateException("the sink is shut");
        });
        quote(BID, MANY, ASK, MANY);
        submit(bracket(1, Side.BUY, 100, ASK));
        venue.settle();
        assertThat(broker.failure())
                .get(InstanceOfAssertFactories.THROWABLE)
                .hasStackTraceContaining("the sink is shut");
    }

    /** Buys 100 shares of which the market has 40. */
    private void partlyFilled(long orderId) {
        quote(BID, MANY, ASK, 40);
        submit(bracket(orderId, Side.BUY, 100, ASK));
        venue.settle();
        assertThat(book.filled(orderId, OrderLeg.ENTRY)).isEqualTo(40);
    }

    private void fallThroughTheStop() {
        quote(STOP - 20_000, MANY, STOP, MANY);
        print(STOP - 10_000, MANY);
        quote(STOP - 20_000, MANY, STOP, MANY);
        venue.settle();
    }

    private void riseThroughTheTarget() {
        quote(TARGET + 10_000, MANY, TARGET + 30_000, MANY);
        print(TARGET + 20_000, MANY);
        quote(TARGET + 10_000, MANY, TARGET + 30_000, MANY);
        venue.settle();
    }

    private void quote(long bid, long bidShares, long ask, long askShares) {
        venue.quote(bid, bidShares * Micros.ONE, ask, askShares * Micros.ONE);
    }

    private void print(long price, long shares) {
        venue.print(price, shares * Micros.ONE);
    }

    private void submit(OrderRequest request) {
        book.add(request);
        broker.submit(request);
    }

    private OrderRequest bracket(long orderId, Side side, long shares, long limit) {
        OrderRequest request = stamped(new OrderRequest());
        request.orderId = orderId;
        request.kind = OrderKind.BRACKET;
        request.side = side;
        request.quantity = shares * Micros.ONE;
        request.limit = limit;
        request.target = TARGET;
        request.stop = STOP;
        return request;
    }

    private OrderRequest exit(long orderId, long shares) {
        OrderRequest request = bracket(orderId, Side.SELL, shares, Missing.LONG);
        request.kind = OrderKind.EXIT;
        request.target = Missing.LONG;
        request.stop = Missing.LONG;
        request.reason = ExitReason.TIME_STOP;
        return request;
    }

    private void cancel(long orderId, boolean entryOnly) {
        CancelRequest request = stamped(new CancelRequest());
        request.orderId = orderId;
        request.entryOnly = entryOnly;
        broker.cancel(request);
    }

    private void replace(long orderId, OrderLeg leg, long price) {
        ReplaceRequest request = stamped(new ReplaceRequest());
        request.orderId = orderId;
        request.leg = leg;
        request.price = price;
        broker.replace(request);
    }

    private <E extends Event> E stamped(E event) {
        event.instrument = 0;
        event.timeNs = venue.nowNs();
        event.receiveNs = event.timeNs;
        return event;
    }
}
