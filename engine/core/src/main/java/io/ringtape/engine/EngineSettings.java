package io.ringtape.engine;

import io.ringtape.feature.FeatureSettings;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.TradingSession;
import io.ringtape.order.SimulationSettings;
import io.ringtape.risk.RiskSettings;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;
import io.ringtape.setup.Blackout;
import io.ringtape.setup.InstrumentRules;
import java.util.List;

/**
 * Everything except events that determines an engine's decisions.
 *
 * @param day the trading date
 * @param traded what is traded, and by which rules
 * @param market how market data are interpreted
 * @param trades how much is risked, and the charges of a trade
 * @param pace how often the engine writes periodic events
 * @param policies first 8 bytes of the configuration's SHA-256, set on every decision
 */
public record EngineSettings(
        Day day, Traded traded, MarketReading market, TradeRules trades, Pace pace, long policies) {

    /**
     * The trading date.
     *
     * @param session its hours
     * @param midnightNs its midnight in New York, epoch nanoseconds
     * @param blackouts its times around scheduled news
     */
    public record Day(TradingSession session, long midnightNs, List<Blackout> blackouts) {
        public Day {
            blackouts = List.copyOf(blackouts);
        }
    }

    /**
     * What is traded.
     *
     * @param instruments in the order of their ids
     * @param rules of each of them, in the same order
     */
    public record Traded(List<Instrument> instruments, List<InstrumentRules> rules) {
        public Traded {
            for (int id = 0; id < instruments.size(); id++) {
                if (instruments.get(id).id() != id) {
                    throw new IllegalArgumentException(instruments.get(id) + " must have id " + id);
                }
            }
            if (rules.size() != instruments.size()) {
                throw new IllegalArgumentException(
                        instruments.size() + " instruments need as many rules, not " + rules.size());
            }
            instruments = List.copyOf(instruments);
            rules = List.copyOf(rules);
        }
    }

    /**
     * How the market is read.
     *
     * @param conditions which prints count for what
     * @param features of the features
     * @param maxSilenceNs time of the regular session without a print or without a quote of an instrument, halts left
     *     out, after which an alert says so
     */
    public record MarketReading(ConditionTable conditions, FeatureSettings features, long maxSilenceNs) {}

    /**
     * How much is risked, and what a trade is charged.
     *
     * @param risk limits
     * @param shadows how signals are followed
     * @param simulation of the simulated exchange; its fees also apply to followed signals
     */
    public record TradeRules(RiskSettings risk, ShadowSettings shadows, SimulationSettings simulation) {}

    /** How often the engine writes what no event asks for. */
    public record Pace(
            @Setting("Number of cause events between two state hashes.") @Range(min = 1, max = Range.BILLION)
            int stateHashEvery,

            @Setting("Market time between two feature snapshots.")
            @Range(min = 0.001, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
            long snapshotEveryNs) {}

    /** Returns the same settings with other instruments and rules. */
    public EngineSettings with(Traded others) {
        return new EngineSettings(day, others, market, trades, pace, policies);
    }

    /** Returns the hours of the trading date. */
    public TradingSession session() {
        return day.session();
    }

    /** Returns midnight in New York of the trading date, epoch nanoseconds. */
    public long midnightNs() {
        return day.midnightNs();
    }

    /** Returns the instruments in the order of their ids. */
    public List<Instrument> instruments() {
        return traded.instruments();
    }

    /** Returns the rules of each instrument, in the order of their ids. */
    public List<InstrumentRules> rules() {
        return traded.rules();
    }

    /** Returns what prints count for. */
    public ConditionTable conditions() {
        return market.conditions();
    }

    /** Returns the settings of the features. */
    public FeatureSettings features() {
        return market.features();
    }

    /** Returns the limits. */
    public RiskSettings risk() {
        return trades.risk();
    }

    /** Returns the simulated exchange's world on the trading date. */
    public SimulationSettings simulation() {
        return trades.simulation();
    }
}
