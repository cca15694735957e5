package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.BarClosed;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionComparisonTest {
    /** Bytes of the fields that engine version 2 appended to a signal. */
    private static final int APPENDED_TO_SIGNAL = 16;

    private final DecisionReader reader = new DecisionReader();
    private final List<String> changes = new ArrayList<>();
    private final DecisionComparison comparison =
            new DecisionComparison((before, after) -> changes.add(name(before) + " > " + name(after)));

    private static String name(Decision decisionOrNull) {
        return decisionOrNull == null
                ? "none"
                : decisionOrNull.event().type().label() + " " + decisionOrNull.event().sequence;
    }

    private static Frame frame(Event... effects) {
        Frame frame = new Frame();
        FrameWriter writer = new FrameWriter();
        writer.append(frame, new Timer());
        for (Event effect : effects) {
            effect.instrument = 0;
            writer.append(frame, effect);
        }
        return frame;
    }

    private static OrderRequest order(long id, long quantity) {
        OrderRequest order = new OrderRequest();
        order.sequence = id;
        order.orderId = id;
        order.signalId = id - 1;
        order.policies = id * 7;
        order.quantity = quantity;
        return order;
    }

    private static CancelRequest cancel(long orderId) {
        CancelRequest cancel = new CancelRequest();
        cancel.sequence = orderId + 1000;
        cancel.orderId = orderId;
        return cancel;
    }

    private void compare(Frame recorded, Frame replayed) {
        comparison.compare(reader.of(recorded), reader.of(replayed));
    }

    @Test
    void ordersThatDifferInIdsAndSequencesAreTheSame() {
        compare(frame(order(40, 100)), frame(new BarClosed(), order(41, 100)));
        assertThat(changes).isEmpty();
        assertThat(comparison.ids().replayedOrNull(40)).isEqualTo(41);
        assertThat(comparison.ids().replayedOrNull(77)).isNull();
    }

    @Test
    void ordersOfOtherQuantitiesDifferAndAreStillTheSameOrder() {
        compare(frame(order(40, 100)), frame(order(50, 99)));
        compare(frame(cancel(40)), frame(cancel(50)));
        assertThat(changes).containsExactly("OrderRequest 40 > OrderRequest 50");
    }

    @Test
    void anotherOrderOfTheSameContentIsNotTheSameOrder() {
        compare(frame(order(40, 100)), frame(order(40, 100)));
        compare(frame(cancel(40)), frame(cancel(50)));
        assertThat(changes).containsExactly("CancelRequest 1040 > CancelRequest 1050");
    }

    @Test
    void anOrderOfOneRunOnlyIsTheOnlyChange() {
        compare(frame(order(40, 100)), frame());
        compare(frame(order(50, 100)), frame(order(40, 100)));
        compare(frame(cancel(50)), frame(cancel(40)));
        compare(frame(), frame(order(60, 100)));
        compare(frame(order(70, 100)), frame(order(80, 100)));
        assertThat(changes).containsExactly("OrderRequest 40 > none", "none > OrderRequest 60");
    }

    @Test
    void aDecisionOfOneRunOnlyDoesNotDisplaceTheOthersOfItsCause() {
        compare(frame(order(40, 100), cancel(40)), frame(order(30, 7), order(50, 100), cancel(50)));
        compare(frame(order(60, 7), order(61, 100), cancel(61)), frame(order(70, 100), cancel(70)));
        assertThat(changes).containsExactly("none > OrderRequest 30", "OrderRequest 60 > none");
    }

    @Test
    void decisionsOfOtherTypesAreTwoChanges() {
        compare(frame(order(40, 100)), frame(cancel(40)));
        assertThat(changes).containsExactly("OrderRequest 40 > none", "none > CancelRequest 1040");
    }

    @Test
    void fieldsThatTheOlderWriterDidNotKnowAreNotCompared() {
        Signal signal = new Signal();
        signal.signalId = 7;
        signal.bid = Missing.LONG;
        Frame older = frame(signal);
        int start = frame().length();
        int length = older.length() - start - APPENDED_TO_SIGNAL;
        older.length(start + length);
        older.bytes()[start] = (byte) (length - 4);
        older.bytes()[start + 1] = (byte) ((length - 4) >> 8);
        signal.signalId = 9;
        signal.bid = 450_000_000;
        signal.ask = 450_010_000;
        compare(older, frame(signal));
        assertThat(changes).isEmpty();
        signal.status = SignalStatus.BLOCKED;
        compare(older, frame(signal));
        assertThat(changes).hasSize(1);
    }
}
