package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.MarketDataSink;
import io.ringtape.polygon.rest.PageEnd;
import io.ringtape.polygon.rest.TradeFetch;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HoleFillerTest {
    private final BlockingQueue<Event> published = new LinkedBlockingQueue<>();

    /** Keeps a copy of what the filler publishes. */
    private final class KeepingSink implements MarketDataSink {
        @Override
        public boolean publishQuote(Quote quote) {
            return false;
        }

        @Override
        public boolean publishTrade(Trade trade) {
            return false;
        }

        @Override
        public void publishWaiting(Event event) {
            published.add(Event.copyOf(event));
        }

        @Override
        public void publishYielding(Event event) {
            published.add(Event.copyOf(event));
        }

        @Override
        public boolean flush() {
            return true;
        }

        @Override
        public void drain() {}
    }

    /** Returns a history with a print each second. */
    private static PrintHistory everySecond() {
        return (instrument, fromNs, toNs, listener) -> {
            Trade trade = new Trade();
            long rows = 0;
            for (long ns = fromNs; ns <= toNs; ns += SECOND_NS) {
                trade.sipNs = ns;
                listener.onTrade(trade);
                rows++;
            }
            return new TradeFetch(rows, 0, Map.of(), trade.sipNs, PageEnd.LAST_PAGE, false);
        };
    }

    @Test
    void aFirstLivePrintWithAnOldTimeDoesNotEndTheFillBeforeTheHoleEnds() throws InterruptedException {
        HoleFiller filler = new HoleFiller(
                FeedSettingsForTests.usual().filling(), TickingDay.BOTH, everySecond(), () -> TickingDay.at(60));
        StreamResumption back = new StreamResumption();
        back.begin(TickingDay.at(4));
        filler.fill(new Hole(0, TickingDay.at(0), TickingDay.at(10)), back);
        Thread filling = new Thread(() -> {
            try {
                filler.run(new KeepingSink());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        filling.start();
        long lastNs = 0;
        Event event = published.poll(60, TimeUnit.SECONDS);
        while (event instanceof Trade trade) {
            lastNs = trade.sipNs;
            event = published.poll(60, TimeUnit.SECONDS);
        }
        filling.interrupt();
        filling.join();
        assertThat(event).isInstanceOf(FeedStatus.class);
        assertThat(((FeedStatus) event).state).isEqualTo(FeedState.BACKFILL_ENDED);
        assertThat(lastNs).isEqualTo(TickingDay.at(10));
    }
}
