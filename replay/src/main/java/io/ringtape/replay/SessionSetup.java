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

/**
 * Everything that a session's outcome depends on beside its market data.
 *
 * @param configuration all settings
 * @param date trading date
 * @param symbols in the order of their instrument ids
 * @param settings of the engine, from the other three
 */
public record SessionSetup(Configuration configuration, LocalDate date, List<String> symbols, EngineSettings settings) {
    /** The version of this build, which goes onto tapes. */
    public static final String CODE_VERSION = CodeVersion.ofBuild();

    /**
     * The setup of that date and those symbols.
     *
     * @throws ConfigurationException when the market is closed, or a symbol is not known
     */
    public static SessionSetup of(Configuration configuration, LocalDate date, List<String> symbols)
            throws ConfigurationException {
        return new SessionSetup(configuration, date, symbols, configuration.engineSettings(date, symbols));
    }

    /**
     * The setup that a tape was written with.
     *
     * @throws ConfigurationException when this version cannot understand its configuration
     */
    public static SessionSetup of(SessionStart start) throws ConfigurationException {
        Configuration configuration = Configuration.parse(start.configuration.toString(), "the tape's configuration");
        return of(configuration, TradingDate.of(start.date), start.symbolList());
    }

    /** The event that opens the session's tape. */
    public SessionStart sessionStart(RunMode mode) {
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
        return start;
    }

    /** A fresh engine. */
    public Engine engine() {
        return new Engine(settings, opens());
    }

    /** When the regular sessions of earlier dates began and ended. */
    public SessionOpens opens() {
        return configuration.calendar();
    }
}
