package io.ringtape.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataFeed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The numbered cases that every feed must pass unchanged, on a session that its subclass sets up. A session in which
 * the connection is lost and a gap is filled tries more of them than a quiet one.
 */
public abstract class FeedContract {
    /** Returns a fresh feed of the session, not started. */
    protected abstract MarketDataFeed feed() throws Exception;

    /** Returns the instruments that the feed was made for. */
    protected abstract List<Instrument> instruments();

    /** Waits until the feed has published the whole session, or has ended. */
    protected void awaitEnd(MarketDataFeed feed) {
        while (feed.isRunning()) {
            Thread.onSpinWait();
        }
    }

    /** Plays a fresh feed to its end. Returns what it published. */
    final List<Event> played() throws Exception {
        return playedTo(new CollectingSinks()).events();
    }

    private CollectingSinks playedTo(CollectingSinks sinks) throws Exception {
        try (MarketDataFeed feed = feed()) {
            feed.start(sinks);
            awaitEnd(feed);
            assertThat(feed.failure()).isEmpty();
        }
        return sinks;
    }

    @Test
    void case01GivesTradesAndQuotesOfEveryInstrument() throws Exception {
        Set<Integer> traded = new HashSet<>();
        Set<Integer> quoted = new HashSet<>();
        for (Event event : played()) {
            if (event instanceof Trade) {
                traded.add(event.instrument);
            } else if (event instanceof Quote) {
                quoted.add(event.instrument);
            }
        }
        List<Integer> ids = instruments().stream().map(Instrument::id).toList();
        assertThat(traded).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(quoted).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void case02NamesOnlyInstrumentsItWasMadeFor() throws Exception {
        for (Event event : played()) {
            boolean concernsAll = event instanceof FeedStatus || event instanceof MarketStatus;
            if (!concernsAll || event.instrument != Event.NO_INSTRUMENT) {
                assertThat(event.instrument).isBetween(0, instruments().size() - 1);
            }
        }
    }

    @Test
    void case03ReceiveTimesOfAThreadNeverGoBack() throws Exception {
        for (List<Event> ofThread : playedTo(new CollectingSinks()).eventsOfEachSink()) {
            long lastNs = Long.MIN_VALUE;
            for (Event event : ofThread) {
                assertThat(event.receiveNs).isGreaterThanOrEqualTo(lastNs);
                lastNs = event.receiveNs;
            }
        }
    }

    @Test
    void case04ReceivesNothingBeforeItsSipTime() throws Exception {
        for (Event event : played()) {
            long sipNs = event instanceof Trade trade
                    ? trade.sipNs
                    : event instanceof Quote quote ? quote.sipNs : Missing.LONG;
            if (Missing.isPresent(sipNs)) {
                assertThat(event.receiveNs).isGreaterThanOrEqualTo(sipNs);
            } else {
                assertThat(event).isNotInstanceOfAny(Trade.class, Quote.class);
            }
        }
    }

    @Test
    void case05GivesHistoryBeforeTheDay() throws Exception {
        boolean dayBegun = false;
        for (Event event : played()) {
            assertThat(dayBegun && event instanceof MinuteBar).isFalse();
            dayBegun |= event instanceof Trade || event instanceof Quote;
        }
    }

    @Test
    void case06GivesNoTicksWhileItsConnectionIsLost() throws Exception {
        boolean connected = true;
        for (Event event : played()) {
            if (event instanceof FeedStatus status) {
                connected = status.state == FeedState.CONNECTED || (connected && status.state != FeedState.LOST);
            } else {
                assertThat(connected || !(event instanceof Trade || event instanceof Quote))
                        .as("a tick while the connection is lost: %s", event)
                        .isTrue();
            }
        }
    }

    @Test
    void case07GivesEachHoleItsSpanAndEndsEachBackfillItStarted() throws Exception {
        Map<Integer, FeedStatus> filling = new HashMap<>();
        for (Event event : played()) {
            if (!(event instanceof FeedStatus status)) {
                continue;
            }
            switch (status.state) {
                case GAP -> requireSpan(status);
                case BACKFILL_STARTED -> {
                    requireSpan(status);
                    assertThat(filling.put(status.instrument, Event.copyOf(status)))
                            .isNull();
                }
                case BACKFILL_ENDED -> {
                    FeedStatus started = filling.remove(status.instrument);
                    assertThat(started).isNotNull();
                    assertThat(status.fromNs).isEqualTo(started.fromNs);
                }
                default -> {}
            }
        }
        assertThat(filling).isEmpty();
    }

    private static void requireSpan(FeedStatus status) {
        assertThat(Missing.isPresent(status.fromNs) && Missing.isPresent(status.toNs))
                .as("the span of a hole")
                .isTrue();
        assertThat(status.fromNs).isLessThanOrEqualTo(status.toNs);
    }

    @Test
    void case08PublishesNothingAfterItIsClosed() throws Exception {
        CollectingSinks sinks = new CollectingSinks();
        MarketDataFeed feed = feed();
        feed.start(sinks);
        while (sinks.size() < 100 && feed.isRunning()) {
            Thread.onSpinWait();
        }
        feed.close();
        int published = sinks.size();
        assertThat(feed.isRunning()).isFalse();
        feed.close();
        assertThat(sinks.size()).isEqualTo(published);
        assertThat(feed.failure()).isEmpty();
    }

    @Test
    void case09StartsOnce() throws Exception {
        try (MarketDataFeed feed = feed()) {
            feed.start(new CollectingSinks());
            assertThatThrownBy(() -> feed.start(new CollectingSinks())).isInstanceOf(IllegalStateException.class);
        }
    }
}
