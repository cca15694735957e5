package io.ringtape.replay;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.config.SettingChange;
import io.ringtape.event.Frame;
import io.ringtape.event.SessionStart;
import io.ringtape.pipeline.TransactionListener;
import io.ringtape.tape.SessionSymbols;
import io.ringtape.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reruns the market of a tape with other settings and compares the result. Writes no tape. */
public final class WhatIf {
    /**
     * The result of a rerun.
     *
     * @param entries entries of the tape
     * @param checksum of the tape
     * @param recorded summary of the session on the tape
     * @param rerun summary of the session with the other settings
     * @param changes what differs between the two
     */
    public record RerunResult(
            long entries, String checksum, SessionSummary recorded, SessionSummary rerun, Changes changes) {}

    /**
     * What differs between a session and its rerun.
     *
     * @param settings the settings that differ
     * @param firstSignal the first signal record that differs, if any
     * @param firstOrder the first order that differs, if any
     */
    public record Changes(
            List<SettingChange> settings, Optional<Difference> firstSignal, Optional<Difference> firstOrder) {}

    /**
     * Two events at the same position of their runs that differ in more than sequence and ids.
     *
     * @param place position among the run's events of that kind, from 1
     * @param recorded as YAML; empty if the tape has no event at that position
     * @param rerun as YAML; empty if the run has none
     */
    public record Difference(int place, String recorded, String rerun) {}

    private WhatIf() {}

    /**
     * Reruns the tape's market.
     *
     * @throws ConfigurationException when the settings do not suit the tape's date or symbols, or differ in one that
     *     acts when market data files are read
     * @throws IOException when the tape cannot be read
     */
    public static RerunResult run(Path folder, Configuration other, RunProgress progress)
            throws ConfigurationException, IOException {
        SessionSummary recorded;
        RunDecisions decided;
        SessionStart start;
        long entries;
        String checksum;
        try (TapeReader tape = TapeReader.open(folder)) {
            Frame frame = new Frame();
            if (!tape.next(frame)) {
                throw new IOException("the tape in " + folder + " has no entries to run again");
            }
            start = Replay.firstOf(frame);
            SessionSymbols symbols = SessionSymbols.of(start);
            recorded = new SessionSummary(symbols.names().size());
            decided = new RunDecisions(symbols);
            do {
                recorded.onTransaction(frame);
                decided.onTransaction(frame);
            } while (tape.next(frame));
            entries = tape.entry();
            checksum = tape.checksum();
        }
        SessionSetup before = SessionSetup.of(start);
        SessionSetup after = SessionSetup.ofTape(other, before.date(), before.symbols());
        before.configuration().requireSameReading(after.configuration());
        SessionSummary rerun = new SessionSummary(before.symbols().size());
        RunDecisions redecided = new RunDecisions(new SessionSymbols(before.symbols()));
        TransactionListener both = frame -> {
            rerun.onTransaction(frame);
            redecided.onTransaction(frame);
        };
        progress.phase("run again", "events", recorded.trades() + recorded.quotes());
        try (TapeMarketData market = new TapeMarketData(TapeReader.open(folder))) {
            SessionRun run = new SessionRun(after.settings(), after.opens(), frame -> {}, both);
            run.run(after.backtestStart(start.synthetic), market, progress);
            run.end(Collections.emptySortedMap());
        }
        return new RerunResult(
                entries,
                checksum,
                recorded,
                rerun,
                new Changes(
                        before.configuration().changesTo(after.configuration()),
                        decided.firstSignal(redecided),
                        decided.firstOrder(redecided)));
    }
}
