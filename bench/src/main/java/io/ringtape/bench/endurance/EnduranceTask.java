package io.ringtape.bench.endurance;

import io.ringtape.bench.measure.AllocatedBytes;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.process.ChildTask;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.subject.TapedPipeline;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.Publisher;
import io.ringtape.tape.TapeReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Reads the tape in the folder of its first argument and feeds its causes through ring, engine and tape again, fused, in
 * the work folder of its second. The first tenth warms up. Results, all after the warm-up: {@code entries}, {@code seconds},
 * {@code warmUpEnded} in seconds of the process, {@code allocatedBytes}, {@code heapGrowth} in bytes, and {@code pools},
 * the names of the heap's memory pools.
 */
public final class EnduranceTask implements ChildTask {
    private static final int WARM_UP_SHARE = 10;
    private static final double MS_PER_S = 1e3;
    private static final Event[] SCRATCH =
            Arrays.stream(EventType.values()).map(EventType::create).toArray(Event[]::new);

    @Override
    public void run(List<String> arguments, Results results) throws IOException {
        MeasuredSession session = MeasuredSession.onDisk(Path.of(arguments.get(0)));
        long entries = session.manifest().entries();
        AtomicLong journaled = new AtomicLong();
        TapedPipeline.Probes probes = new TapedPipeline.Probes(
                engine -> engine, tape -> tape, frame -> journaled.setRelease(journaled.getPlain() + 1));
        try (WorkFolder work = new WorkFolder(Path.of(arguments.get(1)));
                TapeReader tape = TapeReader.open(session.tape());
                TapedPipeline run = new TapedPipeline(session, work, PipelineMode.FUSED, probes)) {
            feed(tape, run.publisher(), entries / WARM_UP_SHARE, journaled);
            AllocatedBytes allocated = new AllocatedBytes();
            double warmUpEnded = ManagementFactory.getRuntimeMXBean().getUptime() / MS_PER_S;
            long usedBefore = usedBytes();
            Stopwatch watch = new Stopwatch();
            feed(tape, run.publisher(), entries, journaled);
            double seconds = watch.seconds();
            long used = usedBytes();
            long bytes = allocated.sinceThen();
            run.drain();
            run.requireSame("the long session");
            results.put("entries", entries - entries / WARM_UP_SHARE);
            results.put("seconds", seconds);
            results.put("warmUpEnded", warmUpEnded);
            results.put("allocatedBytes", bytes);
            results.put("heapGrowth", used - usedBefore);
            results.put("pools", pools());
        }
    }

    /** Publishes the causes up to that entry of the tape, and waits until they are journaled. */
    private static void feed(TapeReader tape, Publisher publisher, long to, AtomicLong journaled) {
        Frame frame = new Frame();
        FrameReader reader = new FrameReader();
        while (tape.entry() < to && tape.next(frame)) {
            reader.wrap(frame).next();
            Event cause = SCRATCH[reader.type().ordinal()];
            reader.read(cause);
            publisher.publish(cause);
        }
        while (journaled.getAcquire() < to) {
            Thread.onSpinWait();
        }
    }

    private static long usedBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.joining(","));
    }
}
