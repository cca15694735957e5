package io.ringtape.replay;

import io.ringtape.config.ConfigurationException;
import io.ringtape.engine.Engine;
import io.ringtape.event.EventType;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.SessionStart;
import io.ringtape.tape.EventText;
import io.ringtape.tape.SessionSymbols;
import io.ringtape.tape.TapeReader;
import io.ringtape.tape.TornTail;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs the causes of a tape that another version of the engine wrote, and compares what is decided on each: setup
 * transitions, signals, vetoes, requests, position changes and closed trades. Each change is passed on as it is found,
 * so memory does not grow with their number. Sequences, other effects and fields that only one of the versions knows
 * are not compared; ids must name the same signals and orders.
 */
public final class DecisionReplay {
    private static final int PROGRESS_EVERY = 1 << 16;

    private final TapeReader tape;
    private final Engine engine;
    private final EventText text;
    private final Consumer<Change> changes;
    private final DecisionReader reader = new DecisionReader();
    private final DecisionComparison comparison =
            new DecisionComparison((before, after) -> change(yaml(before), yaml(after)));
    private final Set<Long> recordedOrders = new HashSet<>();
    private final FrameReader cause = new FrameReader();
    private final FrameWriter writer = new FrameWriter();
    private final ExecutionReport report = new ExecutionReport();
    private final Frame frame = new Frame();
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
     * The result of a comparison.
     *
     * @param compared how much was compared
     * @param checksum of the tape's chain
     * @param tornTail what a killed writer left after the last whole entry
     * @param isComplete whether the tape ended in order
     * @param isSynthetic whether the session's market data are synthetic
     */
    public record ComparisonResult(
            Compared compared, String checksum, Optional<TornTail> tornTail, boolean isComplete, boolean isSynthetic) {}

    private DecisionReplay(TapeReader tape, SessionSetup setup, Consumer<Change> changes) {
        this.tape = tape;
        this.changes = changes;
        engine = setup.engine();
        text = new EventText(new SessionSymbols(setup.symbols()));
    }

    /**
     * Replays the tape in {@code folder}, and passes every change to {@code changes} in the order of the tape.
     *
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged
     * @throws ConfigurationException when this version cannot read its configuration
     */
    public static ComparisonResult compare(Path folder, Consumer<Change> changes, RunProgress progress)
            throws ConfigurationException {
        try (TapeReader tape = TapeReader.open(folder)) {
            Frame entry = new Frame();
            if (!tape.next(entry)) {
                return new ComparisonResult(
                        new Compared(0, 0, 0),
                        tape.checksum(),
                        tape.tornTail(),
                        tape.manifest().isComplete(),
                        tape.manifest().session().synthetic());
            }
            SessionStart start = Replay.firstOf(entry);
            DecisionReplay replay = new DecisionReplay(tape, SessionSetup.of(start), changes);
            long entries = tape.manifest().entries();
            progress.phase("compare decisions", "entries", entries == 0 ? -1 : entries);
            return replay.run(entry, start.synthetic, progress);
        }
    }

    private ComparisonResult run(Frame entry, boolean synthetic, RunProgress progress) {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = take(entry) && tape.next(entry);
            if (tape.entry() % PROGRESS_EVERY == 0) {
                progress.at(tape.entry());
            }
        }
        return new ComparisonResult(
                new Compared(tape.entry(), decisions, changed),
                tape.checksum(),
                tape.tornTail(),
                tape.manifest().isComplete(),
                synthetic);
    }

    /** Compares one entry. Returns whether the engine takes its cause; after a refusal nothing can be compared. */
    private boolean take(Frame entry) {
        cause.wrap(entry).next();
        writeCause(entry);
        List<Decision> recorded = reader.of(entry);
        recorded.forEach(this::note);
        decisions += recorded.size();
        try {
            engine.process(frame, cause.timeNs());
        } catch (IllegalStateException refusal) {
            change("", "refused by the engine: " + refusal.getMessage() + "\n");
            return false;
        }
        comparison.compare(recorded, reader.of(frame));
        return true;
    }

    private void note(Decision decision) {
        if (decision.event().type() == EventType.ORDER_REQUEST) {
            recordedOrders.add(decision.orderId());
        }
    }

    /** Copies the cause; a report of the broker names the order by the id that this version gave it. */
    private void writeCause(Frame entry) {
        if (cause.type() == EventType.EXECUTION_REPORT) {
            cause.read(report);
            report.orderId = replayedOrder(report.orderId);
            writer.write(frame, report);
        } else {
            frame.set(entry.bytes(), 0, cause.length());
        }
    }

    /** Returns an id that no order has for an order that only the tape has, because its id may be another's here. */
    private long replayedOrder(long orderId) {
        Long paired = comparison.ids().replayedOrNull(orderId);
        if (paired != null) {
            return paired;
        }
        return recordedOrders.contains(orderId) ? -orderId : orderId;
    }

    private String yaml(Decision decisionOrNull) {
        return decisionOrNull == null ? "" : text.yaml(decisionOrNull.event());
    }

    private void change(String before, String after) {
        changed++;
        changes.accept(new Change(tape.entry(), before, after));
    }
}
