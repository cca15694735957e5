package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.market.MarketDataStream;
import io.ringtape.tape.TapeReader;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The market data of a tape: its causes without those that our own orders produced, and without its beats, which a run
 * generates itself.
 */
final class TapeMarketData implements MarketDataStream {
    private static final Set<EventType> TAKEN = EnumSet.of(
            EventType.TRADE,
            EventType.QUOTE,
            EventType.MINUTE_BAR,
            EventType.OPTION_QUOTE,
            EventType.MARKET_STATUS,
            EventType.FEED_STATUS,
            EventType.OPERATOR_COMMAND);

    private final TapeReader tape;
    private final Frame frame = new Frame();
    private final FrameReader reader = new FrameReader();
    private final Map<EventType, Event> scratch = new EnumMap<>(EventType.class);

    TapeMarketData(TapeReader tape) {
        this.tape = tape;
        TAKEN.forEach(type -> scratch.put(type, type.create()));
    }

    @Override
    public Event next() {
        while (tape.next(frame)) {
            if (reader.wrap(frame).next() && TAKEN.contains(reader.type())) {
                Event event = scratch.get(reader.type());
                reader.read(event);
                return event;
            }
        }
        return null;
    }

    @Override
    public void close() {
        tape.close();
    }
}
