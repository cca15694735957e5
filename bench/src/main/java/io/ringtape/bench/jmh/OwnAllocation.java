package io.ringtape.bench.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Bytes that only the measured calls allocated, for benchmarks that make objects between them, which JMH's profiler counts
 * too.
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

    /** Begins to count. */
    void begin() {
        before = threads.getCurrentThreadAllocatedBytes();
    }

    /** Ends counting for a call of that many operations. */
    void end(int operations) {
        ownBytes += threads.getCurrentThreadAllocatedBytes() - before;
        ownOperations += operations;
    }
}
