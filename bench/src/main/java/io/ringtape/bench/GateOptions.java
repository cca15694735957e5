package io.ringtape.bench;

import io.ringtape.app.Console;
import io.ringtape.app.ConsoleProgress;
import io.ringtape.app.ExitCode;
import io.ringtape.app.Problems;
import io.ringtape.bench.gate.Budgets;
import io.ringtape.bench.gate.GateRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The gate's part of the command line. */
final class GateOptions {
    private static final double LEAST_SHARE = 0.9;
    private static final double ELSEWHERE_SHARE = 0.5;

    @Option(
            names = "--gate",
            description = "Measure the gated ratios in pairs and fail when one fell below the recorded budget by more"
                    + " than noise; under a minute. --rounds is the most pairs of each (20).")
    private boolean isWanted;

    @Option(
            names = "--record",
            description = "With --gate: judge nothing; measure in several processes and change the budgets of this kind"
                    + " of machine. The commit says why.")
    private boolean isRecording;

    @Option(
            names = "--budgets",
            paramLabel = "FILE",
            description = "With --gate: the file of the budgets (bench/budgets.json of the clone).")
    private Path file;

    boolean isWanted() {
        return isWanted;
    }

    void requireSound(Problems problems) {
        problems.requirePath("--budgets", file, "file");
        if (!isWanted && (isRecording || file != null)) {
            problems.add("--record and --budgets belong to --gate");
        }
        if (isWanted && !isRecording) {
            problems.requireFile("--budgets", file());
        }
        if (isWanted && file() == null) {
            problems.add("--budgets: outside a clone the file must be given");
        }
    }

    private Path file() {
        return file != null
                ? file
                : Build.root().map(root -> root.resolve("bench/budgets.json")).orElse(null);
    }

    /** Judges or records. */
    ExitCode run(Path work, SessionRecipe recipe, Integer mostPairs, Console console) throws IOException {
        GateRules rules = mostPairs == null ? GateRules.USUAL : GateProcess.rules(mostPairs);
        Budgets budgets = Files.exists(file()) ? Budgets.read(file()) : new Budgets(LEAST_SHARE, ELSEWHERE_SHARE);
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            Gate.Measurer measurer = bounds -> GateAnswers.ask(work, recipe, rules, bounds);
            String machine = Machine.here().kind();
            if (isRecording) {
                new GateRecording(measurer, budgets, machine, progress).write(file(), console);
                return ExitCode.DONE;
            }
            return new Gate(measurer, budgets, machine, progress).judge(console);
        }
    }
}
