package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.MarketDataSink;
import io.ringtape.polygon.rest.PageEnd;
import io.ringtape.polygon.rest.TradeFetch;
import io.ringtape.polygon.stream.EventFault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of a hole that is not filled. */
@Timeout(60)
class HoleAlertsTest {
    private static final Hole HOLE = new Hole(0, TickingDay.OPEN_NS, TickingDay.OPEN_NS + SECOND_NS);

    private final List<FeedStatus> told = new CopyOnWriteArrayList<>();
    private int requests;

    /** Keeps what is told of the feed. */
    private final class ToldSink implements MarketDataSink {
        @Override
        public boolean publishQuote(Quote quote) {
            return true;
        }

        @Override
        public boolean publishTrade(Trade trade) {
            return true;
        }

        @Override
        public void publishWaiting(Event event) {
            told.add((FeedStatus) Event.copyOf(event));
        }

        @Override
        public void publishYielding(Event event) {}

        @Override
        public boolean flush() {
            return true;
        }

        @Override
        public void drain() {}
    }

    /** Fills a hole from a history that never reaches its end, until the history was asked so often. */
    private void fill(TradeFetch answer, int most) throws InterruptedException {
        PrintHistory history = (instrument, fromNs, toNs, listener) -> {
            if (++requests == most) {
                throw new InterruptedException();
            }
            return answer;
        };
        StreamResumption back = new StreamResumption();
        back.begin(HOLE.toNs());
        HoleFiller filler =
                new HoleFiller(new FeedSettings.Filling(0, 0, 0, 0), TickingDay.BOTH, history, () -> TickingDay.at(60));
        filler.fill(HOLE, back);
        try {
            filler.run(new ToldSink());
        } catch (InterruptedException ended) {
            assertThat(requests).isEqualTo(most);
        }
    }

    private List<String> told(FeedState state) {
        return told.stream()
                .filter(status -> status.state == state)
                .map(status -> status.detail.toString())
                .toList();
    }

    @Test
    void badRowsOfAHistoryThatIsAskedAgainAreToldOnce() throws InterruptedException {
        fill(new TradeFetch(0, 0, Map.of(EventFault.ABSENT, 3L), HOLE.fromNs(), PageEnd.LAST_PAGE, false), 5);
        assertThat(told(FeedState.UNREADABLE)).hasSize(1).first().asString().contains("SPY");
        assertThat(told(FeedState.UNFILLED))
                .containsExactly("a hole of SPY is not filled: the history ends before it does");
    }

    @Test
    void aDelayedHistoryIsToldWithThePlan() throws InterruptedException {
        fill(new TradeFetch(0, 0, Map.of(), HOLE.fromNs(), PageEnd.LAST_PAGE, true), 5);
        assertThat(told(FeedState.UNFILLED))
                .containsExactly("a hole of SPY is not filled: the history is delayed, as the vendor says; the key's"
                        + " plan is the likely reason");
    }
}
