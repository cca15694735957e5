package io.ringtape.bench.feed;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the threads of this process have used so far, by name; numbers at the end of a name are left out. */
final class ThreadUse {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<String, long[]> byName = new TreeMap<>();
    private final long wallNs = System.nanoTime();

    /**
     * What the threads of one name used in a span.
     *
     * @param name of the threads
     * @param cores processor time divided by the length of the span
     * @param cpuNs processor time
     * @param bytes allocated on the heap
     */
    record Share(String name, double cores, long cpuNs, long bytes) {}

    private ThreadUse() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        long[] cpuNs = THREADS.getThreadCpuTime(ids);
        ThreadInfo[] infos = THREADS.getThreadInfo(ids);
        for (int i = 0; i < ids.length; i++) {
            if (infos[i] != null && cpuNs[i] >= 0) {
                String name = infos[i].getThreadName().replaceAll("-?\\d+$", "");
                long[] used = byName.computeIfAbsent(name, each -> new long[2]);
                used[0] += cpuNs[i];
                used[1] += bytes[i];
            }
        }
    }

    /** Looks at all threads. */
    static ThreadUse now() {
        return new ThreadUse();
    }

    /** Returns what was used since {@code before}, the busiest first. Threads that ended meanwhile do not count. */
    List<Share> since(ThreadUse before) {
        List<Share> shares = new ArrayList<>();
        byName.forEach((name, used) -> {
            long[] then = before.byName.getOrDefault(name, new long[2]);
            long cpuNs = Math.max(0, used[0] - then[0]);
            shares.add(
                    new Share(name, (double) cpuNs / (wallNs - before.wallNs), cpuNs, Math.max(0, used[1] - then[1])));
        });
        shares.sort((left, right) -> Long.compare(right.cpuNs, left.cpuNs));
        return shares;
    }
}
