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
 * Everything an engine depends on beside its events.
 *
 * @param session hours of the trading date
 * @param midnightNs midnight in New York of the trading date, epoch nanoseconds
 * @param instruments in the order of their ids
 * @param conditions which prints count for what
 * @param features of the features
 * @param rules what each instrument is traded by, in the order of their ids
 * @param blackouts times of that date about scheduled news
 * @param risk limits
 * @param shadows how signals are followed
 * @param simulation of the simulated exchange; a followed signal is charged its fees
 * @param stateHashEvery causes between two state hashes, above 0
 * @param snapshotEveryNs market time between two feature snapshots, above 0
 * @param maxSilenceNs time of the regular session without a print or without a quote of an instrument, halts left out,
 *     after which an alert tells of it; above 0
 * @param policies first 8 bytes of the configuration's SHA-256, which every decision bears
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
