package io.ringtape.bench;

import io.ringtape.app.CommandFailure;
import io.ringtape.app.Console;
import io.ringtape.app.ConsoleProgress;
import io.ringtape.app.ExitCode;
import io.ringtape.app.UsageProblems;
import io.ringtape.bench.gate.Budgets;
import io.ringtape.bench.gate.GateRecording;
import io.ringtape.bench.gate.GateRules;
import io.ringtape.bench.gate.GateTask;
import io.ringtape.bench.gate.GateTrials;
import io.ringtape.bench.gate.RatioGate;
import io.ringtape.bench.gate.ReferenceGate;
import io.ringtape.bench.report.Build;
import io.ringtape.bench.report.Machine;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import picocli.CommandLine.Option;

/** The options of the gate. */
final class GateOptions {
    /** The session of every gate. */
    static final SessionRecipe SESSION = new SessionRecipe(SessionRecipe.USUAL_SEED, Workload.QUICK.events());

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

    @Option(
            names = "--reference",
            paramLabel = "DIR",
            description = "With --gate: also compare whole commands with those of the clone in this folder;"
                    + " CI gives the commit in bench/reference.")
    private Path reference;

    void requireSound(Integer mostPairsOrNull, UsageProblems problems) {
        problems.requirePath("--budgets", file, "file");
        problems.requirePath("--reference", reference, "folder");
        if (!isWanted) {
            return;
        }
        int least = GateRules.USUAL.least();
        if (mostPairsOrNull != null && mostPairsOrNull < least) {
            problems.add("--rounds: " + mostPairsOrNull + ", with --gate wanted " + least
                    + " or more, for fewer pairs can prove nothing");
        }
        if (file() == null) {
            problems.add("--budgets: outside a clone the file must be given");
            return;
        }
        problems.requireFile("--budgets", isRecording && !Files.exists(file()) ? null : file());
        problems.requireFolder("--budgets", file().toAbsolutePath().getParent());
        if (reference != null) {
            problems.requireFile("--reference", reference.resolve("ringtape"));
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
            return Budgets.NONE;
        }
        try {
            return Budgets.read(file());
        } catch (IOException e) {
            throw CommandFailure.wrongUsage(List.of("--budgets: " + e.getMessage()));
        }
    }

    private ExitCode compare(Path work, ConsoleProgress progress, Console console) throws IOException {
        Path own = Build.root().orElseThrow(() -> new IOException("--reference: this program is in no clone"));
        try (WorkFolder folder = new WorkFolder(work);
                WorkFolder.Lent place = folder.lend("reference")) {
            Path runs = Files.createDirectories(place.path());
            return new ReferenceGate(own, reference.toAbsolutePath(), runs, progress).judge(console);
        }
    }

    /** Judges or records, with at most {@code mostPairsOrNull} pairs of each ratio. */
    ExitCode run(Path work, Integer mostPairsOrNull, Console console) throws IOException {
        GateRules rules = mostPairsOrNull == null ? GateRules.USUAL : GateRules.USUAL.withMost(mostPairsOrNull);
        Budgets budgets = budgets(console);
        String machine = Machine.here().kind();
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            LongConsumer measured = isRecording ? ratios -> {} : progress::at;
            GateTrials.Measurer measurer =
                    bounds -> GateTask.measure(new GateTask.GateRequest(work, SESSION, rules, bounds), measured);
            if (isRecording) {
                new GateRecording(measurer, budgets, machine, progress).write(file(), console);
                return ExitCode.DONE;
            }
            ExitCode ratios = new RatioGate(measurer, budgets, machine, progress).judge(console);
            ExitCode commands = reference == null ? ExitCode.DONE : compare(work, progress, console);
            return ratios == ExitCode.DONE ? commands : ratios;
        }
    }
}
