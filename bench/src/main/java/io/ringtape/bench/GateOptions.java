package io.ringtape.bench;

import io.ringtape.app.CommandFailure;
import io.ringtape.app.Console;
import io.ringtape.app.ConsoleProgress;
import io.ringtape.app.ExitCode;
import io.ringtape.app.UsageProblems;
import io.ringtape.bench.gate.Budgets;
import io.ringtape.bench.gate.GateRecording;
import io.ringtape.bench.gate.GateRules;
import io.ringtape.bench.gate.GateTrials;
import io.ringtape.bench.gate.GatedRatio;
import io.ringtape.bench.gate.RatioGate;
import io.ringtape.bench.report.Build;
import io.ringtape.bench.report.Figure;
import io.ringtape.bench.report.Machine;
import io.ringtape.bench.session.SessionRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The gate's part of the command line. */
final class GateOptions {
    /** The session that every gate measures. */
    static final SessionRecipe SESSION = new SessionRecipe(SessionRecipe.USUAL_SEED, Workload.QUICK.events());

    private static final Set<String> TAKEN = Set.of("--gate", "--record", "--budgets", "--rounds", "--work");
    private static final double LEAST_SHARE = 0.9;
    private static final double ELSEWHERE_SHARE = 0.5;

    @Option(
            names = "--gate",
            description = "Measure the gated ratios in pairs and fail when one fell below the recorded budget by more"
                    + " than noise; one to two minutes. --rounds is the most pairs of each (20, at least 10).")
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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean isWanted() {
        return isWanted;
    }

    void requireSound(UsageProblems problems) {
        problems.requirePath("--budgets", file, "file");
        if (!isWanted && (isRecording || file != null)) {
            problems.add("--record and --budgets belong to --gate");
        }
        if (isWanted && file() != null) {
            boolean isBegun = isRecording && !Files.exists(file());
            problems.requireFile("--budgets", isBegun ? null : file());
            problems.requireFolder("--budgets", file().toAbsolutePath().getParent());
        }
        if (isWanted) {
            requireUsualMeasuring(command.commandLine().getParseResult(), problems);
        }
        if (isWanted && file() == null) {
            problems.add("--budgets: outside a clone the file must be given");
        }
    }

    /** Budgets say nothing of another session, and too few pairs prove nothing. */
    private static void requireUsualMeasuring(ParseResult given, UsageProblems problems) {
        given.matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !TAKEN.contains(name))
                .forEach(name -> problems.add(name + " does not go with --gate, which measures one session in one way,"
                        + " the way its budgets were recorded"));
        int least = GateRules.USUAL.least();
        int mostPairs = given.matchedOptionValue("--rounds", least);
        if (mostPairs < least) {
            problems.add("--rounds: " + mostPairs + ", with --gate wanted " + least
                    + " or more, for fewer pairs can prove nothing");
        }
    }

    private Path file() {
        return file != null
                ? file
                : Build.root().map(root -> root.resolve("bench/budgets.json")).orElse(null);
    }

    private Budgets budgets(Console console) {
        if (!Files.exists(file())) {
            console.note("no file %s: it is begun", file());
            return new Budgets(LEAST_SHARE, ELSEWHERE_SHARE);
        }
        try {
            return Budgets.read(file(), GatedRatio.keys(), List.of(Figure.BYTES_PER_EVENT.key()));
        } catch (IOException e) {
            throw CommandFailure.wrongUsage(List.of("--budgets: " + e.getMessage()));
        }
    }

    /** Judges or records; {@code mostPairsOrNull} of each ratio. */
    ExitCode run(Path work, Integer mostPairsOrNull, Console console) throws IOException {
        GateRules rules = mostPairsOrNull == null ? GateRules.USUAL : GateRules.USUAL.withMost(mostPairsOrNull);
        Budgets budgets = budgets(console);
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            LongConsumer told = isRecording ? ratios -> {} : progress::at;
            RatioGate.Measurer measurer = bounds -> GateTrials.ask(work, SESSION, rules, bounds, told);
            String machine = Machine.here().kind();
            if (isRecording) {
                new GateRecording(measurer, budgets, machine, progress).write(file(), console);
                return ExitCode.DONE;
            }
            return new RatioGate(measurer, budgets, machine, progress).judge(console);
        }
    }
}
