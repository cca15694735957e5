package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FieldChange;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Missing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The decisions of one run, entry by entry. Ids of orders and signals, which are made of sequences and move with every
 * other event, are replaced by numbers in the order of their first use, so that the decisions of runs by two versions of
 * the engine can be compared. One thread.
 */
final class NumberedDecisions {
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
    private final Numbers signals = new Numbers();
    private final Numbers orders = new Numbers();
    private final Numbering numbering = new Numbering();
    private final List<Decision> decisions = new ArrayList<>();

    /** A decision with numbers in place of its ids. */
    static final class Decision {
        private final Event event;
        private final byte[] numbered;
        private final int known;

        /**
         * A decision.
         *
         * @param event with its own ids
         * @param numbered the event with numbers for ids, as a record
         * @param known how many bytes of the record its writer knew
         */
        Decision(Event event, byte[] numbered, int known) {
            this.event = event;
            this.numbered = numbered;
            this.known = known;
        }

        /** The decision with its own ids. */
        Event event() {
            return event;
        }

        /** Whether both say the same in all fields that both writers knew. */
        boolean isSame(Decision other) {
            int end = Math.min(known, other.known);
            return event.type() == other.event.type()
                    && event.instrument == other.event.instrument
                    && event.timeNs == other.event.timeNs
                    && Arrays.equals(
                            numbered, FrameReader.HEAD_BYTES, end, other.numbered, FrameReader.HEAD_BYTES, end);
        }
    }

    /** Takes the entry's decisions, in place of those of the entry before it. */
    void take(Frame frame) {
        decisions.clear();
        reader.wrap(frame);
        while (reader.next()) {
            EventType type = reader.type();
            if (type != null && DECISIONS.contains(type)) {
                Event event = type.create();
                reader.read(event);
                writer.write(scratch, numbering.of(event));
                decisions.add(new Decision(event, Arrays.copyOf(scratch.bytes(), scratch.length()), reader.length()));
            }
        }
    }

    /** The decisions of the entry taken last, in order. */
    List<Decision> decisions() {
        return decisions;
    }

    /** Returns the id that the other run gave to the order that has that id here; that id where it has none. */
    long orderIn(NumberedDecisions other, long orderId) {
        Integer number = orders.numbers.get(orderId);
        return number == null || number > other.orders.ids.size() ? orderId : other.orders.ids.get(number - 1);
    }

    /** Ids in the order of their first use. */
    private static final class Numbers {
        private final Map<Long, Integer> numbers = new HashMap<>();
        private final List<Long> ids = new ArrayList<>();

        long of(long id) {
            if (!Missing.isPresent(id)) {
                return id;
            }
            Integer known = numbers.get(id);
            if (known == null) {
                ids.add(id);
                known = ids.size();
                numbers.put(id, known);
            }
            return known;
        }
    }

    /** Replaces ids by numbers, and leaves out the sequence of the snapshot that a signal was decided on. */
    private final class Numbering extends FieldChange {
        @Override
        public long identifier(String name, long value) {
            return switch (name) {
                case "orderId" -> orders.of(value);
                case "signalId" -> signals.of(value);
                default -> value;
            };
        }

        @Override
        public long count(String name, long value) {
            return name.equals("features") ? Missing.LONG : value;
        }
    }
}
