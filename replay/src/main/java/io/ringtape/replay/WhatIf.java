package io.ringtape.replay;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.event.Frame;
import io.ringtape.event.RunMode;
import io.ringtape.event.SessionStart;
import io.ringtape.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;

/** The market of a tape under other settings: what would have been different. Writes no tape. */
public final class WhatIf {
    /**
     * What came of it.
     *
     * @param entries entries of the tape
     * @param checksum of the tape
     * @param recorded what the tape's session came to
     * @param rerun what the session comes to under the other settings
     */
    public record Result(long entries, String checksum, SessionSummary recorded, SessionSummary rerun) {}

    private WhatIf() {}

    /**
     * Runs the tape's market again.
     *
     * @throws ConfigurationException when the settings do not fit the tape's date or symbols
     * @throws IOException when the tape cannot be read
     */
    public static Result run(Path folder, Configuration other, RunProgress progress)
            throws ConfigurationException, IOException {
        SessionSummary recorded;
        SessionStart start;
        long entries;
        String checksum;
        try (TapeReader tape = TapeReader.open(folder)) {
            Frame frame = new Frame();
            if (!tape.next(frame)) {
                throw new IOException("the tape in " + folder + " has no entries to run again");
            }
            start = Replay.firstOf(frame);
            recorded = new SessionSummary(start.symbols.toString().split(",").length);
            do {
                recorded.onTransaction(frame);
            } while (tape.next(frame));
            entries = tape.entry();
            checksum = tape.checksum();
        }
        SessionSetup before = SessionSetup.of(start);
        SessionSetup after = SessionSetup.of(other, before.date(), before.symbols());
        SessionSummary rerun = new SessionSummary(before.symbols().size());
        progress.phase("run again", "events", recorded.trades() + recorded.quotes());
        try (TapeMarketData market = new TapeMarketData(TapeReader.open(folder))) {
            SessionRun run = new SessionRun(after.settings(), after.opens(), other.simulation(), frame -> {}, rerun);
            run.run(after.sessionStart(RunMode.BACKTEST), market, progress);
            run.end(Collections.emptySortedMap());
        }
        return new Result(entries, checksum, recorded, rerun);
    }
}
