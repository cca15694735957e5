package io.ringtape.polygon;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FrameReader;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataStream;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/**
 * The trades and quotes of flat files in the order of the tape, each followed by the market status that it tells of, if
 * it tells of a halt or the end of one. Receive time is SIP time plus the feed's delay; engine
 * time and sequence are 0, for the engine stamps them. Allocates nothing for an event.
 */
public final class FlatFileStream implements MarketDataStream {
    private final FrameReader reader = new FrameReader();
    private final Trade trade = new Trade();
    private final Quote quote = new Quote();
    private final OrderedRecords records;
    private final TickRows trades;
    private final TickRows quotes;
    private final BadRows badRows;
    private final Halts halts = new Halts();
    private MarketStatus following;
    private boolean closed;

    FlatFileStream(OrderedRecords records, TickRows trades, TickRows quotes, BadRows badRows) {
        this.records = records;
        this.trades = trades;
        this.quotes = quotes;
        this.badRows = badRows;
    }

    /** Trades in the whole stream. */
    public long trades() {
        return trades.count();
    }

    /** Quotes in the whole stream. */
    public long quotes() {
        return quotes.count();
    }

    /** Whether the stream holds a trade of that instrument. */
    boolean hasTrades(Instrument instrument) {
        return trades.seen().get(instrument.id());
    }

    /** Whether the stream holds a quote of that instrument. */
    boolean hasQuotes(Instrument instrument) {
        return quotes.seen().get(instrument.id());
    }

    /** Rows of wanted instruments that could not be used. */
    public long badRows() {
        return badRows.total();
    }

    /** The first twenty bad rows in words: file, line, column, what it holds and what is wrong with it. */
    public List<String> badRowMessages() {
        return badRows.messages();
    }

    /** How many bad rows there were for each reason. */
    public SortedMap<String, Long> badRowReasons() {
        return badRows.byReason();
    }

    @Override
    public Event next() throws IOException {
        if (closed) {
            throw new IOException("the stream of flat files is closed");
        }
        if (following != null) {
            MarketStatus status = following;
            following = null;
            return status;
        }
        if (!records.advance()) {
            return null;
        }
        Event event = row();
        event.sequence = 0;
        event.timeNs = 0;
        return event;
    }

    private Event row() {
        reader.wrap(records.bytes(), records.offset(), records.length()).next();
        if (reader.type() == EventType.QUOTE) {
            reader.read(quote);
            following = halts.onQuote(quote);
            return quote;
        }
        reader.read(trade);
        following = halts.onTrade(trade);
        return trade;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        records.close();
    }
}
