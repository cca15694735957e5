package io.ringtape.polygon.stream;

import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.polygon.Halts;

/**
 * Stands between a decoder and a listener: follows a quote or print that starts or ends a halt by a
 * {@link MarketStatus}, as flat files do, and combines these halts with those of LULD events, see {@link Halts}. Passes
 * on everything else as it is. One instance for a session, whatever the number of connections, so that a halt outlives
 * the connection. Does not allocate per event. For the decoding thread.
 */
public final class InferredHalts implements FrameListener {
    private final Halts halts = new Halts();
    private final FrameListener listener;

    /** Passes events and halts on to {@code listener}. */
    public InferredHalts(FrameListener listener) {
        this.listener = listener;
    }

    /** Whether the instrument is halted. */
    public boolean isHalted(int instrument) {
        return halts.isHalted(instrument);
    }

    @Override
    public void onTrade(Trade trade) {
        listener.onTrade(trade);
        pass(halts.onTrade(trade));
    }

    @Override
    public void onQuote(Quote quote) {
        listener.onQuote(quote);
        pass(halts.onQuote(quote));
    }

    @Override
    public void onMinuteBar(MinuteBar bar) {
        listener.onMinuteBar(bar);
    }

    @Override
    public void onMarketStatus(MarketStatus luld) {
        halts.onLuld(luld);
        listener.onMarketStatus(luld);
    }

    @Override
    public void onServerStatus(ServerStatus status) {
        listener.onServerStatus(status);
    }

    private void pass(MarketStatus change) {
        if (change != null) {
            listener.onMarketStatus(change);
        }
    }
}
