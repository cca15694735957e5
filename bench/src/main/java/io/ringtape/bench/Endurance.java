package io.ringtape.bench;

import io.ringtape.bench.endurance.Pauses;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A long session through ring, engine and tape in a process and fixed heap of its own, under each garbage collector. Under
 * the one that never collects it ends only when what it allocates fits the heap.
 */
final class Endurance {
    private static final String HEAP = "256m";
    private static final long DISK_BYTES_AN_EVENT = 330;
    private static final long KEEP_FREE_BYTES = 5L << 30;
    private static final double MEGABYTE = 1 << 20;
    private static final int COLUMNS = 8;

    private final SessionStore store;
    private final WorkFolder work;
    private final RunProgress progress;

    Endurance(SessionStore store, WorkFolder work, RunProgress progress) {
        this.store = store;
        this.work = work;
        this.progress = progress;
    }

    /**
     * Runs the session of that recipe; it is removed again.
     *
     * @throws WrongOutputException when a run wrote another tape
     * @throws IOException when the disk has no room for two tapes
     */
    List<Table> measure(SessionRecipe recipe) throws IOException {
        long needed = recipe.events() * DISK_BYTES_AN_EVENT + KEEP_FREE_BYTES;
        long free = Files.getFileStore(work.place(".")).getUsableSpace();
        if (free < needed) {
            throw new IOException("a session of " + recipe.events() + " events needs about " + (needed >> 30)
                    + " GiB of disk in " + work.place(".").normalize() + ", and " + (free >> 30)
                    + " are free: give --work another folder, or fewer --events");
        }
        Path tape = store.tape(recipe);
        try {
            List<List<String>> rows = new ArrayList<>();
            long done = 0;
            progress.phase("long session", "processes", LongCollector.values().length);
            for (LongCollector collector : LongCollector.values()) {
                rows.add(run(collector, tape));
                progress.at(++done);
            }
            return List.of(table(rows, tape));
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
                        + Numbers.of(Session.dataBytes(tape) / MEGABYTE / 1024) + " GiB, each run's the same."));
    }

    private List<String> run(LongCollector collector, Path tape) throws IOException {
        Path log = work.vacant("gc.log");
        List<String> flags = new ArrayList<>(collector.flags());
        flags.addAll(List.of("-Xms" + HEAP, "-Xmx" + HEAP, Pauses.LOG_FLAG + log));
        ChildProcess process = new ChildProcess(
                EnduranceProcess.class, flag -> !flag.startsWith("-Xm") && !flag.matches("-XX:\\+Use\\w+GC"), flags);
        List<String> answers = new ArrayList<>();
        Path folder = work.vacant("endurance");
        int code = process.run(List.of(tape.toString(), folder.toString()), line -> {
            if (line.startsWith(EnduranceProcess.ANSWER)) {
                answers.add(line.substring(EnduranceProcess.ANSWER.length()));
            }
        });
        WorkFolder.remove(folder);
        if (code != 0 || answers.isEmpty()) {
            return Stream.concat(
                            Stream.of(collector.label(), "died with exit code " + code),
                            Stream.generate(() -> "").limit(COLUMNS - 2))
                    .toList();
        }
        List<String> row = row(collector, answers.get(0).split(" "), log);
        WorkFolder.remove(log);
        return row;
    }

    private static List<String> row(LongCollector collector, String[] words, Path log) throws IOException {
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
