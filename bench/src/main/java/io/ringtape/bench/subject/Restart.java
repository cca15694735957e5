package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.process.ChildResults;
import io.ringtape.bench.session.MeasuredSession;
import java.io.IOException;

/**
 * A restart: a process that replays the session's tape until the engine is ready, timed from its start to its end. Its code
 * is cold, the tape is in the page cache, and the heap is the one that must be enough for any tape.
 *
 * @param entries transactions on the tape
 * @param seconds from the start of the process to its end
 * @param replaySeconds the part of them that is the replay
 * @param peakMb peak resident memory of that process, MB; 0 on systems other than Linux
 * @param warmPerSecond transactions a second of a warm replay
 */
public record Restart(long entries, double seconds, double replaySeconds, double peakMb, double warmPerSecond) {
    /** Heap of that process, MB. */
    public static final int HEAP_MB = 256;

    private static final double TEN_MILLION = 1e7;

    /**
     * Restarts on the session's tape.
     *
     * @param warmPerSecond transactions a second of a warm replay
     */
    public static Restart measure(MeasuredSession session, double warmPerSecond) throws IOException {
        Stopwatch watch = new Stopwatch();
        ChildResults results =
                new ChildProcess(ReplayTask.class).heap(HEAP_MB + "m").run(session.tape());
        double seconds = watch.seconds();
        results.required("restart with a heap of " + HEAP_MB + " MB");
        return new Restart(
                session.manifest().entries(),
                seconds,
                results.number("seconds"),
                results.number("peakMb"),
                warmPerSecond);
    }

    /**
     * Estimates the seconds for ten million transactions: in proportion from a longer tape; from a shorter one with the rate
     * of a warm replay for the rest, since the cold start is paid once.
     */
    public double secondsPer10M() {
        return entries >= TEN_MILLION
                ? seconds * TEN_MILLION / entries
                : seconds + (TEN_MILLION - entries) / warmPerSecond;
    }

    /** The share of that estimate that was not measured, from 0 to 1. */
    public double estimatedShare() {
        return Math.max(0, 1 - seconds / secondsPer10M());
    }
}
