package io.ringtape.bench.report;

import io.ringtape.app.JsonReport;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run was measured on.
 *
 * @param cpu model of the processor
 * @param cores that the virtual machine may use
 * @param kernel operating system and its version
 * @param java virtual machine and its version
 * @param collector garbage collectors
 * @param heapMb largest heap, MB
 * @param flags of the virtual machine
 */
public record Machine(String cpu, int cores, String kernel, String java, String collector, long heapMb, String flags) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This machine and this process. */
    public static Machine here() {
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " "
                        + System.getProperty("os.version").replaceAll("-.*", "") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")),
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(flag -> flag.startsWith("-X"))
                        .collect(Collectors.joining(" ")));
    }

    private static String cpuModel() {
        return cpuInfo("model name")
                .or(() -> cpuInfo("CPU implementer")
                        .flatMap(by -> cpuInfo("CPU part").map(part -> "implementer " + by + " part " + part)))
                .orElse(System.getProperty("os.arch"));
    }

    /** What Linux says of the first processor under that name. */
    private static Optional<String> cpuInfo(String name) {
        if (!Files.isReadable(CPU_INFO)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.split(":", 2)[0].strip().equals(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** In one line, for people. */
    String line() {
        return cpu + ", " + cores + " cores; " + kernel + "; " + java + ", " + collector + ", heap " + heapMb + " MB";
    }

    /** The least that a table must say. */
    public String shortLine() {
        return cpu + ", " + cores + " cores, Java " + Runtime.version();
    }

    /** What ratios depend on: processor, cores and Java. Machines of one kind share their budgets. */
    public String kind() {
        String generation = cpuInfo("cpu family")
                .flatMap(family -> cpuInfo("model").map(model -> " family " + family + " model " + model))
                .orElse("");
        return System.getProperty("os.arch") + ", " + cores + " cores, " + cpu + generation + ", Java "
                + Runtime.version().feature();
    }

    JsonReport json() {
        return new JsonReport()
                .text("cpu", cpu)
                .count("cores", cores)
                .text("kernel", kernel)
                .text("java", java)
                .text("collector", collector)
                .count("heapMb", heapMb)
                .text("flags", flags);
    }
}
