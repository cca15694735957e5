package io.ringtape.bench.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Bytes that the measured calls alone allocated, for a question that makes things anew between them: the profiler counts
 * those too.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class OwnAllocation {
    /** Bytes so far in this iteration. */
    public long ownBytes;

    /** Operations that they belong to. */
    public long ownOperations;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long before;

    /** The next call is to be measured. */
    void begin() {
        before = threads.getCurrentThreadAllocatedBytes();
    }

    /** The call did so many operations. */
    void end(int operations) {
        ownBytes += threads.getCurrentThreadAllocatedBytes() - before;
        ownOperations += operations;
    }
}
