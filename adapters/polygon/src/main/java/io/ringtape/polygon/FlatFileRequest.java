package io.ringtape.polygon;

import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.TradingSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What to read for one trading date.
 *
 * @param trades files of {@code trades_v1}, gzip or plain, in any number
 * @param quotes files of {@code quotes_v1}, gzip or plain, in any number
 * @param instruments whose rows are wanted; each symbol once
 * @param session of the trading date; rows more than a day outside it are bad
 * @param settings the feed's delay and the shares of bad rows and of rows outside the session allowed
 * @param spillFolder where events that do not fit into memory are put while they are sorted; made when needed
 */
public record FlatFileRequest(
        List<Path> trades,
        List<Path> quotes,
        List<Instrument> instruments,
        TradingSession session,
        MarketDataSettings settings,
        Path spillFolder) {
    public FlatFileRequest {
        trades = List.copyOf(trades);
        quotes = List.copyOf(quotes);
        instruments = List.copyOf(instruments);
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(spillFolder, "spillFolder");
    }
}
