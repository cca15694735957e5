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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The numbered cases that every feed must pass unchanged, on a session that its subclass sets up. A session in which
 * the connection is lost and a gap is filled tries more of them than a quiet one.
 */
public abstract class FeedContract {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

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
        int dateOfDay = Missing.INT;
        for (Event event : played()) {
            if (event instanceof MinuteBar bar && dateOfDay != Missing.INT) {
                assertThat(bar.date).as("the date of a bar amid the day").isEqualTo(dateOfDay);
            } else if (dateOfDay == Missing.INT && event instanceof Trade trade) {
                dateOfDay = dateAt(trade.sipNs);
            } else if (dateOfDay == Missing.INT && event instanceof Quote quote) {
                dateOfDay = dateAt(quote.sipNs);
            }
        }
    }

    private static int dateAt(long epochNs) {
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochSecond(0, epochNs), NEW_YORK);
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** Prints of the vendor's history may come at any time. */
    @Test
    void case06GivesNoTicksWhileItsConnectionIsLost() throws Exception {
        boolean connected = true;
        for (Event event : played()) {
            if (event instanceof FeedStatus status) {
                connected = status.state == FeedState.CONNECTED || (connected && status.state != FeedState.LOST);
            } else {
                boolean isLive = event instanceof Quote || (event instanceof Trade trade && !trade.backfilled);
                assertThat(connected || !isLive)
                        .as("a tick while the connection is lost: %s", event)
                        .isTrue();
            }
        }
    }

    /**
     * Several back-fills of one instrument may be open at once, also of the same start. One that filled less than it
     * was to fill ends earlier, and the rest of its span is told as a gap.
     */
    @Test
    void case07GivesEachHoleItsSpanAndEndsEachBackfillItStarted() throws Exception {
        List<FeedStatus> filling = new ArrayList<>();
        List<FeedStatus> gaps = new ArrayList<>();
        List<Remainder> remainders = new ArrayList<>();
        for (Event event : played()) {
            if (!(event instanceof FeedStatus status)) {
                continue;
            }
            switch (status.state) {
                case GAP -> {
                    requireSpan(status);
                    gaps.add(status);
                }
                case BACKFILL_STARTED -> {
                    requireSpan(status);
                    filling.add(status);
                }
                case BACKFILL_ENDED -> {
                    requireSpan(status);
                    FeedStatus started = startOf(status, filling);
                    assertThat(filling.remove(started)).isTrue();
                    assertThat(status.toNs).isLessThanOrEqualTo(started.toNs);
                    if (status.toNs < started.toNs) {
                        remainders.add(new Remainder(status.instrument, status.toNs + 1, started.toNs));
                    }
                }
                default -> {}
            }
        }
        assertThat(filling).as("back-fills that did not end").isEmpty();
        assertThat(remainders).allSatisfy(rest -> assertThat(gaps)
                .as("gaps, one of which should be %s", rest)
                .anyMatch(rest::isWithin));
    }

    /** What a back-fill did not fill. */
    private record Remainder(int instrument, long fromNs, long toNs) {
        boolean isWithin(FeedStatus gap) {
            return gap.instrument == instrument && gap.fromNs <= fromNs && gap.toNs >= toNs;
        }
    }

    private static FeedStatus startOf(FeedStatus ended, List<FeedStatus> filling) {
        return filling.stream()
                .filter(started -> started.instrument == ended.instrument && started.fromNs == ended.fromNs)
                .findFirst()
                .orElseThrow(() -> new AssertionError("a back-fill of instrument " + ended.instrument
                        + " ended that did not start: from " + ended.fromNs));
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
