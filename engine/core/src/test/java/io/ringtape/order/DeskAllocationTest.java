package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtape.event.Effects;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Frame;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.TradeClosed;
import io.ringtape.risk.TestLimits;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Prices and beats allocate nothing, whatever the stage; counted in rounds, one of which must be free of allocation. */
class DeskAllocationTest implements TradeDesk.Listener {
    private static final int ROUNDS = 10;
    private static final int CALLS = 100_000;
    private static final long NOW_NS = DrivenDesk.START_NS;

    private final Effects effects = new Effects();
    private final TradeDesk desk = new TradeDesk(
            1,
            effects,
            this,
            DrivenDesk.ID_BASE,
            new TestLimits().settings().broker().waits());

    @Test
    void pricesAndBeatsAllocateNothing() {
        effects.begin(new Frame(), NOW_NS);
        effects.now(NOW_NS);
        assertThat(leastAllocated()).as("nothing open").isZero();
        desk.enter(0, DrivenDesk.plan(Side.BUY));
        assertThat(leastAllocated()).as("entering").isZero();
        desk.onReport(entryFill());
        assertThat(desk.isOpen(0)).isTrue();
        assertThat(leastAllocated()).as("open").isZero();
        desk.exit(0, ExitReason.OPERATOR);
        assertThat(leastAllocated()).as("cancelling").isZero();
    }

    private long leastAllocated() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        call();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            call();
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    /** The time stands still, so that nothing falls due. */
    private void call() {
        for (int i = 0; i < CALLS; i++) {
            desk.onPrice(0, DrivenDesk.ENTRY + i % 7 * 10_000L);
            desk.onTime(0, NOW_NS);
        }
    }

    private ExecutionReport entryFill() {
        ExecutionReport report = new ExecutionReport();
        report.instrument = 0;
        report.orderId = DrivenDesk.ID_BASE + effects.nextSequence() - 1;
        report.status = OrderStatus.FILLED;
        report.leg = OrderLeg.ENTRY;
        report.side = Side.BUY;
        report.fillPrice = DrivenDesk.ENTRY;
        report.fillQuantity = DrivenDesk.QUANTITY;
        report.filledQuantity = DrivenDesk.QUANTITY;
        return report;
    }

    @Override
    public void onEntered(int instrument) {}

    @Override
    public void onEntryExpired(int instrument, long signalId) {}

    @Override
    public void onClosed(int instrument, TradeClosed trade) {}

    @Override
    public void onReopened(int instrument) {}

    @Override
    public void onDoubt() {}
}
