package io.ringtape.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory that a process could still take without swapping: Linux counts the page cache in, which it gives up when asked;
 * elsewhere it is what lies free.
 */
public final class AvailableMemory {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private AvailableMemory() {}

    /** Of this machine, in bytes. */
    public static long bytes() {
        if (!Files.isReadable(MEMORY)) {
            return free();
        }
        try (Stream<String> lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith(AVAILABLE))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElseGet(AvailableMemory::free);
        } catch (IOException e) {
            return free();
        }
    }

    private static long free() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getFreeMemorySize();
    }
}
