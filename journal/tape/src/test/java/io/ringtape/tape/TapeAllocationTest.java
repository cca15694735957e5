package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtape.event.Frame;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts the bytes of several rounds and requires one round without allocation. */
class TapeAllocationTest {
    private static final int ROUNDS = 10;
    private static final int COUNT = 20_000;

    @TempDir
    Path root;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void allocatesNothingPerAppendAndPerRead() {
        Frame frame = Tapes.quote(3);
        Path folder = root.resolve("t");
        // A single block, so that mapping another one is not counted.
        TapeSettings settings = new TapeSettings(256 << 20, 0, true, 1);
        try (ChronicleTape tape = ChronicleTape.create(folder, Tapes.manifest(), settings)) {
            assertThat(leastOfRounds(() -> tape.append(frame))).isZero();
            tape.complete();
        }
        try (TapeReader reader = TapeReader.open(folder)) {
            assertThat(leastOfRounds(() -> reader.next(frame))).isZero();
            assertThat(reader.entry()).isEqualTo((ROUNDS + 1) * COUNT);
        }
    }

    /** Returns the bytes that the thread allocates in the best of several rounds, after one that does not count. */
    private long leastOfRounds(Runnable call) {
        round(call);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            round(call);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void round(Runnable call) {
        for (int i = 0; i < COUNT; i++) {
            call.run();
        }
    }
}
