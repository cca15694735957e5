package io.ringtape.contract;

import static io.ringtape.contract.ScriptedFeed.bar;
import static io.ringtape.contract.ScriptedFeed.quote;
import static io.ringtape.contract.ScriptedFeed.span;
import static io.ringtape.contract.ScriptedFeed.status;
import static io.ringtape.contract.ScriptedFeed.trade;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each case that feeds must pass refuses a feed that breaks it. */
class FeedContractTest {
    private static final long LATER_NS = 700;

    @FunctionalInterface
    private interface Case {
        void run(RecordedFeedContract suite) throws Exception;
    }

    private static void refuses(Supplier<MarketDataFeed> feed, Case tried) {
        assertThatThrownBy(() -> tried.run(suite(feed))).isInstanceOf(AssertionError.class);
    }

    /** Requires that the case refuses the sound session with {@code more} at its end. */
    private static void refuses(Case tried, Event... more) {
        List<Event> script = ScriptedFeed.session();
        script.addAll(List.of(more));
        refuses(() -> new ScriptedFeed(script), tried);
    }

    @Test
    void anInstrumentWithoutTradesOrQuotes() {
        refuses(
                () -> new ScriptedFeed(List.of(trade(0, 1), quote(0, 2), quote(1, 3))),
                FeedContract::case01GivesTradesAndQuotesOfEveryInstrument);
        refuses(
                () -> new ScriptedFeed(List.of(trade(0, 1), trade(1, 2), quote(0, 3))),
                FeedContract::case01GivesTradesAndQuotesOfEveryInstrument);
    }

    @Test
    void anInstrumentItWasNotMadeFor() {
        refuses(FeedContract::case02NamesOnlyInstrumentsItWasMadeFor, trade(2, LATER_NS));
        refuses(FeedContract::case02NamesOnlyInstrumentsItWasMadeFor, quote(Event.NO_INSTRUMENT, LATER_NS));
    }

    @Test
    void aReceiveTimeThatGoesBack() {
        refuses(FeedContract::case03ReceiveTimesOfAThreadNeverGoBack, quote(0, LATER_NS), quote(0, LATER_NS - 1));
    }

    @Test
    void aTickReceivedBeforeItsSipTimeOrWithoutOne() {
        Trade early = trade(0, LATER_NS);
        early.sipNs = LATER_NS + 1;
        refuses(FeedContract::case04ReceivesNothingBeforeItsSipTime, early);
        Trade timeless = trade(0, LATER_NS);
        timeless.sipNs = Missing.LONG;
        refuses(FeedContract::case04ReceivesNothingBeforeItsSipTime, timeless);
    }

    @Test
    void historyAfterTheDayBegan() {
        refuses(FeedContract::case05GivesHistoryBeforeTheDay, bar(0, LATER_NS));
    }

    @Test
    void aTickWhileTheConnectionIsLost() {
        refuses(
                FeedContract::case06GivesNoTicksWhileItsConnectionIsLost,
                status(FeedState.LOST, LATER_NS),
                status(FeedState.STALE, LATER_NS),
                trade(0, LATER_NS));
        refuses(
                FeedContract::case06GivesNoTicksWhileItsConnectionIsLost,
                status(FeedState.LOST, LATER_NS),
                quote(0, LATER_NS));
    }

    @Test
    void aGapOrABackfillWithoutItsSpan() {
        refuses(FeedContract::case07GivesEachHoleItsSpanAndEndsEachBackfillItStarted, status(FeedState.GAP, LATER_NS));
        refuses(
                FeedContract::case07GivesEachHoleItsSpanAndEndsEachBackfillItStarted,
                span(FeedState.GAP, 0, LATER_NS, LATER_NS - 1, LATER_NS));
        refuses(
                FeedContract::case07GivesEachHoleItsSpanAndEndsEachBackfillItStarted,
                status(FeedState.BACKFILL_STARTED, LATER_NS),
                status(FeedState.BACKFILL_ENDED, LATER_NS));
    }

    @Test
    void aBackfillThatDoesNotEndOrDidNotStart() {
        Case spans = FeedContract::case07GivesEachHoleItsSpanAndEndsEachBackfillItStarted;
        refuses(spans, span(FeedState.BACKFILL_STARTED, 1, 610, 620, LATER_NS));
        refuses(spans, span(FeedState.BACKFILL_ENDED, 1, 610, 620, LATER_NS));
        refuses(
                spans,
                span(FeedState.BACKFILL_STARTED, 1, 610, 620, LATER_NS),
                span(FeedState.BACKFILL_ENDED, 1, 611, 620, LATER_NS));
    }

    @Test
    void aBackfillThatEndsTwiceOrBeyondItsSpan() {
        Case spans = FeedContract::case07GivesEachHoleItsSpanAndEndsEachBackfillItStarted;
        refuses(
                spans,
                span(FeedState.BACKFILL_STARTED, 1, 610, 620, LATER_NS),
                span(FeedState.BACKFILL_ENDED, 1, 610, 620, LATER_NS),
                span(FeedState.BACKFILL_ENDED, 1, 610, 620, LATER_NS));
        refuses(
                spans,
                span(FeedState.BACKFILL_STARTED, 1, 610, 620, LATER_NS),
                span(FeedState.BACKFILL_STARTED, 1, 610, 620, LATER_NS),
                span(FeedState.BACKFILL_ENDED, 1, 610, 620, LATER_NS));
        refuses(
                spans,
                span(FeedState.BACKFILL_STARTED, 1, 610, 620, LATER_NS),
                span(FeedState.BACKFILL_ENDED, 1, 610, 621, LATER_NS));
    }

    @Test
    void aBackfillThatFilledLessAndToldNoGapOfTheRest() {
        Case spans = FeedContract::case07GivesEachHoleItsSpanAndEndsEachBackfillItStarted;
        Event started = span(FeedState.BACKFILL_STARTED, 1, 610, 620, LATER_NS);
        Event ended = span(FeedState.BACKFILL_ENDED, 1, 610, 615, LATER_NS);
        refuses(spans, started, ended);
        refuses(spans, started, ended, span(FeedState.GAP, 0, 616, 620, LATER_NS));
        refuses(spans, started, ended, span(FeedState.GAP, 1, 617, 620, LATER_NS));
        refuses(spans, started, ended, span(FeedState.GAP, 1, 616, 619, LATER_NS));
    }

    @Test
    void anEventAfterItIsClosed() {
        refuses(
                () -> new ScriptedFeed(ScriptedFeed.session()) {
                    private MarketDataSink sink;
                    private boolean isClosed;

                    @Override
                    public void start(Supplier<MarketDataSink> sinks) {
                        sink = sinks.get();
                        super.start(() -> sink);
                    }

                    @Override
                    public void close() {
                        if (isClosed) {
                            sink.publishWaiting(trade(0, LATER_NS));
                        }
                        isClosed = true;
                    }
                },
                FeedContract::case08PublishesNothingAfterItIsClosed);
    }

    @Test
    void aFailureThatNobodyAskedFor() {
        Supplier<MarketDataFeed> failed = () -> new ScriptedFeed(ScriptedFeed.session()) {
            @Override
            public Optional<Throwable> failure() {
                return Optional.of(new IOException("reset by peer"));
            }
        };
        refuses(failed, FeedContract::case01GivesTradesAndQuotesOfEveryInstrument);
        refuses(failed, FeedContract::case08PublishesNothingAfterItIsClosed);
    }

    @Test
    void aSecondStart() {
        refuses(
                () -> new ScriptedFeed(List.of()) {
                    @Override
                    public void start(Supplier<MarketDataSink> sinks) {}
                },
                FeedContract::case09StartsOnce);
    }

    @Test
    void aRecordingThatDiffersEachTime() {
        List<Event> script = ScriptedFeed.session();
        refuses(
                () -> {
                    script.add(trade(0, LATER_NS));
                    return new ScriptedFeed(List.copyOf(script));
                },
                RecordedFeedContract::case10GivesTheSameEventsAgain);
    }

    private static RecordedFeedContract suite(Supplier<MarketDataFeed> feeds) {
        return new RecordedFeedContract() {
            @Override
            protected MarketDataFeed feed() {
                return feeds.get();
            }

            @Override
            protected List<Instrument> instruments() {
                return ScriptedFeed.INSTRUMENTS;
            }
        };
    }
}
