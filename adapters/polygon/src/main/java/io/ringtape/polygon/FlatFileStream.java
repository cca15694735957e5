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
 * The trades and quotes of flat files in tape order. An event that starts or ends a halt is followed by a
 * {@link MarketStatus}. Receive time is SIP time plus the feed's delay. Engine time and sequence are 0 until the engine
 * stamps them. Does not allocate per event.
 */
public final class FlatFileStream implements MarketDataStream {
    private final FrameReader reader = new FrameReader();
    private final Trade trade = new Trade();
    private final Quote quote = new Quote();
    private final OrderedRecords records;
    private final TickRows trades;
    private final TickRows quotes;
    private final BadRows badRows;
    private final List<String> notes;
    private final Halts halts = new Halts();
    private MarketStatus following;
    private boolean closed;

    FlatFileStream(OrderedRecords records, TickRows trades, TickRows quotes, BadRows badRows, List<String> notes) {
        this.notes = notes;
        this.records = records;
        this.trades = trades;
        this.quotes = quotes;
        this.badRows = badRows;
    }

    /** Returns the number of trades in the whole stream. */
    public long trades() {
        return trades.count();
    }

    /** Returns the number of quotes in the whole stream. */
    public long quotes() {
        return quotes.count();
    }

    boolean hasTrades(Instrument instrument) {
        return trades.seen().get(instrument.id());
    }

    boolean hasQuotes(Instrument instrument) {
        return quotes.seen().get(instrument.id());
    }

    /** Returns the number of unusable rows of wanted instruments. */
    public long badRows() {
        return badRows.total();
    }

    /** Returns up to twenty messages on bad rows, each with file, line, column, the value found and the fault. */
    public List<String> badRowMessages() {
        return badRows.messages();
    }

    /** Returns what the files lack, each with its file. */
    public List<String> notes() {
        return notes;
    }

    /** Returns the number of bad rows by reason. */
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
