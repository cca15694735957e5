package io.ringtape.bench.growth;

import com.sun.management.OperatingSystemMXBean;
import io.ringtape.bench.measure.ProcFile;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.process.ChildResult;
import io.ringtape.bench.report.Findings;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/**
 * Cost of an event against the number of instruments that share the same events in turn. Each number runs in a process
 * of its own with the heap it needs. A number that needs more memory than the machine has gets a row that says so.
 */
final class SymbolGrowth {
    private static final List<Integer> COUNTS = List.of(1, 10, 100, 1_000, 10_000);
    private static final long BASE_BYTES = 512L << 20;
    private static final long FIRST_GUESS = 8L << 20;
    private static final double MARGIN = 1.25;
    private static final double MOST_OF_FREE = 0.7;
    private static final double KILOBYTE = 1 << 10;
    private static final double MEGABYTE = 1 << 20;
    private static final double GIGABYTE = 1 << 30;

    private final MeasuredSession session;
    private final Findings findings;
    private final RunProgress progress;
    private final GrowthResult result = new GrowthResult(
            GrowthTopic.SYMBOLS,
            "symbols",
            "ns an event",
            "from – to",
            "ns an event and symbol",
            "bytes an event",
            "snapshots",
            "greatest transaction KiB",
            "heap a symbol MiB");
    private double bytesAnInstrument = FIRST_GUESS;

    SymbolGrowth(MeasuredSession session, Findings findings, RunProgress progress) {
        this.session = session;
        this.findings = findings;
        this.progress = progress;
        result.table()
                .note("The same events dealt out in turn; the engine alone, without tape and history. Medians of "
                        + SymbolTask.RUNS
                        + " runs after a warm-up, in a heap of one size from the start; heap a symbol is what"
                        + " an engine holds after its run.");
    }

    GrowthResult measure() throws IOException {
        progress.phase("growth with the symbols", "processes", COUNTS.size());
        long done = 0;
        for (int count : COUNTS) {
            measure(count);
            progress.at(++done);
        }
        return result;
    }

    private void measure(int count) throws IOException {
        long heap = BASE_BYTES + (long) (bytesAnInstrument * count * MARGIN);
        if (heap > availableBytes() * MOST_OF_FREE) {
            result.skip(Integer.toString(count), "needs about " + Numbers.of(heap / GIGABYTE) + " GiB of heap");
            return;
        }
        take(
                count,
                heap,
                new ChildProcess<>(SymbolTask.class, SymbolTask.Shared.class)
                        .fixedHeap((heap >> 20) + "m")
                        .with("-XX:+AlwaysPreTouch")
                        .run(session.tape(), count));
    }

    /** Returns the memory that a child could use; on systems other than Linux, the free memory. */
    private static long availableBytes() {
        return ProcFile.availableBytes()
                .orElseGet(() ->
                        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getFreeMemorySize());
    }

    /** Takes the result of a child. A number that ran out of memory is skipped; any other failure fails the run. */
    void take(int count, long heap, ChildResult<SymbolTask.Shared> child) {
        Optional<String> failure = child.failure();
        if (failure.isEmpty()) {
            take(count, child.value().orElseThrow());
        } else if (child.code() == ChildProcess.OUT_OF_MEMORY) {
            result.skip(Integer.toString(count), "needs more than " + Numbers.of(heap / GIGABYTE) + " GiB of heap");
        } else {
            result.skip(Integer.toString(count), failure.get());
            findings.failed("growth with the symbols: the process of " + count + " symbols " + failure.get());
        }
    }

    private void take(int count, SymbolTask.Shared shared) {
        RoundValues ns = RoundValues.of(shared.ns());
        double kilobytes = shared.greatest() / KILOBYTE;
        bytesAnInstrument = (double) shared.heapBytes() / count;
        result.table()
                .row(
                        Integer.toString(count),
                        Numbers.of(ns.median()),
                        Numbers.range(ns.least(), ns.greatest()),
                        Numbers.of(ns.median() / count),
                        Numbers.of((double) shared.bytes() / shared.events()),
                        Long.toString(shared.snapshots()),
                        Numbers.of(kilobytes),
                        Numbers.of(bytesAnInstrument / MEGABYTE));
        result.point("ns an event", count, ns.median());
        result.point("greatest transaction, KiB", count, kilobytes);
    }
}
