package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.ForwardingFeed;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A feed whose session time is that of its newest live event, so that no machine is too slow for it. */
final class PositionedFeed extends ForwardingFeed implements LongSupplier {
    private final AtomicLong nowNs;
    private final MarketDataFeed feed;

    /** @param feeds makes the feed on the clock that it is given */
    <F extends MarketDataFeed> PositionedFeed(long startNs, Function<LongSupplier, F> feeds) {
        nowNs = new AtomicLong(startNs);
        feed = feeds.apply(nowNs::get);
    }

    @Override
    public long getAsLong() {
        return nowNs.get();
    }

    void moveTo(long timeNs) {
        nowNs.accumulateAndGet(timeNs, Math::max);
    }

    @Override
    public void start(Supplier<MarketDataSink> sinks) throws IOException {
        feed.start(() -> new PositionSink(sinks.get()));
    }

    @Override
    protected MarketDataFeed feed() {
        return feed;
    }

    private final class PositionSink implements MarketDataSink {
        private final MarketDataSink sink;

        PositionSink(MarketDataSink sink) {
            this.sink = sink;
        }

        @Override
        public boolean publishQuote(Quote quote) {
            sink.publishWaiting(quote);
            moveTo(quote.sipNs);
            return true;
        }

        @Override
        public boolean publishTrade(Trade trade) {
            sink.publishWaiting(trade);
            moveTo(trade.sipNs);
            return true;
        }

        @Override
        public void publishWaiting(Event event) {
            sink.publishWaiting(event);
        }

        @Override
        public void publishYielding(Event event) {
            sink.publishYielding(event);
        }

        @Override
        public boolean flush() {
            return sink.flush();
        }

        @Override
        public void drain() {
            sink.drain();
        }
    }
}
