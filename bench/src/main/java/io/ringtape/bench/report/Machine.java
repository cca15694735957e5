package io.ringtape.bench.report;

import io.ringtape.app.JsonReport;
import io.ringtape.bench.measure.ProcFile;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The machine on which a run was measured.
 *
 * @param cpu model of the processor
 * @param cores number that the virtual machine may use
 * @param kernel operating system and its version
 * @param jvm the virtual machine of this process
 */
public record Machine(String cpu, int cores, String kernel, Jvm jvm) {
    private static final String CPU_INFO = "/proc/cpuinfo";

    /**
     * A virtual machine.
     *
     * @param name with the version
     * @param collector its garbage collectors
     * @param heapMb largest heap, MB
     * @param flags its flags that begin with {@code -X}
     */
    public record Jvm(String name, String collector, long heapMb, String flags) {
        private static Jvm here() {
            return new Jvm(
                    System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                    ManagementFactory.getGarbageCollectorMXBeans().stream()
                            .map(GarbageCollectorMXBean::getName)
                            .collect(Collectors.joining(", ")),
                    Runtime.getRuntime().maxMemory() >> 20,
                    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                            .filter(flag -> flag.startsWith("-X"))
                            .collect(Collectors.joining(" ")));
        }
    }

    /** Returns this machine and this process. */
    public static Machine here() {
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " "
                        + System.getProperty("os.version").replaceAll("-.*", "") + " " + System.getProperty("os.arch"),
                Jvm.here());
    }

    private static String cpuModel() {
        return cpuInfo("model name")
                .or(() -> cpuInfo("CPU implementer")
                        .flatMap(by -> cpuInfo("CPU part").map(part -> "implementer " + by + " part " + part)))
                .orElse(System.getProperty("os.arch"));
    }

    private static Optional<String> cpuInfo(String key) {
        return ProcFile.value(CPU_INFO, key);
    }

    /** Returns a description in one line. */
    String line() {
        return cpu + ", " + cores + " cores; " + kernel + "; " + jvm.name + ", " + jvm.collector + ", heap "
                + jvm.heapMb + " MB";
    }

    /** Returns processor, cores and Java, which every table must name. */
    public String shortLine() {
        return cpu + ", " + cores + " cores, Java " + Runtime.version();
    }

    /** Returns what ratios depend on. Machines of one kind share their budgets. */
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
                .text("java", jvm.name)
                .text("collector", jvm.collector)
                .count("heapMb", jvm.heapMb)
                .text("flags", jvm.flags);
    }
}
