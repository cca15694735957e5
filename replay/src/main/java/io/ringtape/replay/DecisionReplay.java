package io.ringtape.replay;

import io.ringtape.config.ConfigurationException;
import io.ringtape.engine.Engine;
import io.ringtape.event.EventType;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.replay.NumberedDecisions.Decision;
import io.ringtape.tape.EventText;
import io.ringtape.tape.SessionSymbols;
import io.ringtape.tape.TapeReader;
import io.ringtape.tape.TornTail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the causes of a tape that another version of the engine wrote, and compares what is decided on each: setup
 * transitions, signals, vetoes, requests, position changes and closed trades, by content. Ids and sequences are not
 * compared, nor are other effects, nor fields that only one of the versions knows.
 */
public final class DecisionReplay {
    /** How many changes are kept with their texts. */
    public static final int MOST_CHANGES = 20;

    private static final int PROGRESS_EVERY = 1 << 16;

    private final TapeReader tape;
    private final Engine engine;
    private final EventText text;
    private final NumberedDecisions recorded = new NumberedDecisions();
    private final NumberedDecisions replayed = new NumberedDecisions();
    private final FrameReader cause = new FrameReader();
    private final FrameWriter writer = new FrameWriter();
    private final ExecutionReport report = new ExecutionReport();
    private final Frame frame = new Frame();
    private final List<Change> changes = new ArrayList<>();
    private long decisions;
    private long changed;

    /**
     * A decision that is not as recorded.
     *
     * @param entry of the tape, from 1
     * @param recorded as YAML; empty when the tape has no such decision there
     * @param replayed as YAML; empty when this version decides nothing there
     */
    public record Change(long entry, String recorded, String replayed) {}

    /**
     * What was compared.
     *
     * @param entries transactions
     * @param decisions on the tape
     * @param changed decisions that are not as recorded
     */
    public record Compared(long entries, long decisions, long changed) {}

    /**
     * What came of it.
     *
     * @param compared how much was compared
     * @param changes the first decisions that are not as recorded, at most {@link #MOST_CHANGES}
     * @param checksum of the tape's chain
     * @param tornTail what a killed writer left behind the last whole entry
     * @param isComplete whether the tape ended in order
     */
    public record Result(
            Compared compared, List<Change> changes, String checksum, Optional<TornTail> tornTail, boolean isComplete) {
        /** Takes a copy of the list. */
        public Result {
            changes = List.copyOf(changes);
        }
    }

    private DecisionReplay(TapeReader tape, SessionSetup setup) {
        this.tape = tape;
        engine = setup.engine();
        text = new EventText(new SessionSymbols(setup.symbols()));
    }

    /**
     * Replays the tape in that folder.
     *
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged
     * @throws ConfigurationException when its configuration cannot be understood by this version
     */
    public static Result compare(Path folder, RunProgress progress) throws ConfigurationException {
        try (TapeReader tape = TapeReader.open(folder)) {
            Frame entry = new Frame();
            if (!tape.next(entry)) {
                return new Result(
                        new Compared(0, 0, 0),
                        List.of(),
                        tape.checksum(),
                        tape.tornTail(),
                        tape.manifest().isComplete());
            }
            DecisionReplay replay = new DecisionReplay(tape, SessionSetup.of(Replay.firstOf(entry)));
            long entries = tape.manifest().entries();
            progress.phase("compare decisions", "events", entries == 0 ? -1 : entries);
            return replay.run(entry, progress);
        }
    }

    private Result run(Frame entry, RunProgress progress) {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = take(entry) && tape.next(entry);
            if (tape.entry() % PROGRESS_EVERY == 0) {
                progress.at(tape.entry());
            }
        }
        return new Result(
                new Compared(tape.entry(), decisions, changed),
                changes,
                tape.checksum(),
                tape.tornTail(),
                tape.manifest().isComplete());
    }

    /** Compares one entry. Returns whether the engine takes its cause; after a refusal nothing can be compared. */
    private boolean take(Frame entry) {
        cause.wrap(entry).next();
        writeCause(entry);
        recorded.take(entry);
        decisions += recorded.decisions().size();
        try {
            engine.process(frame, cause.timeNs());
        } catch (IllegalStateException refusal) {
            change("", "refused by the engine: " + refusal.getMessage() + "\n");
            return false;
        }
        replayed.take(frame);
        compare(recorded.decisions(), replayed.decisions());
        return true;
    }

    /** Copies the cause; a report of the broker names the order by the id that this version gave it. */
    private void writeCause(Frame entry) {
        if (cause.type() == EventType.EXECUTION_REPORT) {
            cause.read(report);
            report.orderId = recorded.orderIn(replayed, report.orderId);
            writer.write(frame, report);
        } else {
            frame.set(entry.bytes(), 0, cause.length());
        }
    }

    private void compare(List<Decision> ones, List<Decision> others) {
        for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
            Decision one = i < ones.size() ? ones.get(i) : null;
            Decision other = i < others.size() ? others.get(i) : null;
            if (one == null || other == null || !one.isSame(other)) {
                change(yaml(one), yaml(other));
            }
        }
    }

    private String yaml(Decision decisionOrNull) {
        return decisionOrNull == null ? "" : text.yaml(decisionOrNull.event());
    }

    private void change(String before, String after) {
        changed++;
        if (changes.size() < MOST_CHANGES) {
            changes.add(new Change(tape.entry(), before, after));
        }
    }
}
