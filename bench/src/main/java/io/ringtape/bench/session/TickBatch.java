package io.ringtape.bench.session;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;

/**
 * Some prints and quotes of the session in their order, decoded: few enough to stay in the processor's cache, so that a
 * loop over them shows what the loop costs and not what fetching its input does.
 */
public final class TickBatch {
    /** The most there are. */
    public static final int CAPACITY = 512;

    private final Transactions transactions;
    private final FrameReader reader = new FrameReader();
    private final Trade[] trades = new Trade[CAPACITY];
    private final Quote[] quotes = new Quote[CAPACITY];
    private final Event[] ticks = new Event[CAPACITY];
    private int count;
    private int next;

    /** Before the session's first tick. */
    public TickBatch(Transactions transactions) {
        this.transactions = transactions;
        for (int i = 0; i < CAPACITY; i++) {
            trades[i] = new Trade();
            quotes[i] = new Quote();
        }
    }

    /** Takes the next ticks; false when there are no more. */
    public boolean fill() {
        count = 0;
        while (count < CAPACITY && next < transactions.count()) {
            reader.wrap(transactions.bytes(), transactions.offset(next), transactions.length(next))
                    .next();
            if (reader.type() == EventType.TRADE) {
                take(trades[count]);
            } else if (reader.type() == EventType.QUOTE) {
                take(quotes[count]);
            }
            next++;
        }
        return count > 0;
    }

    private void take(Event tick) {
        reader.read(tick);
        ticks[count++] = tick;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Returns tick {@code index}, from 0: a {@link Trade} or a {@link Quote}. */
    public Event tick(int index) {
        return ticks[index];
    }
}
