package io.ringtape.app;

import io.ringtape.market.ForwardingFeed;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import java.io.IOException;
import java.util.function.Supplier;

/** A feed whose start, which waits for its server, ends early upon the user's request to end. */
final class InterruptibleFeed extends ForwardingFeed {
    private final MarketDataFeed feed;
    private final Interruption interruption;

    InterruptibleFeed(MarketDataFeed feed, Interruption interruption) {
        this.feed = feed;
        this.interruption = interruption;
    }

    /** @throws Interruption.Interrupted when the request to end came before the feed had started */
    @Override
    public void start(Supplier<MarketDataSink> sinks) throws IOException {
        try {
            interruption.interrupting(() -> {
                feed.start(sinks);
                return null;
            });
        } catch (IOException failed) {
            interruption.check();
            throw failed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the feed started", interrupted);
        }
    }

    @Override
    protected MarketDataFeed feed() {
        return feed;
    }
}
