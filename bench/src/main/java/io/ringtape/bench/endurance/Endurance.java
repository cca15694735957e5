package io.ringtape.bench.endurance;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.process.ChildResult;
import io.ringtape.bench.report.Findings;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.ResultTable;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs a long session through ring, engine and tape under each garbage collector, in a process of its own with a fixed
 * heap. Under the collector that never collects, the run ends well only if all its allocations fit into the heap.
 */
public final class Endurance {
    private static final String HEAP = "256m";
    private static final long DISK_BYTES_AN_EVENT = 330;
    private static final long MOST_CONSTANT_BYTES = 2L << 20;
    private static final double MOST_BYTES_A_TRANSACTION = 0.02;
    private static final double GIGABYTE = 1 << 30;

    private final SessionStore store;
    private final WorkFolder work;
    private final RunProgress progress;

    public Endurance(SessionStore store, WorkFolder work, RunProgress progress) {
        this.store = store;
        this.work = work;
        this.progress = progress;
    }

    /**
     * Makes the session, runs it and removes it. A run that dies, writes another tape or allocates too much is a
     * failure of the command.
     *
     * @throws IOException if the disk has no room for two tapes
     */
    public void measure(SessionRecipe recipe, Findings findings) throws IOException {
        work.requireRoom("a long session", recipe.events() * DISK_BYTES_AN_EVENT);
        Path tape = store.tape(recipe);
        try {
            ResultTable table = new ResultTable(
                    "endurance",
                    "A long session, fused",
                    "collector",
                    "transactions",
                    "M/s",
                    "allocated KiB",
                    "bytes a transaction",
                    "pauses",
                    "longest pause ms",
                    "heap grew KiB");
            table.note(
                    "After the first tenth, which warms up; heap " + HEAP + " from the start, by all threads; tape of "
                            + Numbers.of(MeasuredSession.dataBytes(tape) / GIGABYTE) + " GiB, each run's the same.");
            long done = 0;
            progress.phase("long session", "processes", Collector.values().length);
            for (Collector collector : Collector.values()) {
                table.row(run(collector, tape, findings));
                progress.at(++done);
            }
            findings.add(table);
        } finally {
            WorkFolder.remove(work.place(recipe.key()));
        }
    }

    private String[] run(Collector collector, Path tape, Findings findings) throws IOException {
        Path log = work.vacant("gc.log");
        ChildProcess<EnduranceTask.Endured> process = new ChildProcess<>(
                        EnduranceTask.class, EnduranceTask.Endured.class)
                .fixedHeap(HEAP)
                .collector(collector.flags())
                .with(Pauses.LOG_FLAG + log);
        try (WorkFolder.Lent folder = work.lend("endurance")) {
            ChildResult<EnduranceTask.Endured> child = process.run(tape, folder.path());
            Optional<String> failure = child.failure();
            if (failure.isPresent()) {
                findings.failed("the long session under " + collector.label() + " " + failure.get());
                return new String[] {collector.label(), failure.get(), "", "", "", "", "", ""};
            }
            EnduranceTask.Endured run = child.value().orElseThrow();
            excess(collector.label(), run.allocatedBytes(), run.entries()).ifPresent(findings::failed);
            return row(collector, run, log);
        } finally {
            WorkFolder.remove(log);
        }
    }

    /**
     * Returns why a run fails that allocated more than a constant and next to nothing per transaction; empty if it did
     * not.
     */
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

    private static String[] row(Collector collector, EnduranceTask.Endured run, Path log) throws IOException {
        String pools = String.join(",", run.pools());
        if (!collector.owns(pools)) {
            throw new WrongOutputException("collector", pools, collector.label());
        }
        Pauses pauses = Pauses.since(run.warmUpEnded(), log);
        return new String[] {
            collector.label(),
            Numbers.of((double) run.entries()),
            Numbers.of(run.entries() / run.seconds() / 1e6),
            Numbers.of(run.allocatedBytes() / 1024.0),
            String.format(Locale.ROOT, "%.4f", (double) run.allocatedBytes() / run.entries()),
            Integer.toString(pauses.count()),
            Numbers.of(pauses.greatestMs()),
            Numbers.of(run.heapGrowth() / 1024.0)
        };
    }
}
