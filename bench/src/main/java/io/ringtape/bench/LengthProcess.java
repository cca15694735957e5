package io.ringtape.bench;

import com.sun.management.ThreadMXBean;
import io.ringtape.config.ConfigurationException;
import io.ringtape.event.Frame;
import io.ringtape.replay.Replay;
import io.ringtape.replay.RunProgress;
import io.ringtape.tape.TapeReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The process of {@link LengthGrowth}: replays the tape in the folder of its argument, warm, and prints
 * {@code length ENTRIES REPLAY_SECONDS READ_SECONDS ALLOCATED_BYTES PEAK_RESIDENT_MB}.
 */
public final class LengthProcess {
    static final String ANSWER = "length ";
    private static final long WARM_UP_NS = Duration.ofSeconds(4).toNanos();

    private LengthProcess() {}

    /** Runs it. */
    public static void main(String[] arguments) throws ConfigurationException {
        Path tape = Path.of(arguments[0]);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Stopwatch warmUp = new Stopwatch();
        long entries;
        double seconds;
        long allocated;
        double readSeconds;
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            Stopwatch watch = new Stopwatch();
            Replay.Result result = Replay.verify(tape, RunProgress.NONE);
            seconds = watch.seconds();
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            entries = result.entries();
            if (result.difference().isPresent()) {
                throw new WrongOutputException("replay", "different at entry " + entries, "identical");
            }
            readSeconds = readSeconds(tape);
        } while (warmUp.elapsedNs() < WARM_UP_NS);
        System.out.println(ANSWER
                + String.format(
                        Locale.ROOT,
                        "%d %.4f %.4f %d %.0f",
                        entries,
                        seconds,
                        readSeconds,
                        allocated,
                        ResidentMemory.peakMb().orElse(0)));
        System.exit(0);
    }

    private static double readSeconds(Path folder) {
        Frame frame = new Frame();
        try (TapeReader tape = TapeReader.open(folder)) {
            Stopwatch watch = new Stopwatch();
            while (tape.next(frame)) {
                // the reader proves each entry
            }
            return watch.seconds();
        }
    }
}
