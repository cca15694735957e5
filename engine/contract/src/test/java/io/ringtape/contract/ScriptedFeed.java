package io.ringtape.contract;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.market.MarketDataSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A feed that publishes a script of two instruments while it is started, and then ends. */
class ScriptedFeed implements MarketDataFeed {
    static final List<Instrument> INSTRUMENTS =
            List.of(new Instrument(0, "SPY", 10_000, 100, false), new Instrument(1, "QQQ", 10_000, 100, false));

    /** The trading date of the script's instants, and the one before. */
    private static final int DATE = 19691231;

    private static final int DATE_BEFORE = 19691230;
    private static final long DELAY_NS = 10;

    private final List<Event> script;
    private boolean isStarted;

    ScriptedFeed(List<Event> script) {
        this.script = script;
    }

    /**
     * Returns a session with history, a minute bar of its own, a lost connection, a gap, its back-fill, a silence, and two
     * back-fills at once of the same start, one of which ends early.
     */
    static List<Event> session() {
        return new ArrayList<>(List.of(
                bar(0, 100),
                bar(1, 100),
                status(FeedState.CONNECTED, 110),
                quote(0, 200),
                trade(0, 210),
                quote(1, 220),
                trade(1, 230),
                barOfTheDay(0, 240),
                status(FeedState.LOST, 300),
                status(FeedState.CONNECTED, 400),
                span(FeedState.GAP, 0, 300, 390, 400),
                span(FeedState.BACKFILL_STARTED, 0, 300, 390, 410),
                trade(0, 420),
                span(FeedState.BACKFILL_ENDED, 0, 300, 390, 430),
                status(FeedState.STALE, 500),
                span(FeedState.BACKFILL_STARTED, 1, 440, 500, 510),
                status(FeedState.LOST, 520),
                backfilled(1, 530),
                status(FeedState.CONNECTED, 540),
                span(FeedState.BACKFILL_STARTED, 1, 440, 540, 540),
                span(FeedState.BACKFILL_ENDED, 1, 440, 470, 550),
                span(FeedState.GAP, 1, 471, 500, 550),
                span(FeedState.BACKFILL_ENDED, 1, 440, 540, 560),
                quote(1, 600)));
    }

    static Quote quote(int instrument, long receiveNs) {
        Quote quote = received(new Quote(), instrument, receiveNs);
        quote.sipNs = receiveNs - DELAY_NS;
        return quote;
    }

    static Trade trade(int instrument, long receiveNs) {
        Trade trade = received(new Trade(), instrument, receiveNs);
        trade.sipNs = receiveNs - DELAY_NS;
        return trade;
    }

    static Trade backfilled(int instrument, long receiveNs) {
        Trade trade = trade(instrument, receiveNs);
        trade.backfilled = true;
        return trade;
    }

    /** Returns a bar of the date before. */
    static MinuteBar bar(int instrument, long receiveNs) {
        MinuteBar bar = received(new MinuteBar(), instrument, receiveNs);
        bar.date = DATE_BEFORE;
        return bar;
    }

    static MinuteBar barOfTheDay(int instrument, long receiveNs) {
        MinuteBar bar = bar(instrument, receiveNs);
        bar.date = DATE;
        return bar;
    }

    static FeedStatus status(FeedState state, long receiveNs) {
        FeedStatus status = received(new FeedStatus(), Event.NO_INSTRUMENT, receiveNs);
        status.state = state;
        return status;
    }

    static FeedStatus span(FeedState state, int instrument, long fromNs, long toNs, long receiveNs) {
        FeedStatus status = received(new FeedStatus(), instrument, receiveNs);
        status.state = state;
        status.fromNs = fromNs;
        status.toNs = toNs;
        return status;
    }

    private static <E extends Event> E received(E event, int instrument, long receiveNs) {
        event.instrument = instrument;
        event.receiveNs = receiveNs;
        return event;
    }

    @Override
    public void start(Supplier<MarketDataSink> sinks) {
        if (isStarted) {
            throw new IllegalStateException("started before");
        }
        isStarted = true;
        script.forEach(sinks.get()::publishWaiting);
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
