package io.ringtape.polygon.rest;

import com.fasterxml.jackson.core.JsonParser;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.stream.EventFault;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Fetches the prints of a span of time from the vendor's store, flagged as back-filled. What was seen before is given
 * on again: the identity of a print decides what counts. For one thread, which may be interrupted.
 */
public final class TradeHistory {
    private static final int PAGE_ROWS = 50_000;

    private final RestClient client;
    private final LongSupplier epochNs;

    /**
     * Fetches by {@code client}.
     *
     * @param epochNs the clock by which prints are received
     */
    public TradeHistory(RestClient client, LongSupplier epochNs) {
        this.client = client;
        this.epochNs = epochNs;
    }

    /**
     * Passes all prints of the instrument from {@code fromNs} to {@code toNs}, both included, to {@code listener} in the
     * order of their SIP times. Memory does not grow with their number.
     *
     * @throws RestException when a page cannot be had; the prints of the pages before it have been passed
     */
    public TradeFetch fetch(Instrument instrument, long fromNs, long toNs, TradeListener listener)
            throws IOException, InterruptedException {
        String path = "/v3/trades/" + URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8) + "?timestamp.gte="
                + fromNs + "&timestamp.lte=" + toNs + "&order=asc&sort=timestamp&limit=" + PAGE_ROWS;
        Fetch fetch = new Fetch(instrument, listener);
        PageEnd end = client.readAll(path, page -> fetch.delayed |= page.isDelayed(), fetch::take);
        return new TradeFetch(fetch.prints, fetch.records, fetch.badRows, fetch.lastSipNs, end, fetch.delayed);
    }

    /** The counts of one fetch. */
    private final class Fetch {
        private final TradeRow row = new TradeRow();
        private final Instrument instrument;
        private final TradeListener listener;
        private final Map<EventFault, Long> badRows = new EnumMap<>(EventFault.class);
        private long prints;
        private long records;
        private long lastSipNs = Missing.LONG;
        private boolean delayed;

        Fetch(Instrument instrument, TradeListener listener) {
            this.instrument = instrument;
            this.listener = listener;
        }

        void take(JsonParser parser) throws IOException {
            EventFault fault = row.read(parser);
            Trade trade = row.trade();
            if (row.isRecord()) {
                records++;
            } else if (fault != null) {
                badRows.merge(fault, 1L, Long::sum);
                return;
            } else {
                prints++;
                trade.instrument = instrument.id();
                trade.receiveNs = epochNs.getAsLong();
                listener.onTrade(trade);
            }
            lastSipNs = Math.max(lastSipNs, trade.sipNs);
        }
    }
}
