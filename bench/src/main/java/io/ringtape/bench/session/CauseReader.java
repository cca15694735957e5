package io.ringtape.bench.session;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import java.util.stream.Stream;

/** Fills scratch events with the causes of transactions, as a feed fills them with what it decodes. For one thread. */
public final class CauseReader {
    private final Transactions transactions;
    private final FrameReader reader = new FrameReader();
    private final Event[] scratch =
            Stream.of(EventType.values()).map(EventType::create).toArray(Event[]::new);

    public CauseReader(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Returns the cause of the transaction at {@code index}, valid until the next call. */
    public Event cause(int index) {
        stand(index);
        return read();
    }

    /** Returns the cause of the transaction in {@code frame}, valid until the next call. */
    public Event cause(Frame frame) {
        reader.wrap(frame).next();
        return read();
    }

    private Event read() {
        Event event = scratch[reader.type().ordinal()];
        reader.read(event);
        return event;
    }

    /** Returns a reader on the cause of the transaction at {@code index}. */
    public FrameReader stand(int index) {
        reader.wrap(transactions.bytes(), transactions.offset(index), transactions.length(index))
                .next();
        return reader;
    }

    /** Whether the transaction at {@code index} was caused by a print or a quote. */
    public boolean isTick(int index) {
        EventType type = stand(index).type();
        return type == EventType.TRADE || type == EventType.QUOTE;
    }
}
