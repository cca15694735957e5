package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.process.ChildResult;
import io.ringtape.bench.session.MeasuredSession;
import java.io.IOException;

/**
 * A restart: a process that replays the tape of the session until the engine is ready. Its code is cold, the tape is in
 * the page cache, and its heap must be enough for any tape.
 *
 * @param entries transactions on the tape
 * @param seconds from the start of the process to its end
 * @param replaySeconds the part of them that the replay takes
 * @param peakMb peak resident memory of the process, MB; 0 on systems other than Linux
 * @param warmPerSecond transactions a second of a warm replay
 */
public record Restart(long entries, double seconds, double replaySeconds, double peakMb, double warmPerSecond) {
    /** Heap of the process, MB. */
    public static final int HEAP_MB = 256;

    private static final double TEN_MILLION = 1e7;

    /**
     * Restarts on the tape of {@code session}.
     *
     * @param warmPerSecond transactions a second of a warm replay
     */
    public static Restart measure(MeasuredSession session, double warmPerSecond) throws IOException {
        Stopwatch watch = new Stopwatch();
        ChildResult<ReplayTask.Cold> child = new ChildProcess<>(ReplayTask.class, ReplayTask.Cold.class)
                .heap(HEAP_MB + "m")
                .run(session.tape());
        double seconds = watch.seconds();
        ReplayTask.Cold cold = child.required("restart with a heap of " + HEAP_MB + " MB");
        return new Restart(session.manifest().entries(), seconds, cold.seconds(), cold.peakMb(), warmPerSecond);
    }

    /**
     * Estimates the seconds for ten million transactions: in proportion if the tape is longer; otherwise at the rate of
     * a warm replay for the rest, since the cold start is paid once.
     */
    public double secondsPer10M() {
        return entries >= TEN_MILLION
                ? seconds * TEN_MILLION / entries
                : seconds + (TEN_MILLION - entries) / warmPerSecond;
    }

    /** Returns the share of that estimate that was not measured, from 0 to 1. */
    public double estimatedShare() {
        return Math.max(0, 1 - seconds / secondsPer10M());
    }
}
