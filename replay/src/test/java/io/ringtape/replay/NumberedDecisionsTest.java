package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.BarClosed;
import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.Timer;
import io.ringtape.replay.NumberedDecisions.Decision;
import org.junit.jupiter.api.Test;

class NumberedDecisionsTest {
    /** Bytes of the fields that engine version 2 appended to a signal. */
    private static final int APPENDED_TO_SIGNAL = 16;

    private final NumberedDecisions one = new NumberedDecisions();
    private final NumberedDecisions other = new NumberedDecisions();

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
        order.quantity = quantity;
        return order;
    }

    private static Decision only(NumberedDecisions decisions, Frame frame) {
        decisions.take(frame);
        assertThat(decisions.decisions()).hasSize(1);
        return decisions.decisions().get(0);
    }

    @Test
    void ordersThatDifferInIdsAndSequencesAreTheSame() {
        Decision first = only(one, frame(order(40, 100)));
        assertThat(first.isSame(only(other, frame(new BarClosed(), order(41, 100)))))
                .isTrue();
        assertThat(one.orderIn(other, 40)).isEqualTo(41);
        assertThat(one.orderIn(other, 77)).isEqualTo(77);
    }

    @Test
    void ordersOfOtherQuantitiesDiffer() {
        Decision first = only(one, frame(order(40, 100)));
        assertThat(first.isSame(only(other, frame(order(40, 99))))).isFalse();
    }

    @Test
    void anotherOrderOfTheSameContentIsNotTheSameOrder() {
        one.take(frame(order(40, 100)));
        other.take(frame(order(40, 100)));
        Decision again = only(one, frame(order(40, 100)));
        assertThat(again.isSame(only(other, frame(order(50, 100))))).isFalse();
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
        Decision first = only(one, older);
        assertThat(first.isSame(only(other, frame(signal)))).isTrue();
        signal.status = SignalStatus.BLOCKED;
        assertThat(first.isSame(only(new NumberedDecisions(), frame(signal)))).isFalse();
    }
}
