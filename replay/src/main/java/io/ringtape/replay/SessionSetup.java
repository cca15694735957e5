package io.ringtape.replay;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.engine.Engine;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.RunMode;
import io.ringtape.event.SessionStart;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingDate;
import io.ringtape.market.TradingSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Everything except market data that determines a session's result.
 *
 * @param configuration all settings
 * @param date trading date
 * @param symbols in the order of their instrument ids
 * @param settings of the engine, derived from the other three
 */
public record SessionSetup(Configuration configuration, LocalDate date, List<String> symbols, EngineSettings settings) {
    /** The version of this build, recorded on tapes. */
    public static final String CODE_VERSION = CodeVersion.ofBuild();

    /**
     * Returns the setup for {@code date} and {@code symbols}. Instruments are numbered in the alphabetical order of
     * their symbols, in whatever order they are given, because events and deadlines of one instant are handled by
     * number. A symbol that the configuration does not list gets the usual tick and round lots.
     *
     * @throws ConfigurationException when the market is closed
     */
    public static SessionSetup of(Configuration configuration, LocalDate date, List<String> symbols)
            throws ConfigurationException {
        return ofTape(configuration, date, symbols.stream().sorted().toList());
    }

    /** Returns a setup whose instruments are numbered in the given order, which is that of a tape. */
    static SessionSetup ofTape(Configuration configuration, LocalDate date, List<String> symbols)
            throws ConfigurationException {
        Configuration listing = configuration.listing(symbols);
        return new SessionSetup(listing, date, symbols, listing.engineSettings(date, symbols));
    }

    /**
     * Returns the setup that a tape was written with.
     *
     * @throws ConfigurationException when this version cannot read its configuration
     */
    public static SessionSetup of(SessionStart start) throws ConfigurationException {
        return ofTape(RecordedSettings.of(start), TradingDate.of(start.date), start.symbolList());
    }

    /** Returns the event that opens the tape of a backtest. */
    public SessionStart backtestStart(boolean synthetic) {
        return sessionStart(RunMode.BACKTEST, SessionOrigin.backtest(configuration.digest(), synthetic));
    }

    /** Returns the event that opens the session's tape. */
    public SessionStart sessionStart(RunMode mode, SessionOrigin origin) {
        TradingSession session = settings.session();
        SessionStart start = new SessionStart();
        start.date = session.yyyymmdd();
        start.mode = mode;
        start.symbols.set(String.join(",", symbols));
        start.preOpenNs = session.preOpenNs();
        start.openNs = session.openNs();
        start.closeNs = session.closeNs();
        start.endNs = session.endNs();
        start.configuration.set(configuration.canonicalText());
        start.configurationDigest.set(configuration.digest());
        start.codeVersion.set(CODE_VERSION);
        start.runId.set(date + "-" + mode.name().toLowerCase(Locale.ROOT) + "-" + origin.stamp());
        start.account.set(origin.account());
        start.feed.set(origin.feed());
        start.broker.set(origin.broker());
        start.host.set(origin.host());
        start.synthetic = origin.synthetic();
        return start;
    }

    /** Returns a fresh engine. */
    public Engine engine() {
        return new Engine(settings, opens());
    }

    /** Returns when the regular sessions of earlier dates opened and closed. */
    public SessionOpens opens() {
        return configuration.calendar();
    }
}
