package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.config.ExchangeCalendar;
import io.ringtape.event.Micros;
import io.ringtape.market.TradingSession;
import io.ringtape.synth.SyntheticInstrument;
import io.ringtape.synth.SyntheticSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The market that commands and benchmarks run on, with the minute bars of the twenty sessions before. */
public final class UsualMarket {
    private static final int HISTORY_SESSIONS = 20;
    private static final long SPY_START = 660 * Micros.ONE;
    private static final long QQQ_START = 590 * Micros.ONE;

    private UsualMarket() {}

    /**
     * Returns its settings, with the usual start prices.
     *
     * @throws ConfigurationException when the market is closed on the date
     */
    public static SyntheticSettings settings(
            Configuration configuration, LocalDate date, List<String> symbols, long seed, long events, boolean halts)
            throws ConfigurationException {
        configuration.listing(symbols).engineSettings(date, symbols);
        return settings(configuration.calendar(), date, instruments(symbols, Map.of()), seed, events, halts);
    }

    /**
     * Returns the instruments that {@code symbols} name.
     *
     * @param prices start prices in micro-dollars, by symbol; the others start at the usual price
     */
    static List<SyntheticInstrument> instruments(List<String> symbols, Map<String, Long> prices) {
        return symbols.stream()
                .map(symbol -> switch (symbol) {
                    case "SPY" -> SyntheticInstrument.spy(prices.getOrDefault(symbol, SPY_START));
                    case "QQQ" -> SyntheticInstrument.qqq(prices.getOrDefault(symbol, QQQ_START));
                    default ->
                        SyntheticInstrument.stock(
                                symbol, prices.getOrDefault(symbol, SyntheticInstrument.usualPrice(symbol)));
                })
                .toList();
    }

    /** Returns settings of a market of these instruments on a trading date. */
    static SyntheticSettings settings(
            ExchangeCalendar calendar,
            LocalDate date,
            List<SyntheticInstrument> instruments,
            long seed,
            long events,
            boolean halts) {
        List<TradingSession> history = new ArrayList<>();
        LocalDate day = date;
        for (int i = 0; i < HISTORY_SESSIONS; i++) {
            day = calendar.previousTradingDay(day);
            history.add(calendar.session(day).orElseThrow());
        }
        Collections.reverse(history);
        return new SyntheticSettings(calendar.session(date).orElseThrow(), history, instruments, seed, events, halts);
    }
}
