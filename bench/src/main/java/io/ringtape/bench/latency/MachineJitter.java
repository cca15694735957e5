package io.ringtape.bench.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * The machine alone: as many threads as a fused run keeps busy, each on the schedule of the goal's rate with nothing to
 * do. No program on this machine can avoid their delays (preemption, the hypervisor, interrupts). Measured before and
 * after a run: during it, the threads would occupy the cores that they judge.
 */
public final class MachineJitter {
    private static final int THREADS = 2;

    private final Histogram histogram = StretchHistograms.empty();

    /** Watches the machine for {@code seconds} and adds the delays. */
    public void watch(double seconds) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Histogram>> watches = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                watches.add(() -> watchOnce((long) (seconds * LatencyPlan.GOAL_RATE)));
            }
            for (Future<Histogram> seen : threads.invokeAll(watches)) {
                histogram.add(seen.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while watching the machine", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Histogram watchOnce(long arrivals) {
        Histogram late = StretchHistograms.empty();
        ArrivalSchedule schedule = new ArrivalSchedule(LatencyPlan.GOAL_RATE);
        long startNs = System.nanoTime();
        for (long i = 0; i < arrivals; i++) {
            long intendedNs = schedule.await(startNs, i);
            late.recordValue(System.nanoTime() - intendedNs);
        }
        return late;
    }

    /** Returns how late the arrivals were, in nanoseconds. */
    public Histogram histogram() {
        return histogram;
    }
}
