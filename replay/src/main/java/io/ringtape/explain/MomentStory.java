package io.ringtape.explain;

import io.ringtape.config.ConfigurationException;
import io.ringtape.event.BrokerStatus;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.RiskState;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.TradeTransition;
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.TapeWalk;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The state of a symbol at one moment of a tape.
 *
 * @param firstNs engine time of the tape's first trade, quote or beat; missing if it has none
 * @param lastNs engine time of the last event read; the tape's end if that is before the moment
 * @param machines the machine of each setup, in catalogue order; empty if the tape has no session start
 * @param trip the last change of stage of the symbol's round trip; null before the first
 * @param features the last snapshot, or null before the first
 * @param day what holds for all symbols
 */
public record MomentStory(
        long firstNs,
        long lastNs,
        List<MachineStanding> machines,
        TapeEvent<TradeTransition> trip,
        TapeEvent<FeatureSnapshot> features,
        Day day) {
    /**
     * What holds for all symbols.
     *
     * @param risk the day's risk as last recorded, or null before that
     * @param broker what the broker last said of itself, or null if it said nothing
     */
    public record Day(TapeEvent<RiskState> risk, TapeEvent<BrokerStatus> broker) {}

    /**
     * The state of one machine.
     *
     * @param setup the machine's setup
     * @param side the side it would trade
     * @param state its state
     * @param waitsFor what has to happen before its next transition
     * @param last its last transitions, oldest first
     * @param signal its last signal with its last status, or null before the first
     */
    public record MachineStanding(
            Setup setup,
            Side side,
            SetupState state,
            String waitsFor,
            List<TapeEvent<SetupTransition>> last,
            TapeEvent<Signal> signal) {}

    public MomentStory {
        machines = List.copyOf(machines);
    }

    /** Returns the id of the symbol's last signal up to the moment, if any. */
    public OptionalLong lastSignal() {
        return machines.stream()
                .map(MachineStanding::signal)
                .filter(Objects::nonNull)
                .mapToLong(signal -> signal.event().signalId)
                .max();
    }

    /**
     * Reads the tape in {@code folder} up to and including {@code timeNs} of engine time.
     *
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged before that point
     * @throws ConfigurationException when this version cannot read its configuration
     */
    public static MomentStory of(Path folder, int instrument, long timeNs, RunProgress progress)
            throws ConfigurationException {
        MomentSearch search = new MomentSearch(instrument, timeNs);
        TapeWalk.of(folder, search, progress);
        return search.story();
    }
}
