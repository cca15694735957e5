package io.ringtape.config;

import io.ringtape.engine.EngineSettings;
import io.ringtape.engine.ShadowSettings;
import io.ringtape.feature.FeatureSettings;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.order.BrokerSettings;
import io.ringtape.risk.RiskSettings;
import io.ringtape.setting.Checked;
import io.ringtape.setting.IfAbsent;
import io.ringtape.setting.LaidOver;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Setting;
import io.ringtape.setting.Word;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupSettings;
import io.ringtape.setup.SignalSettings;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** What a configuration says, as typed values. */
record Settings(
        Entries entries,
        Decisions decisions,
        Market market,
        References references,

        @Setting("Overrides of session_policies, signals and setups for single symbols, for example QQQ:"
                + " {signals: {maxSpreadTicks: 3}, setups: {vwapReclaim: {chaseAtr: 0.5}}}.")
        @LaidOver(keysOf = "instruments")
        @Word(pattern = ".*", wanted = "a symbol")
        Map<String, InstrumentRules> symbols)
        implements Checked {

    /** When entries may be made, and on which signals. */
    record Entries(
            @Setting(
                    value = "Windows of the regular session in which entries are allowed, with their conditions; a"
                            + " signal outside every window is recorded but blocked.",
                    key = "session_policies")
            @Word(
                    pattern = "[A-Z][A-Z0-9_]{0,15}",
                    wanted = "a session's name: at most 16 capitals, digits and underscores")
            List<SessionPolicy> policies,

            @Setting("Times around scheduled news in which no entry is made.")
            BlackoutSettings blackouts,

            @Setting("Filters that every signal must pass, whatever its setup.")
            SignalSettings signals,

            @Setting("Thresholds of each setup.") SetupSettings setups)
            implements Checked {
        @Override
        public void check(Objections objections) {
            SessionPolicy.checkWindows(policies, objections);
        }
    }

    /** How the engine computes, limits and follows. */
    record Decisions(
            @Setting("How features are computed from the market data.")
            FeatureSettings features,

            @Setting("Risk limits of every entry; a limit of 0 means zero, and docs/risk.md lists the rules"
                    + " that check each limit.")
            RiskSettings risk,

            @Setting("How signals, including blocked ones, are followed to their outcome without orders; the"
                    + " fees are those of simulation.")
            ShadowSettings shadows) {}

    /** Where the events come from, and how often the engine writes of itself. */
    record Market(
            @Setting("How recorded market data become events.")
            MarketDataSettings marketData,

            @Setting("How a live feed reaches its vendor, watches the stream, and fills what is missing.")
            @IfAbsent(FeedSettings.USUAL)
            FeedSettings feed,

            @Setting("How a live broker is reached, watched, and kept from leaving shares without a stop.")
            @IfAbsent(BrokerSettings.USUAL)
            BrokerSettings broker,

            @Setting("The simulated exchange; docs/simulation.md explains the assumption behind each key.")
            SimulationRules simulation,

            @Setting("How often the engine writes its periodic events.")
            EngineSettings.Pace engine) {}

    /** Facts about the exchanges. */
    record References(
            @Setting("What prints and quotes count for under each condition of the vendor.")
            ConditionSettings conditions,

            @Setting("Facts about instruments; one that is not listed, or with an empty mapping, has"
                    + " a tick of 0.01 and round lots of 100 shares, and of 1 from 2025-11-03 on.")
            @Word(pattern = Word.SYMBOL, wanted = Word.SYMBOL_WANTED)
            NavigableMap<String, ListedInstrument> instruments,

            @Setting("Days on which the exchanges close, or close early, beyond the holidays that follow a rule.")
            CalendarSettings calendar) {}

    @Override
    public void check(Objections objections) {
        objections.require(
                decisions.features().barCloseDelayNs() >= market.marketData().feedDelayNs(),
                "features.barCloseDelayNs",
                "at least {marketData.feedDelayNs}, or late prints would miss their bars");
    }

    /** Returns the rules by which a symbol is traded. */
    InstrumentRules rules(String symbol) {
        InstrumentRules own = symbols.get(symbol);
        return own == null ? new InstrumentRules(entries.policies(), entries.signals(), entries.setups()) : own;
    }
}
