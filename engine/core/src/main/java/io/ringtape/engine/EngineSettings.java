package io.ringtape.engine;

import io.ringtape.feature.FeatureSettings;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.TradingSession;
import io.ringtape.order.SimulationSettings;
import io.ringtape.risk.RiskSettings;
import io.ringtape.setup.Blackout;
import io.ringtape.setup.InstrumentRules;
import java.util.List;

/**
 * Everything except events that determines an engine's decisions.
 *
 * @param session hours of the trading date
 * @param midnightNs midnight in New York of the trading date, epoch nanoseconds
 * @param instruments in the order of their ids
 * @param conditions what prints count for
 * @param features of the features
 * @param rules of each instrument, in the order of their ids
 * @param blackouts times of the date around scheduled news
 * @param risk limits
 * @param shadows how signals are followed
 * @param simulation of the simulated exchange, whose fees also apply to followed signals
 * @param stateHashEvery causes between two state hashes, above 0
 * @param snapshotEveryNs market time between two feature snapshots, above 0
 * @param maxSilenceNs time of the regular session, without halts, that an instrument may go without a print or without
 *     a quote before an alert; above 0
 * @param policies first 8 bytes of the configuration's SHA-256, set on every decision
 */
public record EngineSettings(
        TradingSession session,
        long midnightNs,
        List<Instrument> instruments,
        ConditionTable conditions,
        FeatureSettings features,
        List<InstrumentRules> rules,
        List<Blackout> blackouts,
        RiskSettings risk,
        ShadowSettings shadows,
        SimulationSettings simulation,
        int stateHashEvery,
        long snapshotEveryNs,
        long maxSilenceNs,
        long policies) {
    public EngineSettings {
        if (stateHashEvery <= 0 || snapshotEveryNs <= 0 || maxSilenceNs <= 0) {
            throw new IllegalArgumentException("stateHashEvery " + stateHashEvery + ", snapshotEveryNs "
                    + snapshotEveryNs + " and maxSilenceNs " + maxSilenceNs + " must be above 0");
        }
        for (int id = 0; id < instruments.size(); id++) {
            if (instruments.get(id).id() != id) {
                throw new IllegalArgumentException(instruments.get(id) + " must have id " + id);
            }
        }
        instruments = List.copyOf(instruments);
        if (rules.size() != instruments.size()) {
            throw new IllegalArgumentException(
                    instruments.size() + " instruments need as many rules, not " + rules.size());
        }
        rules = List.copyOf(rules);
        blackouts = List.copyOf(blackouts);
    }
}
