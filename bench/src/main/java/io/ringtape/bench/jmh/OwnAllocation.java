package io.ringtape.bench.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Bytes allocated by the measured calls alone, for benchmarks that create objects between them. JMH's profiler counts
 * both.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class OwnAllocation {
    /** Bytes in this iteration. */
    public long ownBytes;

    /** Operations in this iteration. */
    public long ownOperations;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long before;

    /** Starts counting. */
    void begin() {
        before = threads.getCurrentThreadAllocatedBytes();
    }

    /** Stops counting after a call of {@code operations}. */
    void end(int operations) {
        ownBytes += threads.getCurrentThreadAllocatedBytes() - before;
        ownOperations += operations;
    }
}
