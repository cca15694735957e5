package io.ringtape.bench.growth;

import com.sun.management.OperatingSystemMXBean;
import io.ringtape.bench.measure.ProcFile;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.process.ChildResults;
import io.ringtape.bench.report.Findings;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.Table;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cost of an event against the number of instruments to which the same events are dealt out, each number in a process of
 * its own with the heap it needs. A number that needs more memory than there is gets a row that says so.
 */
final class SymbolGrowth {
    private static final List<Integer> COUNTS = List.of(1, 10, 100, 1_000, 10_000);
    private static final long BASE_BYTES = 512L << 20;
    private static final long FIRST_GUESS = 8L << 20;
    private static final double MARGIN = 1.25;
    private static final double MOST_OF_FREE = 0.7;
    private static final double MEGABYTE = 1 << 20;
    private static final double KILOBYTE = 1 << 10;
    private static final int COLUMNS = 8;

    private final MeasuredSession session;
    private final Findings findings;
    private final RunProgress progress;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Series.Point> cost = new ArrayList<>();
    private final List<Series.Point> greatest = new ArrayList<>();
    private double bytesAnInstrument = FIRST_GUESS;

    SymbolGrowth(MeasuredSession session, Findings findings, RunProgress progress) {
        this.session = session;
        this.findings = findings;
        this.progress = progress;
        notes.add("The same events dealt out in turn; the engine alone, without tape and history. Medians of "
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
        return new GrowthResult(
                new Table(
                        "growth-symbols",
                        "Cost of an event against the symbols",
                        List.of(
                                "symbols",
                                "ns an event",
                                "from – to",
                                "ns an event and symbol",
                                "bytes an event",
                                "snapshots",
                                "greatest transaction KiB",
                                "heap a symbol MiB"),
                        rows,
                        notes),
                cost.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Plot(
                                "Cost of an event against the symbols",
                                "symbols",
                                "ns an event; KiB",
                                List.of(
                                        new Series("ns an event", cost),
                                        new Series("greatest transaction, KiB", greatest)))));
    }

    private void measure(int count) throws IOException {
        long heap = BASE_BYTES + (long) (bytesAnInstrument * count * MARGIN);
        if (heap > availableBytes() * MOST_OF_FREE) {
            skip(count, "needs about " + Numbers.of(heap / MEGABYTE / KILOBYTE) + " GiB of heap");
            return;
        }
        ChildProcess process =
                new ChildProcess(SymbolTask.class).fixedHeap((heap >> 20) + "m").with("-XX:+AlwaysPreTouch");
        take(count, heap, process.run(session.tape(), count));
    }

    /** Memory that a child could use; on systems other than Linux, the free memory. */
    private static long availableBytes() {
        return ProcFile.availableBytes()
                .orElseGet(() ->
                        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getFreeMemorySize());
    }

    /** Takes a child's results. A number that ran out of memory is skipped; any other failure fails the run. */
    void take(int count, long heap, ChildResults results) {
        Optional<String> failure = results.failure();
        if (failure.isEmpty()) {
            take(count, results);
        } else if (results.code() == ChildProcess.OUT_OF_MEMORY) {
            skip(count, "needs more than " + Numbers.of(heap / MEGABYTE / KILOBYTE) + " GiB of heap");
        } else {
            skip(count, failure.get());
            findings.failed("growth with the symbols: the process of " + count + " symbols " + failure.get());
        }
    }

    private void skip(int count, String why) {
        List<String> row = new ArrayList<>(Collections.nCopies(COLUMNS, Table.ABSENT));
        row.set(0, Integer.toString(count));
        rows.add(row);
        notes.add(row.get(0) + ": " + why + ".");
    }

    private void take(int count, ChildResults results) {
        RoundValues ns = new RoundValues(Stream.of(results.text("ns").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray());
        double kilobytes = results.number("greatest") / KILOBYTE;
        bytesAnInstrument = results.number("heapBytes") / count;
        rows.add(List.of(
                Integer.toString(count),
                Numbers.of(ns.median()),
                Numbers.range(ns.least(), ns.greatest()),
                Numbers.of(ns.median() / count),
                Numbers.of(results.number("bytes") / results.number("events")),
                results.text("snapshots"),
                Numbers.of(kilobytes),
                Numbers.of(bytesAnInstrument / MEGABYTE)));
        cost.add(new Series.Point(count, ns.median()));
        greatest.add(new Series.Point(count, kilobytes));
    }
}
