package io.ringtape.replay;

import io.ringtape.config.ConfigurationException;
import io.ringtape.engine.Engine;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.SessionStart;
import io.ringtape.tape.SessionSymbols;
import io.ringtape.tape.TapeDiff;
import io.ringtape.tape.TapeReader;
import io.ringtape.tape.TornTail;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs the causes of a tape through a fresh engine, and compares every transaction byte for byte with the tape, which
 * must be of this engine version; for tapes of another there is {@link DecisionReplay}. The engine is built from the
 * configuration on the tape only.
 */
public final class Replay {
    private static final int PROGRESS_EVERY = 1 << 16;

    /**
     * The result of a replay.
     *
     * @param entries transactions compared
     * @param difference the first one that differs, if any
     * @param checksum of the tape's chain up to there
     * @param tornTail what a killed writer left after the last whole entry
     * @param isComplete whether the tape ended in order
     * @param summary of the session; empty if the tape is
     */
    public record Result(
            long entries,
            Optional<TapeDiff> difference,
            String checksum,
            Optional<TornTail> tornTail,
            boolean isComplete,
            Optional<SessionSummary> summary) {}

    private Replay() {}

    /**
     * Replays the tape in {@code folder}.
     *
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged
     * @throws ConfigurationException when this version cannot read its configuration
     */
    public static Result verify(Path folder, RunProgress progress) throws ConfigurationException {
        try (TapeReader tape = TapeReader.open(folder)) {
            Frame recorded = new Frame();
            if (!tape.next(recorded)) {
                return new Result(
                        0,
                        Optional.empty(),
                        tape.checksum(),
                        tape.tornTail(),
                        tape.manifest().isComplete(),
                        Optional.empty());
            }
            SessionSetup setup = SessionSetup.of(firstOf(recorded));
            Engine engine = setup.engine();
            SessionSymbols symbols = new SessionSymbols(setup.symbols());
            SessionSummary summary =
                    new SessionSummary(setup.settings().instruments().size());
            progress.phase(
                    "replay",
                    "entries",
                    tape.manifest().entries() == 0 ? -1 : tape.manifest().entries());
            Frame replayed = new Frame();
            FrameReader cause = new FrameReader();
            do {
                Optional<TapeDiff> difference = compare(tape, engine, recorded, replayed, cause, symbols);
                if (difference.isPresent()) {
                    return new Result(
                            tape.entry(),
                            difference,
                            tape.checksum(),
                            tape.tornTail(),
                            tape.manifest().isComplete(),
                            Optional.of(summary));
                }
                summary.onTransaction(recorded);
                if (tape.entry() % PROGRESS_EVERY == 0) {
                    progress.at(tape.entry());
                }
            } while (tape.next(recorded));
            return new Result(
                    tape.entry(),
                    Optional.empty(),
                    tape.checksum(),
                    tape.tornTail(),
                    tape.manifest().isComplete(),
                    Optional.of(summary));
        }
    }

    /** Returns the session start that every tape begins with. */
    static SessionStart firstOf(Frame frame) {
        FrameReader reader = new FrameReader().wrap(frame);
        if (!reader.next() || reader.type() != EventType.SESSION_START) {
            throw new IllegalStateException("the tape does not begin with a SessionStart");
        }
        SessionStart start = new SessionStart();
        reader.read(start);
        return start;
    }

    private static Optional<TapeDiff> compare(
            TapeReader tape, Engine engine, Frame recorded, Frame replayed, FrameReader cause, SessionSymbols symbols) {
        cause.wrap(recorded).next();
        replayed.set(recorded.bytes(), 0, cause.length());
        try {
            engine.process(replayed, cause.timeNs());
        } catch (IllegalStateException refusal) {
            TapeDiff recordedOnly = TapeDiff.of(tape.entry() - 1, recorded, null, symbols);
            String why = "refused by the engine: " + refusal.getMessage();
            return Optional.of(new TapeDiff(false, tape.entry() - 1, recordedOnly.first(), why, List.of()));
        }
        boolean equal = Arrays.equals(recorded.bytes(), 0, recorded.length(), replayed.bytes(), 0, replayed.length());
        return equal ? Optional.empty() : Optional.of(TapeDiff.of(tape.entry() - 1, recorded, replayed, symbols));
    }
}
