package io.ringtape.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check that every broker's reports go through finds what is wrong with them. */
class ReportBookTest {
    private final ReportBook book = new ReportBook();

    @BeforeEach
    void buyAHundred() {
        OrderRequest order = new OrderRequest();
        order.instrument = 0;
        order.orderId = 1;
        order.quantity = 100 * Micros.ONE;
        order.limit = 600 * Micros.ONE;
        book.add(order);
    }

    @Test
    void soundReportsPass() {
        fill(OrderLeg.ENTRY, 40, 40, 60);
        fill(OrderLeg.ENTRY, 60, 100, 0);
        fill(OrderLeg.STOP, 100, 100, 0);
        assertThatCode(book::requireConsistent).doesNotThrowAnyException();
    }

    @Test
    void aRepeatedFillIsFound() {
        fill(OrderLeg.ENTRY, 40, 40, 60);
        fill(OrderLeg.ENTRY, 40, 40, 60);
        assertThatThrownBy(book::requireConsistent).isInstanceOf(AssertionError.class);
    }

    @Test
    void aSecondLastWordIsFound() {
        publish(report(OrderLeg.ENTRY, OrderStatus.CANCELLED));
        publish(report(OrderLeg.ENTRY, OrderStatus.CANCELLED));
        assertThatThrownBy(book::requireConsistent).hasMessageContaining("after its last word");
    }

    @Test
    void moreClosedThanOpenedIsFound() {
        fill(OrderLeg.ENTRY, 100, 100, 0);
        fill(OrderLeg.STOP, 100, 100, 0);
        fill(OrderLeg.TARGET, 100, 100, 0);
        assertThatThrownBy(book::requireConsistent).hasMessageContaining("target and stop closed");
    }

    @Test
    void theWrongSideAndAPriceBeyondTheGuardAreFound() {
        ExecutionReport report = report(OrderLeg.STOP, OrderStatus.ACCEPTED);
        report.side = Side.BUY;
        publish(report);
        assertThatThrownBy(book::requireConsistent).hasMessageContaining("STOP ACCEPTED");
        ReportBookTest other = new ReportBookTest();
        other.buyAHundred();
        ExecutionReport dear = other.report(OrderLeg.ENTRY, OrderStatus.FILLED);
        dear.fillQuantity = 100 * Micros.ONE;
        dear.filledQuantity = dear.fillQuantity;
        dear.openQuantity = 0;
        dear.fillPrice = 601 * Micros.ONE;
        other.publish(dear);
        assertThatThrownBy(other.book::requireConsistent).hasMessageContaining("beyond its guard");
    }

    private void fill(OrderLeg leg, long shares, long filled, long open) {
        ExecutionReport report = report(leg, open == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED);
        report.fillQuantity = shares * Micros.ONE;
        report.filledQuantity = filled * Micros.ONE;
        report.openQuantity = open * Micros.ONE;
        report.fillPrice = 600 * Micros.ONE;
        publish(report);
    }

    private ExecutionReport report(OrderLeg leg, OrderStatus status) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = 0;
        report.orderId = 1;
        report.leg = leg;
        report.side = leg == OrderLeg.ENTRY ? Side.BUY : Side.SELL;
        report.status = status;
        report.fees = 0;
        return report;
    }

    private void publish(ExecutionReport report) {
        book.publish(report);
    }
}
