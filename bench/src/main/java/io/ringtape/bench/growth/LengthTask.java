package io.ringtape.bench.growth;

import com.sun.management.ThreadMXBean;
import io.ringtape.bench.measure.ProcFile;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.process.ChildTask;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.subject.SessionRuns;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/** Warms up on the tape in the folder of its first argument, then replays and reads the one in that of its second. */
public final class LengthTask implements ChildTask<LengthTask.Warm> {
    /** How long each process warms up, whatever tape it measures. */
    static final Duration WARM_UP = Duration.ofSeconds(4);

    /** A tape is measured again and again within this time; the best pass counts. */
    static final Duration AGAIN_WITHIN = Duration.ofSeconds(2);

    /**
     * Figures of a warm process.
     *
     * @param replaySeconds of the fastest replay
     * @param readSeconds of the fastest proved read
     * @param allocatedBytes of the last replay
     * @param peakMb peak resident memory, MiB; 0 on systems other than Linux
     */
    record Warm(double replaySeconds, double readSeconds, long allocatedBytes, long peakMb) {}

    @Override
    public Warm run(List<String> arguments, LongConsumer progress) {
        passes(MeasuredSession.onDisk(Path.of(arguments.get(0))), WARM_UP);
        return passes(MeasuredSession.onDisk(Path.of(arguments.get(1))), AGAIN_WITHIN);
    }

    /** Replays and reads for {@code time}, at least once. */
    private static Warm passes(MeasuredSession session, Duration time) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double replays = 0;
        double reads = 0;
        long allocated;
        Stopwatch watch = new Stopwatch();
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            replays = Math.max(replays, SessionRuns.replay(session));
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            reads = Math.max(reads, SessionRuns.provedRead(session));
        } while (watch.elapsedNs() < time.toNanos());
        long entries = session.manifest().entries();
        return new Warm(
                entries / replays,
                entries / reads,
                allocated,
                ProcFile.peakResidentBytes().orElse(0L) >> 20);
    }
}
