package io.ringtape.bench.endurance;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildProcess;
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
 * A long session through ring, engine and tape in a process and fixed heap of its own, under each garbage collector. Under
 * the one that never collects it ends only when what it allocates fits the heap.
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
     * Runs the session of that recipe; it is removed again. A run that died, wrote another tape or allocated too much is
     * told as a failure.
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
        List<String> flags = new ArrayList<>(collector.flags());
        flags.addAll(List.of("-Xms" + HEAP, "-Xmx" + HEAP, Pauses.LOG_FLAG + log, ChildProcess.END_WITHOUT_MEMORY));
        ChildProcess process = new ChildProcess(
                EnduranceProcess.class, flag -> !flag.startsWith("-Xm") && !flag.matches("-XX:\\+Use\\w+GC"), flags);
        try (WorkFolder.Lent folder = work.lend("endurance")) {
            ChildProcess.Ended ended =
                    process.ask(List.of(tape.toString(), folder.path().toString()), EnduranceProcess.ANSWER);
            Optional<String> failure = ended.failure();
            if (failure.isPresent()) {
                findings.failed("the long session under " + collector.label() + " " + failure.get());
                return Stream.concat(
                                Stream.of(collector.label(), failure.get()),
                                Stream.generate(() -> "").limit(COLUMNS - 2))
                        .toList();
            }
            String[] words = ended.words("the long session");
            excess(collector.label(), Long.parseLong(words[3]), Long.parseLong(words[0]))
                    .ifPresent(findings::failed);
            return row(collector, words, log);
        } finally {
            WorkFolder.remove(log);
        }
    }

    /** Says that a run allocated more than the virtual machine's own constant and next to nothing a transaction. */
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

    private static List<String> row(Collector collector, String[] words, Path log) throws IOException {
        if (!collector.owns(words[6])) {
            throw new WrongOutputException("collector", words[6], collector.label());
        }
        double entries = Double.parseDouble(words[0]);
        double allocated = Double.parseDouble(words[3]);
        Pauses pauses = Pauses.since(Double.parseDouble(words[2]), log);
        return List.of(
                collector.label(),
                Numbers.of(entries),
                Numbers.of(entries / Double.parseDouble(words[1]) / 1e6),
                Numbers.of(allocated / 1024),
                String.format(Locale.ROOT, "%.4f", allocated / entries),
                Integer.toString(pauses.count()),
                Numbers.of(pauses.greatestMs()),
                Numbers.of(Double.parseDouble(words[4]) / 1024));
    }
}
