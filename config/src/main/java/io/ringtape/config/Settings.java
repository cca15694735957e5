package io.ringtape.config;

import io.ringtape.engine.ShadowSettings;
import io.ringtape.feature.FeatureSettings;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.risk.RiskSettings;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupSettings;
import io.ringtape.setup.SignalSettings;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** What a configuration says, as typed values; the components are its keys at the top. */
record Settings(
        List<SessionPolicy> policies,
        List<ListedBlackout> blackouts,
        SignalSettings signals,
        SetupSettings setups,
        FeatureSettings features,
        RiskSettings risk,
        ShadowSettings shadows,
        MarketDataSettings marketData,
        SimulationRules simulation,
        Pace pace,
        ConditionTable conditions,
        NavigableMap<String, ListedInstrument> instruments,
        ExchangeCalendar calendar,
        Map<String, InstrumentRules> symbols) {

    /** How often the engine writes what no event asks for. */
    record Pace(int stateHashEvery, long snapshotEveryNs) {}

    /** These settings with rules of their own for some symbols. */
    Settings with(Map<String, InstrumentRules> ownRules) {
        return new Settings(
                policies,
                blackouts,
                signals,
                setups,
                features,
                risk,
                shadows,
                marketData,
                simulation,
                pace,
                conditions,
                instruments,
                calendar,
                ownRules);
    }

    /** What a symbol is traded by. */
    InstrumentRules rules(String symbol) {
        InstrumentRules own = symbols.get(symbol);
        return own == null ? new InstrumentRules(policies, signals, setups) : own;
    }
}
