package io.ringtape.bench.endurance;

import java.util.List;

/** The garbage collectors of the long session. */
enum Collector {
    /** Never collects; a process that needs more than its heap dies. */
    EPSILON("Epsilon", "Epsilon", "-XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC"),

    ZGC("ZGC", "Z", "-XX:+UseZGC"),

    G1("G1", "G1", "-XX:+UseG1GC");

    private final String label;
    private final String pool;
    private final String flags;

    Collector(String label, String pool, String flags) {
        this.label = label;
        this.pool = pool;
        this.flags = flags;
    }

    /** Whether a process with memory pools of the names {@code pools} runs this collector. */
    boolean owns(String pools) {
        return pools.contains(pool);
    }

    /** Returns its name in tables. */
    String label() {
        return label;
    }

    /** Returns the flags of the virtual machine that choose it. */
    List<String> flags() {
        return List.of(flags.split(" "));
    }
}
