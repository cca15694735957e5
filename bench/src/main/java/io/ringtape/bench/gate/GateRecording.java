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

    private final RatioGate.Measurer measurer;
    private final RunProgress progress;
    private final Budgets budgets;
    private final String machine;

    public GateRecording(RatioGate.Measurer measurer, Budgets budgets, String machine, RunProgress progress) {
        this.measurer = measurer;
        this.budgets = budgets;
        this.machine = machine;
        this.progress = progress;
    }

    /**
     * Measures the most pairs in each process, prints the old and new budgets, and writes the file.
     *
     * @throws CommandFailure when the machine is too busy, or the processes differ too much; nothing is written then
     */
    public void write(Path file, Console console) throws IOException {
        progress.phase("recording", "processes", PROCESSES);
        Map<GatedRatio, List<Double>> medians = new EnumMap<>(GatedRatio.class);
        GateTrials answers = quietAnswers();
        for (int i = 1; i <= PROCESSES; i++) {
            answers.trials().forEach((ratio, trial) -> medians.computeIfAbsent(ratio, each -> new ArrayList<>())
                    .add(trial.interval().median()));
            progress.at(i);
            answers = i < PROCESSES ? quietAnswers() : answers;
        }
        putRatios(medians, console);
        putBytes(answers.bytesPerEvent(), console);
        budgets.write(file);
        console.result("recorded for '%s' in %s; the commit says why", machine, file);
    }

    /** Returns the trials of a process with enough quiet pairs; starts another one, a few times, when there were too few. */
    private GateTrials quietAnswers() throws IOException {
        Map<GatedRatio, Double> endless = new EnumMap<>(GatedRatio.class);
        List.of(GatedRatio.values()).forEach(ratio -> endless.put(ratio, Double.NaN));
        for (int i = 0; i < ATTEMPTS; i++) {
            GateTrials answers = measurer.ask(endless);
            if (answers.trials().values().stream()
                    .allMatch(trial -> trial.quiet() >= trial.rules().least())) {
                return answers;
            }
        }
        throw CommandFailure.failed("nothing recorded: in " + ATTEMPTS
                + " processes one after the other too few pairs were quiet, for others are at work on this machine");
    }

    private void putRatios(Map<GatedRatio, List<Double>> medians, Console console) {
        List<String> refused = new ArrayList<>();
        medians.forEach((ratio, found) -> {
            Budget budget = Budget.of(found);
            console.result(
                    "%s: %s, now %s, from %s",
                    ratio.key(),
                    budgets.budget(machine, ratio.key())
                            .map(GateRecording::text)
                            .orElse("not recorded"),
                    text(budget),
                    found.stream()
                            .map(each -> String.format(Locale.ROOT, "%.4f", each))
                            .toList());
            try {
                budgets.put(machine, ratio.key(), budget);
            } catch (IllegalArgumentException e) {
                refused.add(e.getMessage());
            }
        });
        if (!refused.isEmpty()) {
            throw CommandFailure.failed("nothing recorded: " + String.join("; ", refused));
        }
    }

    private static String text(Budget budget) {
        return String.format(Locale.ROOT, "%.4f with noise %.1f %%", budget.ratio(), 100 * budget.noise());
    }

    private void putBytes(double found, Console console) {
        String key = Figure.BYTES_PER_EVENT.key();
        String old = budgets.figure(key)
                .map(bytes -> String.format(Locale.ROOT, "%.4f", bytes))
                .orElse("not recorded");
        console.result("%s: %s, now %.4f", key, old, found);
        budgets.put(key, found);
    }
}
