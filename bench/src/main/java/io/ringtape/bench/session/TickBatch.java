package io.ringtape.bench.session;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.Arrays;

/**
 * Consecutive prints and quotes of the session, decoded: few enough to stay in the cache of the processor, so that a
 * loop over them shows the cost of the loop and not of fetching its input.
 */
public final class TickBatch {
    /** The most ticks of a batch. */
    public static final int CAPACITY = 512;

    private final Transactions transactions;
    private final CauseReader causes;
    private final Trade[] trades = new Trade[CAPACITY];
    private final Quote[] quotes = new Quote[CAPACITY];
    private final Event[] ticks = new Event[CAPACITY];
    private int count;
    private int next;

    /** Begins before the first tick of the session. */
    public TickBatch(Transactions transactions) {
        this.transactions = transactions;
        causes = new CauseReader(transactions);
        Arrays.setAll(trades, i -> new Trade());
        Arrays.setAll(quotes, i -> new Quote());
    }

    /** Decodes the next ticks. Returns false if there are no more. */
    public boolean fill() {
        count = 0;
        for (; count < CAPACITY && next < transactions.count(); next++) {
            if (causes.isTick(next)) {
                FrameReader reader = causes.stand(next);
                Event tick = reader.type() == EventType.TRADE ? trades[count] : quotes[count];
                reader.read(tick);
                ticks[count++] = tick;
            }
        }
        return count > 0;
    }

    public int count() {
        return count;
    }

    /** Returns tick {@code index}, from 0: a {@link Trade} or a {@link Quote}. */
    public Event tick(int index) {
        return ticks[index];
    }
}
