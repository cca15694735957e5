package io.ringtape.polygon;

import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.TradingSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The files to read for one trading date.
 *
 * @param trades any number of {@code trades_v1} files, gzip or plain
 * @param quotes any number of {@code quotes_v1} files, gzip or plain
 * @param instruments instruments to read, each symbol once
 * @param session session of the trading date; rows more than a day outside it are bad
 * @param settings the feed's delay, and the allowed shares of bad rows and of rows outside the session
 * @param spillFolder where events that exceed memory are spilled while sorting; created when needed
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
