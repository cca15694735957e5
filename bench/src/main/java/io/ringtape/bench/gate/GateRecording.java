package io.ringtape.bench.gate;

import io.ringtape.app.CommandFailure;
import io.ringtape.app.Console;
import io.ringtape.bench.report.Figure;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records the budgets of this machine from several processes, run one after the other. */
public final class GateRecording {
    private static final int PROCESSES = 7;
    private static final int ATTEMPTS = 8;

    private final GateTrials.Measurer measurer;
    private final RunProgress progress;
    private final Budgets old;
    private final String machine;

    public GateRecording(GateTrials.Measurer measurer, Budgets old, String machine, RunProgress progress) {
        this.measurer = measurer;
        this.old = old;
        this.machine = machine;
        this.progress = progress;
    }

    /**
     * Measures the most pairs in each process, prints the old and new budgets, and writes the file.
     *
     * @throws CommandFailure if the machine is too busy, or the processes differ too much; then nothing is written
     */
    public void write(Path file, Console console) throws IOException {
        progress.phase("recording", "processes", PROCESSES);
        Map<GatedRatio, List<Double>> medians = new EnumMap<>(GatedRatio.class);
        double bytes = 0;
        for (int i = 1; i <= PROCESSES; i++) {
            GateTrials measured = quietTrials();
            measured.trials().forEach((ratio, trial) -> medians.computeIfAbsent(ratio, each -> new ArrayList<>())
                    .add(trial.interval().median()));
            bytes = measured.bytesPerEvent();
            progress.at(i);
        }
        Map<GatedRatio, Budget> recorded = new EnumMap<>(GatedRatio.class);
        medians.forEach((ratio, found) -> recorded.put(ratio, Budget.of(found)));
        print(medians, recorded, console);
        print(bytes, console);
        try {
            old.with(machine, recorded).withBytes(bytes).write(file);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.failed("nothing recorded: " + e.getMessage(), e);
        }
        console.result("recorded for '%s' in %s; the commit says why", machine, file);
    }

    /** Returns the trials of a process with enough quiet pairs. Tries a few processes. */
    private GateTrials quietTrials() throws IOException {
        Map<GatedRatio, Double> unbounded = new EnumMap<>(GatedRatio.class);
        List.of(GatedRatio.values()).forEach(ratio -> unbounded.put(ratio, Double.NaN));
        for (int i = 0; i < ATTEMPTS; i++) {
            GateTrials measured = measurer.measure(unbounded);
            if (measured.trials().values().stream()
                    .allMatch(trial -> trial.quiet() >= trial.rules().least())) {
                return measured;
            }
        }
        throw CommandFailure.failed("nothing recorded: in " + ATTEMPTS
                + " processes one after the other too few pairs were quiet, because other processes use this machine");
    }

    private void print(Map<GatedRatio, List<Double>> medians, Map<GatedRatio, Budget> recorded, Console console) {
        recorded.forEach((ratio, budget) -> console.result(
                "%s: %s, now %s, from %s",
                ratio.key(),
                old.budget(machine, ratio).map(GateRecording::text).orElse("not recorded"),
                text(budget),
                medians.get(ratio).stream()
                        .map(each -> String.format(Locale.ROOT, "%.4f", each))
                        .toList()));
    }

    private static String text(Budget budget) {
        return String.format(Locale.ROOT, "%.4f with noise %.1f %%", budget.ratio(), 100 * budget.noise());
    }

    private void print(double bytes, Console console) {
        String before = old.bytes()
                .map(recorded -> String.format(Locale.ROOT, "%.4f", recorded))
                .orElse("not recorded");
        console.result("%s: %s, now %.4f", Figure.BYTES_PER_EVENT.key(), before, bytes);
    }
}
