package io.ringtape.scenario;

import io.ringtape.event.Event;
import io.ringtape.market.MarketDataStream;
import java.util.Iterator;
import java.util.List;

/** The causes of a scenario as a market data stream. */
final class CauseStream implements MarketDataStream {
    private final Iterator<Event> causes;

    CauseStream(List<Event> causes) {
        this.causes = causes.iterator();
    }

    @Override
    public Event next() {
        return causes.hasNext() ? causes.next() : null;
    }

    @Override
    public void close() {}
}
