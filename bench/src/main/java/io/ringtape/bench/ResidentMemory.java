package io.ringtape.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Peak resident memory of this process as Linux counts it: heap, code and mapped pages alike. Absent elsewhere. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final String PEAK = "VmHWM:";
    private static final String FORGET_PEAK = "5";

    private ResidentMemory() {}

    /** Begins the peak anew; without the right to, it stays that of the whole process. */
    static void forgetPeak() {
        try {
            Files.writeString(CLEAR, FORGET_PEAK);
        } catch (IOException e) {
            // then the peak is that of the process since its start, which is never too low
        }
    }

    /** Megabytes of 1,024² bytes. */
    static OptionalDouble peakMb() {
        if (!Files.isReadable(STATUS)) {
            return OptionalDouble.empty();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}
