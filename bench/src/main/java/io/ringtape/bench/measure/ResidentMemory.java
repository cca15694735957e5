package io.ringtape.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Peak resident memory of this process as Linux counts it: heap, code and mapped pages alike. Absent elsewhere. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private ResidentMemory() {}

    /** Megabytes of 1,024² bytes. */
    public static OptionalDouble peakMb() {
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
