package io.ringtape.config;

import io.ringtape.engine.ShadowSettings;
import io.ringtape.feature.FeatureSettings;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.risk.RiskSettings;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupSettings;
import io.ringtape.setup.SignalSettings;
import java.util.List;
import java.util.NavigableMap;

/** What a configuration says, as typed values; the components are its keys at the top. */
record Settings(
        List<SessionPolicy> policies,
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
        ExchangeCalendar calendar) {

    /** How often the engine writes what no event asks for. */
    record Pace(int stateHashEvery, long snapshotEveryNs) {}
}
