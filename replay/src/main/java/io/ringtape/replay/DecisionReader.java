package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Missing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the decisions of transactions. For one thread. */
final class DecisionReader {
    private static final Set<EventType> DECISIONS = EnumSet.of(
            EventType.SETUP_TRANSITION,
            EventType.SIGNAL,
            EventType.VETO,
            EventType.ORDER_REQUEST,
            EventType.CANCEL_REQUEST,
            EventType.REPLACE_REQUEST,
            EventType.POSITION_CHANGE,
            EventType.TRADE_CLOSED);

    private final FrameReader reader = new FrameReader();
    private final FrameWriter writer = new FrameWriter();
    private final Frame scratch = new Frame();
    private final Identified content = new Identified();

    /** Returns the transaction's decisions, in order. */
    List<Decision> of(Frame frame) {
        List<Decision> decisions = new ArrayList<>();
        reader.wrap(frame);
        while (reader.next()) {
            EventType type = reader.type();
            if (type != null && DECISIONS.contains(type)) {
                decisions.add(decision(type.create()));
            }
        }
        return decisions;
    }

    private Decision decision(Event event) {
        reader.read(event);
        content.signalId = Missing.LONG;
        content.orderId = Missing.LONG;
        writer.write(scratch, content.of(event));
        Frame record = new Frame(scratch.length());
        record.set(scratch.bytes(), 0, scratch.length());
        return new Decision(event, content.signalId, content.orderId, record, reader.length());
    }

    /** Keeps the ids that it removes. */
    private static final class Identified extends DecisionContent {
        private long signalId;
        private long orderId;

        @Override
        protected long signal(long id) {
            signalId = id;
            return super.signal(id);
        }

        @Override
        protected long order(long id) {
            orderId = id;
            return super.order(id);
        }
    }
}
