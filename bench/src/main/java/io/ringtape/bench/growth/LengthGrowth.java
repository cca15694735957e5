package io.ringtape.bench.growth;

import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.subject.Restart;
import io.ringtape.replay.RunProgress;
import io.ringtape.tape.TapeManifest;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Time and memory of a replay against the length of the tape. Each session has ten times the events of the one before,
 * and is replayed in a process of its own with the same heap. Sessions for which the disk has no room are skipped.
 */
public final class LengthGrowth {
    /** Events of the shortest tape. */
    public static final long SHORTEST = 100_000;

    private static final long FACTOR = 10;
    private static final long KEPT_UP_TO = 1_000_000;
    private static final long DISK_BYTES_AN_EVENT = 200;
    private static final String HEAP = Restart.HEAP_MB + "m";
    private static final double MEGABYTE = 1 << 20;

    private final SessionStore store;
    private final WorkFolder work;
    private final long seed;
    private final RunProgress progress;
    private final GrowthResult result = new GrowthResult(
            GrowthTopic.LENGTH,
            "events",
            "transactions",
            "tape MiB",
            "replay s",
            "replay ns a transaction",
            "cold restart s",
            "proved read ns a transaction",
            "allocated MiB",
            "peak resident MiB");

    LengthGrowth(SessionStore store, WorkFolder work, long seed, RunProgress progress) {
        this.store = store;
        this.work = work;
        this.seed = seed;
        this.progress = progress;
        result.table()
                .note("Each in a process of its own with a heap of " + HEAP
                        + ". Replay and proved read: after " + LengthTask.WARM_UP.toSeconds()
                        + " s of replays of the shortest tape to warm up, the best of those that "
                        + LengthTask.AGAIN_WITHIN.toSeconds() + " s have room for, at least one.");
        result.table()
                .note(
                        "Cold restart: one replay in a process that does nothing else, from the start of its virtual machine to"
                                + " its end.");
    }

    GrowthResult measure(long longest) throws IOException {
        for (long events = SHORTEST; events <= longest; events *= FACTOR) {
            measureOne(events);
        }
        return result;
    }

    private void measureOne(long events) throws IOException {
        long needed = events * DISK_BYTES_AN_EVENT;
        if (!work.hasRoom(needed)) {
            result.skip(Numbers.of((double) events), "needs " + (needed >> 30) + " GiB of disk, and more to keep free");
            return;
        }
        SessionRecipe recipe = new SessionRecipe(seed, events);
        Path tape = store.tape(recipe);
        try {
            progress.phase("replay of " + events, "processes", -1);
            replay(events, tape);
        } finally {
            if (events > KEPT_UP_TO) {
                WorkFolder.remove(work.place(recipe.key()));
            }
        }
    }

    private void replay(long events, Path tape) throws IOException {
        Path shortest = store.tape(new SessionRecipe(seed, SHORTEST));
        LengthTask.Warm warm = new ChildProcess<>(LengthTask.class, LengthTask.Warm.class)
                .heap(HEAP)
                .run(shortest, tape)
                .required("replay of " + events + " events");
        double entries = TapeManifest.read(tape).entries();
        double restart = Restart.measure(MeasuredSession.onDisk(tape), entries / warm.replaySeconds())
                .seconds();
        result.table()
                .row(
                        Numbers.of((double) events),
                        Numbers.of(entries),
                        Numbers.of(MeasuredSession.dataBytes(tape) / MEGABYTE),
                        Numbers.of(warm.replaySeconds()),
                        Numbers.of(warm.replaySeconds() * 1e9 / entries),
                        Numbers.of(restart),
                        Numbers.of(warm.readSeconds() * 1e9 / entries),
                        Numbers.of(warm.allocatedBytes() / MEGABYTE),
                        Long.toString(warm.peakMb()));
        result.point("replay", entries, warm.replaySeconds());
        result.point("cold restart", entries, restart);
        result.point("proved read", entries, warm.readSeconds());
    }
}
