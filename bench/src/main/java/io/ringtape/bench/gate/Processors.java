package io.ringtape.bench.gate;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the processors of the machine were used up to a moment, as Linux counts it.
 *
 * @param total time of all processors, in ticks
 * @param idle unused part of it, in ticks
 * @param ownNs processor time of this process
 */
public record Processors(long total, long idle, long ownNs) {
    private static final Path STAT = Path.of("/proc/stat");
    private static final double NS_PER_TICK = 1e7;
    private static final double MUCH_OF_OTHERS = 0.1;
    private static final double ENOUGH_IDLE = 0.25;
    private static final int IDLE = 4;
    private static final int WAITING = 5;

    /** Reads the use so far; empty on systems other than Linux. */
    public static Optional<Processors> look() {
        if (!Files.isReadable(STAT)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(STAT)) {
            String all = lines.findFirst().orElse("");
            long ownNs = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
            return parse(all, ownNs);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Parses the first line of {@code /proc/stat}: user, nice, system, idle, waiting for disks, two interrupts, stolen.
     */
    static Optional<Processors> parse(String line, long ownNs) {
        String[] words = line.strip().split(" +");
        if (!words[0].equals("cpu") || words.length <= WAITING) {
            return Optional.empty();
        }
        long total = 0;
        int counted = Math.min(words.length, 9); // later columns are already part of user and nice
        for (int i = 1; i < counted; i++) {
            total += Long.parseLong(words[i]);
        }
        return Optional.of(new Processors(total, Long.parseLong(words[IDLE]) + Long.parseLong(words[WAITING]), ownNs));
    }

    /**
     * Whether other processes or virtual machines used much of the time since {@code earlier}, and little of it was
     * idle.
     */
    public boolean isCrowdedSince(Processors earlier) {
        double all = total - earlier.total;
        if (all <= 0) {
            return false;
        }
        double idleShare = (idle - earlier.idle) / all;
        double ownShare = (ownNs - earlier.ownNs) / NS_PER_TICK / all;
        return 1 - idleShare - ownShare > MUCH_OF_OTHERS && idleShare < ENOUGH_IDLE;
    }
}
