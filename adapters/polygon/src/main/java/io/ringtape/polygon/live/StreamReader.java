package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSink;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.stream.EventFault;
import io.ringtape.polygon.stream.FrameListener;
import io.ringtape.polygon.stream.InferredHalts;
import io.ringtape.polygon.stream.ServerStatus;
import io.ringtape.polygon.stream.SoundTimes;
import io.ringtape.polygon.stream.StreamCounts;
import io.ringtape.polygon.stream.StreamDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes the frames of the stream on the connection's thread: decodes and publishes, without allocating, and keeps what
 * the watch asks about. Events are published only while the feed is live; what comes before is in the hole that the
 * feed then fills.
 *
 * <p>Guarded by its own lock, which the connection's thread takes once a frame and the watch a few times a second, so
 * that a connection that was given up can publish nothing more.
 */
final class StreamReader implements FrameListener {
    /** Takes the messages of the server about the connection. Called with the reader's lock held. */
    @FunctionalInterface
    interface StatusListener {
        void onStatus(StreamConnection from, ServerStatus status);
    }

    /** A print whose SIP time is farther from its arrival tells nothing of where the stream stands. */
    private static final long FARTHEST_NS = 10 * MINUTE_NS;

    private final StreamDecoder decoder;
    private final MarketDataSink sink;
    private final StatusListener statuses;
    private final SymbolWatch[] symbols;
    private StreamConnection current;
    private boolean isLive;
    private long printLagNs = Long.MAX_VALUE;
    private long quoteLagNs = Long.MAX_VALUE;

    /** What is known of one instrument's stream. */
    static final class SymbolWatch {
        /**
         * SIP time of the newest print that is on its way, or its arrival if that was before; missing before the first.
         */
        long lastTradeNs = Missing.LONG;

        /** SIP time of the newest print that came before the feed was live; missing without one. */
        long earlyNs = Missing.LONG;

        /** SIP time of the first print since the feed went live; missing before it. */
        long firstTradeNs = Missing.LONG;

        /** Price of the last print that came while the feed was live; missing before the first. */
        long lastPrice = Missing.LONG;

        /** When its last print or quote arrived; missing before the first. */
        long heardNs = Missing.LONG;

        /** SIP times of the first and the last print that found no room since last asked; missing if none did. */
        long lostFromNs = Missing.LONG;

        long lostToNs = Missing.LONG;

        /** Whether it is halted. */
        boolean isHalted;

        /** Its last halt, pause or resumption, and the SIP time of it. */
        private MarketState lastState = MarketState.TRADING;

        private long lastStateNs = Missing.LONG;
        private MarketState publishedState = MarketState.TRADING;

        private void become(MarketStatus status) {
            lastState = status.state;
            lastStateNs = status.sipNs;
            isHalted = isHalt(status.state);
        }

        private void copyFrom(SymbolWatch other) {
            lastTradeNs = other.lastTradeNs;
            lastPrice = other.lastPrice;
            earlyNs = other.earlyNs;
            firstTradeNs = other.firstTradeNs;
            heardNs = other.heardNs;
            lostFromNs = other.lostFromNs;
            lostToNs = other.lostToNs;
            isHalted = other.isHalted;
        }
    }

    /** A copy of what the reader knows, reused by the watch. */
    static final class ReaderView {
        final SymbolWatch[] symbols;

        /** The least lag, receive time less SIP time, of the prints since last asked; missing without prints. */
        long printLagNs;

        /** The least lag of the quotes since last asked; missing without quotes. */
        long quoteLagNs;

        /** Whether nothing is kept for want of room. */
        boolean hasRoom;

        /** Events passed on, events that could not be read, and, among those, events of unknown kinds, so far. */
        long events;

        long badEvents;
        long unknownEvents;

        ReaderView(int instruments) {
            symbols = new SymbolWatch[instruments];
            Arrays.setAll(symbols, i -> new SymbolWatch());
        }
    }

    StreamReader(PolygonFeed.Subscription subscription, MarketDataSink sink, StatusListener statuses) {
        List<Instrument> instruments = subscription.instruments();
        TradingSession session = subscription.session();
        SoundTimes times =
                SoundTimes.of(session, subscription.settings().watch().maxAheadNs());
        decoder = new StreamDecoder(instruments, session.yyyymmdd(), times, new InferredHalts(this));
        this.sink = sink;
        this.statuses = statuses;
        symbols = new SymbolWatch[instruments.size()];
        Arrays.setAll(symbols, i -> new SymbolWatch());
    }

    /**
     * Dials, and takes frames of this connection from its first one on, and of no other; publishes nothing before
     * {@link #goLive}.
     */
    synchronized StreamConnection begin(Supplier<StreamConnection> dial) {
        current = dial.get();
        isLive = false;
        for (SymbolWatch symbol : symbols) {
            symbol.earlyNs = Missing.LONG;
        }
        return current;
    }

    /** Publishes events from here on. */
    synchronized void goLive(long receiveNs) {
        isLive = true;
        for (SymbolWatch symbol : symbols) {
            symbol.firstTradeNs = Missing.LONG;
            symbol.heardNs = Missing.LONG;
        }
        publishHalts(receiveNs);
    }

    /** Publishes the halts that began or ended before the feed was live. */
    private void publishHalts(long receiveNs) {
        for (int i = 0; i < symbols.length; i++) {
            SymbolWatch symbol = symbols[i];
            boolean concernsAHalt = symbol.isHalted || isHalt(symbol.publishedState);
            if (concernsAHalt && symbol.lastState != symbol.publishedState) {
                MarketStatus status = new MarketStatus();
                status.instrument = i;
                status.receiveNs = receiveNs;
                status.sipNs = symbol.lastStateNs;
                status.state = symbol.lastState;
                onMarketStatus(status);
            }
        }
    }

    private static boolean isHalt(MarketState state) {
        return state == MarketState.HALTED || state == MarketState.PAUSED;
    }

    /** Publishes nothing more, after what is kept for want of room. */
    synchronized void stop() {
        if (isLive) {
            sink.drain();
        }
        current = null;
        isLive = false;
    }

    /** Decodes a frame, unless it is of a connection that was given up. */
    synchronized void onFrame(StreamConnection from, byte[] bytes, int offset, int length, long receiveNs) {
        if (from == current) {
            decoder.decode(bytes, offset, length, receiveNs);
        }
    }

    /** Publishes what is kept for want of room, and copies what is known. */
    synchronized void look(ReaderView view) {
        view.hasRoom = isLive && sink.flush();
        for (int i = 0; i < symbols.length; i++) {
            view.symbols[i].copyFrom(symbols[i]);
            symbols[i].lostFromNs = Missing.LONG;
            symbols[i].lostToNs = Missing.LONG;
        }
        view.printLagNs = printLagNs == Long.MAX_VALUE ? Missing.LONG : printLagNs;
        view.quoteLagNs = quoteLagNs == Long.MAX_VALUE ? Missing.LONG : quoteLagNs;
        printLagNs = Long.MAX_VALUE;
        quoteLagNs = Long.MAX_VALUE;
        StreamCounts counts = decoder.counts();
        view.events = counts.events();
        view.badEvents = counts.bad();
        view.unknownEvents = counts.unknownEvents();
    }

    /** Returns the price of an instrument's last print while the feed was live; missing before the first. */
    synchronized long lastPrice(int instrument) {
        return symbols[instrument].lastPrice;
    }

    /** Forgets the first print of an instrument, so that the next one is told as such. */
    synchronized void forgetFirstPrint(int instrument) {
        symbols[instrument].firstTradeNs = Missing.LONG;
    }

    /** Returns the most frequent reason why events could not be read, in words. */
    synchronized String worstFault() {
        EventFault worst = EventFault.MALFORMED;
        for (EventFault fault : EventFault.values()) {
            worst = decoder.counts().bad(fault) > decoder.counts().bad(worst) ? fault : worst;
        }
        return worst.words();
    }

    /** Returns the keys that the vendor's documents lack, each once, in the order in which they came. Any thread. */
    List<String> unknownKeyNames() {
        return decoder.counts().unknownKeyNames();
    }

    /** Returns the decoder's counts; not to be read while frames arrive. */
    StreamCounts counts() {
        return decoder.counts();
    }

    @Override
    public void onTrade(Trade trade) {
        if (!isLive) {
            SymbolWatch early = symbols[trade.instrument];
            if (Math.abs(trade.receiveNs - trade.sipNs) <= FARTHEST_NS) {
                early.earlyNs = Math.max(early.earlyNs, trade.sipNs);
            }
            return;
        }
        SymbolWatch symbol = symbols[trade.instrument];
        symbol.heardNs = trade.receiveNs;
        printLagNs = Math.min(printLagNs, trade.receiveNs - trade.sipNs);
        boolean isSound = Math.abs(trade.receiveNs - trade.sipNs) <= FARTHEST_NS;
        if (isSound) {
            symbol.lastPrice = trade.price;
            symbol.firstTradeNs = symbol.firstTradeNs == Missing.LONG ? trade.sipNs : symbol.firstTradeNs;
        }
        if (sink.publishTrade(trade)) {
            long arrivedNs = Math.min(trade.sipNs, trade.receiveNs);
            symbol.lastTradeNs = isSound ? Math.max(symbol.lastTradeNs, arrivedNs) : symbol.lastTradeNs;
        } else if (isSound) {
            symbol.lostFromNs =
                    symbol.lostFromNs == Missing.LONG ? trade.sipNs : Math.min(symbol.lostFromNs, trade.sipNs);
            symbol.lostToNs = Math.max(symbol.lostToNs, trade.sipNs);
        }
    }

    @Override
    public void onQuote(Quote quote) {
        if (isLive) {
            symbols[quote.instrument].heardNs = quote.receiveNs;
            quoteLagNs = Math.min(quoteLagNs, quote.receiveNs - quote.sipNs);
            sink.publishQuote(quote);
        }
    }

    @Override
    public void onMinuteBar(MinuteBar bar) {
        if (isLive) {
            sink.publishWaiting(bar);
        }
    }

    @Override
    public void onMarketStatus(MarketStatus status) {
        SymbolWatch symbol = symbols[status.instrument];
        if (status.state != MarketState.BAND) {
            symbol.become(status);
        }
        if (isLive) {
            symbol.publishedState = symbol.lastState;
            sink.publishWaiting(status);
        }
    }

    @Override
    public void onServerStatus(ServerStatus status) {
        statuses.onStatus(current, status);
    }
}
