package io.ringtape.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads files of Linux with a line {@code KEY: VALUE} for each value. On other systems nothing is found. */
public final class ProcFile {
    private ProcFile() {}

    /** Returns the first value of {@code key}, such as {@code model name} in {@code /proc/cpuinfo}. */
    public static Optional<String> value(String file, String key) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.split(":", 2)[0].strip().equals(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> bytes(String file, String key) {
        return value(file, key).map(value -> Long.parseLong(value.replaceAll("[^0-9]", "")) << 10);
    }

    /** Returns the bytes that a process could still take without swapping; Linux counts its page cache as available. */
    public static Optional<Long> availableBytes() {
        return bytes("/proc/meminfo", "MemAvailable");
    }

    /** Returns the peak resident memory of this process in bytes: heap, code and mapped pages. */
    public static Optional<Long> peakResidentBytes() {
        return bytes("/proc/self/status", "VmHWM");
    }
}
