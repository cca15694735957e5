package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.session.MeasuredSession;
import java.io.IOException;
import java.util.List;

/**
 * A restart: a process of its own that replays the session's tape into a ready engine, from its start to its end, its code
 * cold and the tape's pages still in the page cache, with the heap that must do for any tape.
 *
 * @param entries transactions on the tape
 * @param seconds from the start of the process to its end
 * @param replaySeconds of them, the replay
 * @param peakMb resident memory of that process; 0 elsewhere than on Linux
 * @param warmPerSecond transactions a second of a warm replay
 */
public record Restart(long entries, double seconds, double replaySeconds, double peakMb, double warmPerSecond) {
    /** Heap of that process. */
    public static final int HEAP_MB = 256;

    private static final double TEN_MILLION = 1e7;

    /** Restarts on that session, which a warm replay takes at so many transactions a second. */
    public static Restart measure(MeasuredSession session, double warmPerSecond) throws IOException {
        ChildProcess process = new ChildProcess(
                RestartProcess.class, flag -> !flag.startsWith("-Xm"), List.of("-Xmx" + HEAP_MB + "m"));
        Stopwatch watch = new Stopwatch();
        ChildProcess.Ended ended = process.ask(List.of(session.tape().toString()), RestartProcess.ANSWER);
        double seconds = watch.seconds();
        String[] words = ended.words("restart with a heap of " + HEAP_MB + " MB");
        return new Restart(
                session.manifest().entries(),
                seconds,
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                warmPerSecond);
    }

    /**
     * Seconds for ten million transactions, estimated: a longer tape in proportion, a shorter one drawn out at the rate of a
     * warm replay, for what is cold is paid once.
     */
    public double secondsPer10M() {
        return entries >= TEN_MILLION
                ? seconds * TEN_MILLION / entries
                : seconds + (TEN_MILLION - entries) / warmPerSecond;
    }

    /** Part of that estimate that is arithmetic and no measurement, from 0 to 1. */
    public double estimatedShare() {
        return Math.max(0, 1 - seconds / secondsPer10M());
    }
}
