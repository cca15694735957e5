package io.ringtape.bench.endurance;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.process.ChildResults;
import io.ringtape.bench.report.Findings;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.Table;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a long session through ring, engine and tape under each garbage collector, in a process of its own with a fixed heap.
 * Under the collector that never collects, the run ends well only if all its allocations fit into the heap.
 */
public final class Endurance {
    private static final String HEAP = "256m";
    private static final long DISK_BYTES_AN_EVENT = 330;
    private static final long MOST_CONSTANT_BYTES = 2L << 20;
    private static final double MOST_BYTES_A_TRANSACTION = 0.02;
    private static final double MEGABYTE = 1 << 20;
    private static final int COLUMNS = 8;

    private final SessionStore store;
    private final WorkFolder work;
    private final RunProgress progress;

    public Endurance(SessionStore store, WorkFolder work, RunProgress progress) {
        this.store = store;
        this.work = work;
        this.progress = progress;
    }

    /**
     * Makes, runs and removes the session of that recipe. A run that died, wrote another tape or allocated too much is a
     * failure of the command.
     *
     * @throws IOException when the disk has no room for two tapes
     */
    public void measure(SessionRecipe recipe, Findings findings) throws IOException {
        work.requireRoom("a long session", recipe.events() * DISK_BYTES_AN_EVENT);
        Path tape = store.tape(recipe);
        try {
            List<List<String>> rows = new ArrayList<>();
            long done = 0;
            progress.phase("long session", "processes", Collector.values().length);
            for (Collector collector : Collector.values()) {
                rows.add(run(collector, tape, findings));
                progress.at(++done);
            }
            findings.add(table(rows, tape));
        } finally {
            WorkFolder.remove(work.place(recipe.key()));
        }
    }

    private static Table table(List<List<String>> rows, Path tape) {
        return new Table(
                "endurance",
                "A long session, fused",
                List.of(
                        "collector",
                        "transactions",
                        "M/s",
                        "allocated KiB",
                        "bytes a transaction",
                        "pauses",
                        "longest pause ms",
                        "heap grew KiB"),
                rows,
                List.of("After the first tenth, which warms up; heap " + HEAP
                        + " from the start, by all threads; tape of "
                        + Numbers.of(MeasuredSession.dataBytes(tape) / MEGABYTE / 1024)
                        + " GiB, each run's the same."));
    }

    private List<String> run(Collector collector, Path tape, Findings findings) throws IOException {
        Path log = work.vacant("gc.log");
        ChildProcess process = new ChildProcess(EnduranceTask.class)
                .fixedHeap(HEAP)
                .collector(collector.flags())
                .with(Pauses.LOG_FLAG + log);
        try (WorkFolder.Lent folder = work.lend("endurance")) {
            ChildResults results = process.run(tape, folder.path());
            Optional<String> failure = results.failure();
            if (failure.isPresent()) {
                findings.failed("the long session under " + collector.label() + " " + failure.get());
                return Stream.concat(
                                Stream.of(collector.label(), failure.get()),
                                Stream.generate(() -> "").limit(COLUMNS - 2))
                        .toList();
            }
            excess(collector.label(), (long) results.number("allocatedBytes"), (long) results.number("entries"))
                    .ifPresent(findings::failed);
            return row(collector, results, log);
        } finally {
            WorkFolder.remove(log);
        }
    }

    /** Describes the failure of a run that allocated more than the virtual machine's own constant and almost nothing per transaction. */
    static Optional<String> excess(String label, long bytes, long transactions) {
        double most = MOST_CONSTANT_BYTES + MOST_BYTES_A_TRANSACTION * transactions;
        return bytes <= most
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the long session under %s allocated %,d bytes in %,d transactions, wanted at most %,.0f",
                        label,
                        bytes,
                        transactions,
                        most));
    }

    private static List<String> row(Collector collector, ChildResults results, Path log) throws IOException {
        if (!collector.owns(results.text("pools"))) {
            throw new WrongOutputException("collector", results.text("pools"), collector.label());
        }
        double entries = results.number("entries");
        double allocated = results.number("allocatedBytes");
        Pauses pauses = Pauses.since(results.number("warmUpEnded"), log);
        return List.of(
                collector.label(),
                Numbers.of(entries),
                Numbers.of(entries / results.number("seconds") / 1e6),
                Numbers.of(allocated / 1024),
                String.format(Locale.ROOT, "%.4f", allocated / entries),
                Integer.toString(pauses.count()),
                Numbers.of(pauses.greatestMs()),
                Numbers.of(results.number("heapGrowth") / 1024));
    }
}
