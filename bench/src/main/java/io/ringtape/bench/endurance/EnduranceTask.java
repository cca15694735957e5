package io.ringtape.bench.endurance;

import io.ringtape.bench.measure.AllocatedBytes;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.process.ChildTask;
import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.subject.TapedPipeline;
import io.ringtape.event.Frame;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.Publisher;
import io.ringtape.tape.TapeReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Reads the tape in the folder of its first argument and feeds its causes through ring, engine and tape again, fused,
 * in the work folder of its second. The first tenth warms up.
 */
public final class EnduranceTask implements ChildTask<EnduranceTask.Endured> {
    private static final int WARM_UP_SHARE = 10;
    private static final double MS_PER_S = 1e3;

    /**
     * Figures of a run after its warm-up.
     *
     * @param entries transactions
     * @param seconds that they took
     * @param warmUpEnded seconds from the start of the process to the end of the warm-up
     * @param allocatedBytes by all threads
     * @param heapGrowth bytes
     * @param pools names of the memory pools of the heap
     */
    record Endured(
            long entries,
            double seconds,
            double warmUpEnded,
            long allocatedBytes,
            long heapGrowth,
            List<String> pools) {}

    @Override
    public Endured run(List<String> arguments, LongConsumer progress) throws IOException {
        MeasuredSession session = MeasuredSession.onDisk(Path.of(arguments.get(0)));
        long entries = session.manifest().entries();
        AtomicLong journaled = new AtomicLong();
        TapedPipeline.Probes probes = new TapedPipeline.Probes(
                engine -> engine, tape -> tape, frame -> journaled.setRelease(journaled.getPlain() + 1));
        try (WorkFolder work = new WorkFolder(Path.of(arguments.get(1)));
                TapeReader tape = TapeReader.open(session.tape());
                TapedPipeline run = new TapedPipeline(session, work, PipelineMode.FUSED, probes)) {
            CauseReader causes = new CauseReader(session.transactions());
            feed(tape, causes, run.publisher(), entries / WARM_UP_SHARE, journaled);
            AllocatedBytes allocated = new AllocatedBytes();
            double warmUpEnded = ManagementFactory.getRuntimeMXBean().getUptime() / MS_PER_S;
            long usedBefore = usedBytes();
            Stopwatch watch = new Stopwatch();
            feed(tape, causes, run.publisher(), entries, journaled);
            double seconds = watch.seconds();
            long used = usedBytes();
            long bytes = allocated.sinceThen();
            run.drain();
            run.requireSame("the long session");
            long measured = entries - entries / WARM_UP_SHARE;
            return new Endured(measured, seconds, warmUpEnded, bytes, used - usedBefore, pools());
        }
    }

    /** Publishes the causes up to entry {@code to} of the tape, and waits until they are journaled. */
    private static void feed(TapeReader tape, CauseReader causes, Publisher publisher, long to, AtomicLong journaled) {
        Frame frame = new Frame();
        while (tape.entry() < to && tape.next(frame)) {
            publisher.publish(causes.cause(frame));
        }
        while (journaled.getAcquire() < to) {
            Thread.onSpinWait();
        }
    }

    private static long usedBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static List<String> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getName)
                .toList();
    }
}
