package io.ringtape.polygon.rest;

import com.fasterxml.jackson.core.JsonParser;
import io.ringtape.event.OptionQuote;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.stream.EventFault;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Fetches the present state of an underlying's option contracts. For one thread, which may be interrupted. */
public final class OptionSnapshots {
    /** The most that the vendor gives at once. */
    private static final int PAGE_ROWS = 250;

    private final RestClient client;
    private final LongSupplier epochNs;

    /**
     * Fetches by {@code client}.
     *
     * @param epochNs the clock by which quotes are received
     */
    public OptionSnapshots(RestClient client, LongSupplier epochNs) {
        this.client = client;
        this.epochNs = epochNs;
    }

    /**
     * Passes a quote of each contract of {@code underlying} in the window to {@code taker}, with the underlying's id and
     * valid only during the call. What the vendor leaves out is missing.
     *
     * @throws RestException when a page cannot be had; the quotes of the pages before it have been passed
     */
    public OptionFetch fetch(Instrument underlying, OptionWindow window, Consumer<OptionQuote> taker)
            throws IOException, InterruptedException {
        String path = "/v3/snapshot/options/" + URLEncoder.encode(underlying.symbol(), StandardCharsets.UTF_8) + "?"
                + window.query() + "&limit=" + PAGE_ROWS;
        Snapshot snapshot = new Snapshot(underlying, taker);
        PageEnd end = client.readAll(path, page -> snapshot.delayed |= page.isDelayed(), snapshot::take);
        return new OptionFetch(snapshot.quotes, snapshot.badRows, end, snapshot.delayed);
    }

    /** The counts of one fetch. */
    private final class Snapshot {
        private final OptionRow row = new OptionRow();
        private final Instrument underlying;
        private final Consumer<OptionQuote> taker;
        private final Map<EventFault, Long> badRows = new EnumMap<>(EventFault.class);
        private long quotes;
        private boolean delayed;

        Snapshot(Instrument underlying, Consumer<OptionQuote> taker) {
            this.underlying = underlying;
            this.taker = taker;
        }

        void take(JsonParser parser) throws IOException {
            EventFault fault = row.read(parser);
            if (fault != null) {
                badRows.merge(fault, 1L, Long::sum);
                return;
            }
            quotes++;
            OptionQuote quote = row.quote();
            quote.instrument = underlying.id();
            quote.receiveNs = epochNs.getAsLong();
            taker.accept(quote);
        }
    }
}
