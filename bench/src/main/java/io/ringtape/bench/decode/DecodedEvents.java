package io.ringtape.bench.decode;

import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.polygon.stream.FrameListener;
import io.ringtape.polygon.stream.ServerStatus;

/** Listens to a decoder. Sums up the events and, on request, keeps them, except the status of the server. */
public final class DecodedEvents implements FrameListener {
    private final FrameWriter writer = new FrameWriter();
    private final Frame events = new Frame();
    private boolean keeps;
    private long sum;

    @Override
    public void onTrade(Trade trade) {
        sum += trade.price + trade.size + trade.sipNs;
        if (keeps) {
            writer.append(events, trade);
        }
    }

    @Override
    public void onQuote(Quote quote) {
        sum += quote.bid + quote.ask + quote.sipNs;
        if (keeps) {
            writer.append(events, quote);
        }
    }

    @Override
    public void onMinuteBar(MinuteBar bar) {
        sum += bar.close + bar.volume + bar.startNs;
        if (keeps) {
            writer.append(events, bar);
        }
    }

    @Override
    public void onMarketStatus(MarketStatus status) {
        sum += status.upperBand + status.lowerBand + status.sipNs;
        if (keeps) {
            writer.append(events, status);
        }
    }

    @Override
    public void onServerStatus(ServerStatus status) {
        sum += status.message.length();
    }

    /** Starts or stops keeping events. Drops those kept. */
    public void keep(boolean wanted) {
        keeps = wanted;
        events.length(0);
    }

    /** Returns the kept events, one record after the other. */
    public Frame events() {
        return events;
    }

    /** Returns the sum, which changes with every event. */
    public long sum() {
        return sum;
    }
}
