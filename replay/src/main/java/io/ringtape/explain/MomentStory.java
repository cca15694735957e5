package io.ringtape.explain;

import io.ringtape.config.ConfigurationException;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.RiskState;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.TapeWalk;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How a symbol stood at one moment of a tape.
 *
 * @param firstNs engine time of the tape's first trade, quote or beat; missing when it has none
 * @param lastNs engine time of the last event that was read: the tape's end when it lies before the moment
 * @param machines each setup's machine, in the order in which they are asked; empty when the tape has no session start
 * @param features the last snapshot; null when there was none yet
 * @param risk the day's risk as it was last written; null when it was not yet
 */
public record MomentStory(
        long firstNs,
        long lastNs,
        List<Machine> machines,
        TapeEvent<FeatureSnapshot> features,
        TapeEvent<RiskState> risk) {
    /**
     * One machine.
     *
     * @param setup which setup
     * @param side which side it would trade
     * @param state where it stands
     * @param waitsFor what has to happen before it moves on
     * @param last its last transitions, oldest first
     * @param signal its last signal as it was last told of; null when it made none yet
     */
    public record Machine(
            Setup setup,
            Side side,
            SetupState state,
            String waitsFor,
            List<TapeEvent<SetupTransition>> last,
            TapeEvent<Signal> signal) {}

    /** Takes a copy of the list. */
    public MomentStory {
        machines = List.copyOf(machines);
    }

    /** The symbol's last signal up to the moment; empty when there was none. */
    public OptionalLong lastSignal() {
        return machines.stream()
                .map(Machine::signal)
                .filter(Objects::nonNull)
                .mapToLong(signal -> signal.event().signalId)
                .max();
    }

    /**
     * Reads the tape in that folder up to that engine time, events of that time included.
     *
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged up to there
     * @throws ConfigurationException when its configuration cannot be understood by this version
     */
    public static MomentStory of(Path folder, int instrument, long timeNs, RunProgress progress)
            throws ConfigurationException {
        MomentSearch search = new MomentSearch(instrument, timeNs);
        TapeWalk.of(folder, search, progress);
        return search.story();
    }
}
