package io.ringtape.bench.growth;

import com.sun.management.ThreadMXBean;
import io.ringtape.bench.measure.ResidentMemory;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.subject.ProvedRead;
import io.ringtape.bench.subject.ReplayRun;
import io.ringtape.config.ConfigurationException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The process of {@link LengthGrowth}: warms up on the tape in the folder of its first argument, replays that of its
 * second, and prints {@code length REPLAY_SECONDS READ_SECONDS ALLOCATED_BYTES PEAK_RESIDENT_MB}.
 */
public final class LengthProcess {
    static final String ANSWER = "length ";

    /** How long every process warms up, whatever tape it measures. */
    static final Duration WARM_UP = Duration.ofSeconds(4);

    /** A tape that is shorter than this is measured again until so much is over; the best counts. */
    static final Duration AGAIN_WITHIN = Duration.ofSeconds(2);

    private LengthProcess() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, ConfigurationException {
        ChildProcess.serve(() -> run(arguments));
    }

    private static void run(String[] arguments) {
        best(MeasuredSession.onDisk(Path.of(arguments[0])), WARM_UP);
        Best best = best(MeasuredSession.onDisk(Path.of(arguments[1])), AGAIN_WITHIN);
        ChildProcess.answer(
                ANSWER,
                "%.4f %.4f %d %.0f",
                best.replaySeconds(),
                best.readSeconds(),
                best.allocatedBytes(),
                ResidentMemory.peakMb().orElse(0));
    }

    /** The fastest replay and proved read, and what the last replay allocated. */
    private record Best(double replaySeconds, double readSeconds, long allocatedBytes) {}

    /** Replays and reads again and again for so long, at least once. */
    private static Best best(MeasuredSession session, Duration atLeast) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double replays = 0;
        double reads = 0;
        long allocated;
        Stopwatch watch = new Stopwatch();
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            replays = Math.max(replays, new ReplayRun(session).measure());
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            reads = Math.max(reads, new ProvedRead(session).measure());
        } while (watch.elapsedNs() < atLeast.toNanos());
        long entries = session.manifest().entries();
        return new Best(entries / replays, entries / reads, allocated);
    }
}
