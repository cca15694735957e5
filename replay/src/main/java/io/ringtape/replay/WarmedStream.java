package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.MinuteBar;
import io.ringtape.market.MarketDataStream;
import java.io.IOException;
import java.util.List;

/** Market data preceded by history: minute bars of earlier sessions, then the session itself. */
final class WarmedStream implements MarketDataStream {
    private final List<MinuteBar> bars;
    private final MarketDataStream day;
    private int next;

    WarmedStream(List<MinuteBar> bars, MarketDataStream day) {
        this.bars = bars;
        this.day = day;
    }

    @Override
    public Event next() throws IOException {
        if (next == bars.size()) {
            return day.next();
        }
        return bars.get(next++);
    }

    @Override
    public void close() throws IOException {
        day.close();
    }
}
