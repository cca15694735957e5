package io.ringtape.engine;

import io.ringtape.feature.FeatureSettings;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.TradingSession;
import io.ringtape.order.SimulationSettings;
import io.ringtape.risk.RiskSettings;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupSettings;
import io.ringtape.setup.SignalSettings;
import java.util.List;

/**
 * Everything an engine depends on beside its events.
 *
 * @param session hours of the trading date
 * @param midnightNs midnight in New York of the trading date, epoch nanoseconds
 * @param instruments in the order of their ids
 * @param conditions which prints count for what
 * @param features of the features
 * @param policies session policies in the order of their windows
 * @param signals guards of every signal
 * @param setups of each setup
 * @param risk limits
 * @param shadows how signals are followed
 * @param simulation of the simulated exchange; a followed signal is charged its fees
 * @param stateHashEvery causes between two state hashes, above 0
 * @param snapshotEveryNs market time between two feature snapshots, above 0
 */
public record EngineSettings(
        TradingSession session,
        long midnightNs,
        List<Instrument> instruments,
        ConditionTable conditions,
        FeatureSettings features,
        List<SessionPolicy> policies,
        SignalSettings signals,
        SetupSettings setups,
        RiskSettings risk,
        ShadowSettings shadows,
        SimulationSettings simulation,
        int stateHashEvery,
        long snapshotEveryNs) {
    public EngineSettings {
        if (stateHashEvery <= 0 || snapshotEveryNs <= 0) {
            throw new IllegalArgumentException("stateHashEvery " + stateHashEvery + " and snapshotEveryNs "
                    + snapshotEveryNs + " must be above 0");
        }
        for (int id = 0; id < instruments.size(); id++) {
            if (instruments.get(id).id() != id) {
                throw new IllegalArgumentException(instruments.get(id) + " must have id " + id);
            }
        }
        instruments = List.copyOf(instruments);
        policies = List.copyOf(policies);
    }
}
