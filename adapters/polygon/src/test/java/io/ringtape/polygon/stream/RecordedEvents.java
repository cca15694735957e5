package io.ringtape.polygon.stream;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.polygon.EventDump;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records the events that a decoder passes on, in order. Stores a server status as a feed status. */
final class RecordedEvents implements FrameListener {
    private final Frame frame = new Frame(1 << 16);
    private final FrameWriter writer = new FrameWriter();
    private final FeedStatus carrier = new FeedStatus();

    void clear() {
        frame.length(0);
    }

    boolean isSameAs(RecordedEvents other) {
        return Arrays.equals(frame.bytes(), 0, frame.length(), other.frame.bytes(), 0, other.frame.length());
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        FrameReader reader = new FrameReader().wrap(frame);
        while (reader.next()) {
            Event event = reader.type().create();
            reader.read(event);
            boolean isServerStatus = event.type() == EventType.FEED_STATUS;
            texts.add(isServerStatus ? ((FeedStatus) event).source.toString() : EventDump.of(event));
        }
        return texts;
    }

    @Override
    public void onTrade(Trade trade) {
        writer.append(frame, trade);
    }

    @Override
    public void onQuote(Quote quote) {
        writer.append(frame, quote);
    }

    @Override
    public void onMinuteBar(MinuteBar bar) {
        writer.append(frame, bar);
    }

    @Override
    public void onMarketStatus(MarketStatus status) {
        writer.append(frame, status);
    }

    @Override
    public void onServerStatus(ServerStatus status) {
        carrier.source.set(status.word + " (" + status.spelling + ") " + status.message);
        writer.append(frame, carrier);
    }
}
