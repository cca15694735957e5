package io.ringtape.polygon.live;

import io.ringtape.event.Trade;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.rest.PageEnd;
import io.ringtape.polygon.rest.RestAccess;
import io.ringtape.polygon.rest.RestClient;
import io.ringtape.polygon.rest.RestException;
import io.ringtape.polygon.rest.RestFailure;
import io.ringtape.polygon.rest.RestTiming;
import io.ringtape.polygon.rest.TradeFetch;
import io.ringtape.polygon.rest.TradeHistory;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The vendor's history of prints, by REST. */
final class RestHistory implements PrintHistory {
    private final TradeHistory trades;

    private RestHistory(TradeHistory trades) {
        this.trades = trades;
    }

    /** @param clock the session's present instant, at which prints count as received */
    static RestHistory of(FeedSettings settings, String key, LongSupplier clock) {
        RestAccess access = new RestAccess(URI.create(settings.hosts().restUrl()), key);
        return new RestHistory(new TradeHistory(new RestClient(access, RestTiming.USUAL), clock));
    }

    @Override
    public long read(Instrument instrument, long fromNs, long toNs, Consumer<Trade> taker)
            throws IOException, InterruptedException {
        try {
            TradeFetch fetch = trades.fetch(instrument, fromNs, toNs, taker::accept);
            if (fetch.end() == PageEnd.REPEATED_PAGE) {
                throw new IOException("the vendor's pages repeat, so that prints may be missing");
            }
            return fetch.lastSipNs();
        } catch (RestException e) {
            if (e.failure() == RestFailure.REFUSED) {
                throw new FeedRefusedException(e.getMessage());
            }
            throw e;
        }
    }
}
