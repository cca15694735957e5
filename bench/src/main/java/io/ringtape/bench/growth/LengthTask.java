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

/**
 * Warms up on the tape in the folder of its first argument and replays that of its second. Results: {@code replaySeconds}
 * and {@code readSeconds} of the fastest pass, {@code allocatedBytes} of the last replay, {@code peakMb} of resident memory.
 */
public final class LengthTask implements ChildTask {
    /** How long every process warms up, whatever tape it measures. */
    static final Duration WARM_UP = Duration.ofSeconds(4);

    /** A tape is measured again and again within this time; the best pass counts. */
    static final Duration AGAIN_WITHIN = Duration.ofSeconds(2);

    @Override
    public void run(List<String> arguments, Results results) {
        best(MeasuredSession.onDisk(Path.of(arguments.get(0))), WARM_UP);
        Best best = best(MeasuredSession.onDisk(Path.of(arguments.get(1))), AGAIN_WITHIN);
        results.put("replaySeconds", best.replaySeconds());
        results.put("readSeconds", best.readSeconds());
        results.put("allocatedBytes", best.allocatedBytes());
        results.put("peakMb", ProcFile.peakResidentBytes().orElse(0L) >> 20);
    }

    /** The fastest replay and proved read, and what the last replay allocated. */
    private record Best(double replaySeconds, double readSeconds, long allocatedBytes) {}

    /** Replays and reads for that time, at least once. */
    private static Best best(MeasuredSession session, Duration time) {
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
        return new Best(entries / replays, entries / reads, allocated);
    }
}
