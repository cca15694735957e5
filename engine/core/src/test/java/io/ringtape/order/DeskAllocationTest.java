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
import io.ringtape.event.TradeStage;
import io.ringtape.risk.TestLimits;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * Prices and beats allocate nothing, whatever the stage; counted in rounds, one of which must be free of allocation.
 */
class DeskAllocationTest implements TradeDesk.RoundTripListener {
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
        allocatesNothingIn(TradeStage.NONE);
        desk.enter(0, DrivenDesk.plan(Side.BUY));
        long bracketId = lastOrderId();
        allocatesNothingIn(TradeStage.ENTERING);
        desk.onReport(filled(bracketId));
        allocatesNothingIn(TradeStage.OPEN);
        desk.exit(0, ExitReason.OPERATOR);
        allocatesNothingIn(TradeStage.CANCELLING);
        desk.onReport(report(bracketId, OrderLeg.TARGET, OrderStatus.CANCELLED));
        desk.onReport(report(bracketId, OrderLeg.STOP, OrderStatus.CANCELLED));
        allocatesNothingIn(TradeStage.EXITING);
        desk.onReport(report(lastOrderId(), OrderLeg.EXIT, OrderStatus.CANCELLED));
        allocatesNothingIn(TradeStage.UNCLOSED);
    }

    private void allocatesNothingIn(TradeStage stage) {
        assertThat(desk.stage(0)).isEqualTo(stage);
        assertThat(leastAllocated()).as(stage.name()).isZero();
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

    /** Calls the desk with prices and beats at an unchanging time, so that nothing falls due. */
    private void call() {
        for (int i = 0; i < CALLS; i++) {
            desk.onPrice(0, DrivenDesk.ENTRY + i % 7 * 10_000L);
            desk.onTime(0, NOW_NS);
        }
    }

    private long lastOrderId() {
        return DrivenDesk.ID_BASE + effects.nextSequence() - 1;
    }

    private static ExecutionReport filled(long orderId) {
        ExecutionReport report = report(orderId, OrderLeg.ENTRY, OrderStatus.FILLED);
        report.side = Side.BUY;
        report.fillPrice = DrivenDesk.ENTRY;
        report.fillQuantity = DrivenDesk.QUANTITY;
        report.filledQuantity = DrivenDesk.QUANTITY;
        return report;
    }

    private static ExecutionReport report(long orderId, OrderLeg leg, OrderStatus status) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = 0;
        report.orderId = orderId;
        report.leg = leg;
        report.status = status;
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
