package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtape.event.Frame;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeAllocationTest {
    private static final int COUNT = 100_000;

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
            append(tape, frame, COUNT);
            long before = allocated();
            append(tape, frame, COUNT);
            assertThat(allocated() - before).isLessThan(COUNT / 10);
            tape.complete();
        }
        try (TapeReader reader = TapeReader.open(folder)) {
            read(reader, frame, COUNT);
            long before = allocated();
            read(reader, frame, COUNT);
            assertThat(allocated() - before).isLessThan(COUNT / 10);
        }
    }

    private long allocated() {
        return threads.getCurrentThreadAllocatedBytes();
    }

    private static void append(ChronicleTape tape, Frame frame, int count) {
        for (int i = 0; i < count; i++) {
            tape.append(frame);
        }
    }

    private static void read(TapeReader reader, Frame frame, int count) {
        for (int i = 0; i < count; i++) {
            reader.next(frame);
        }
    }
}
