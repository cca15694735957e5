package io.ringtape.bench.endurance;

import java.util.List;

/** The garbage collectors that a long session is run with. */
enum Collector {
    /** Never collects: a process that needs more than its heap dies. */
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

    /** Whether the names of a process's memory pools are its. */
    boolean owns(String pools) {
        return pools.contains(pool);
    }

    /** As tables write it. */
    String label() {
        return label;
    }

    /** What the virtual machine is told. */
    List<String> flags() {
        return List.of(flags.split(" "));
    }
}
