package io.ringtape.bench.session;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FrameReader;

/** Fills scratch events with the causes of transactions, as a feed fills them with what it decodes. One thread. */
public final class CauseReader {
    private final Transactions transactions;
    private final FrameReader reader = new FrameReader();
    private final Event[] scratch = new Event[EventType.values().length];

    public CauseReader(Transactions transactions) {
        this.transactions = transactions;
        for (EventType type : EventType.values()) {
            scratch[type.ordinal()] = type.create();
        }
    }

    /** The cause of that transaction; valid until the next call. */
    public Event cause(int index) {
        stand(index);
        Event event = scratch[reader.type().ordinal()];
        reader.read(event);
        return event;
    }

    /** A reader that stands on the cause of that transaction. */
    public FrameReader stand(int index) {
        reader.wrap(transactions.bytes(), transactions.offset(index), transactions.length(index))
                .next();
        return reader;
    }
}
