package io.ringtape.market;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** A feed that passes everything on to another one; what differs is overridden. */
public abstract class ForwardingFeed implements MarketDataFeed {
    /** Returns the feed that does the work. */
    protected abstract MarketDataFeed feed();

    @Override
    public void start(Supplier<MarketDataSink> sinks) throws IOException {
        feed().start(sinks);
    }

    @Override
    public boolean isRunning() {
        return feed().isRunning();
    }

    @Override
    public Optional<Throwable> failure() {
        return feed().failure();
    }

    @Override
    public void close() {
        feed().close();
    }
}
