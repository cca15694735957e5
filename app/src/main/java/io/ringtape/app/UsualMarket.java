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

/** The market that commands and benchmarks run on: SPY and QQQ with the minute bars of the twenty sessions before. */
public final class UsualMarket {
    private static final int HISTORY_SESSIONS = 20;
    private static final long SPY_START = 660 * Micros.ONE;
    private static final long QQQ_START = 590 * Micros.ONE;

    private UsualMarket() {}

    /**
     * Returns its settings.
     *
     * @throws ConfigurationException when the market is closed on the date, or a symbol is unknown
     */
    public static SyntheticSettings settings(
            Configuration configuration, LocalDate date, List<String> symbols, long seed, long events, boolean halts)
            throws ConfigurationException {
        List<SyntheticInstrument> instruments = configuration.engineSettings(date, symbols).instruments().stream()
                .map(instrument -> instrument.symbol().equals("QQQ")
                        ? SyntheticInstrument.qqq(QQQ_START)
                        : SyntheticInstrument.spy(SPY_START))
                .toList();
        ExchangeCalendar calendar = configuration.calendar();
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
