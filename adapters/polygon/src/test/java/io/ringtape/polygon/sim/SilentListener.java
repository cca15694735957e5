package io.ringtape.polygon.sim;

import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.polygon.stream.FrameListener;
import io.ringtape.polygon.stream.ServerStatus;

/** Ignores what a decoder passes on; its counts are enough. */
final class SilentListener implements FrameListener {
    static final SilentListener INSTANCE = new SilentListener();

    private SilentListener() {}

    @Override
    public void onTrade(Trade trade) {}

    @Override
    public void onQuote(Quote quote) {}

    @Override
    public void onMinuteBar(MinuteBar bar) {}

    @Override
    public void onMarketStatus(MarketStatus status) {}

    @Override
    public void onServerStatus(ServerStatus status) {}
}
