package io.ringtape.bench.growth;

import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.Transactions;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.market.MarketDataStream;
import java.util.EnumSet;
import java.util.Set;

/**
 * The market of a session in memory: all of it, or only the prints and quotes of its first instrument, dealt out to
 * many instruments in turn.
 */
final class MemoryMarket implements MarketDataStream {
    private static final Set<EventType> ALL =
            EnumSet.of(EventType.TRADE, EventType.QUOTE, EventType.MINUTE_BAR, EventType.MARKET_STATUS);

    private final Transactions transactions;
    private final CauseReader causes;
    private final int instruments;
    private int next;
    private long dealt;

    private MemoryMarket(Transactions transactions, int instruments) {
        this.transactions = transactions;
        this.instruments = instruments;
        causes = new CauseReader(transactions);
    }

    /** Returns the market as it was. */
    static MemoryMarket of(MeasuredSession session) {
        return new MemoryMarket(session.transactions(), 0);
    }

    /** Returns the market of the first instrument, dealt out to {@code instruments}, at least one. */
    static MemoryMarket dealt(MeasuredSession session, int instruments) {
        return new MemoryMarket(session.transactions(), instruments);
    }

    @Override
    public Event next() {
        while (next < transactions.count()) {
            EventType type = causes.stand(next).type();
            Event event = causes.cause(next);
            next++;
            if (instruments == 0 && ALL.contains(type)) {
                return event;
            }
            if (instruments > 0 && event.instrument == 0 && (type == EventType.TRADE || type == EventType.QUOTE)) {
                event.instrument = (int) (dealt++ % instruments);
                return event;
            }
        }
        return null;
    }

    @Override
    public void close() {}
}
