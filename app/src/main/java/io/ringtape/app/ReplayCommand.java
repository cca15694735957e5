package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.config.SettingChange;
import io.ringtape.engine.Engine;
import io.ringtape.replay.DecisionReplay;
import io.ringtape.replay.Replay;
import io.ringtape.replay.SessionSummary;
import io.ringtape.replay.WhatIf;
import io.ringtape.report.EdgeVerdict;
import io.ringtape.tape.TapeDiff;
import io.ringtape.tape.TapeManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code replay} command. */
@CommandLine.Command(
        name = "replay",
        header = "Replay a tape and compare every byte.",
        description = {
            "",
            "Runs the causes of a tape through a fresh engine and compares each transaction with the recorded one. The"
                    + " first difference is shown as two texts, and the exit code is then 3.",
            "",
            "A tape of another engine version is compared by its decisions: signals, vetoes, requests, position changes,"
                    + " closed trades and setup transitions. Every change is listed (with --json, the first 20 and the number"
                    + " of the others), and the exit code is then 3.",
            "",
            "With --policies the tape's market is run with other settings instead. The report lists the settings that"
                    + " differ, both results, and the first signal and the first order that differ. A setting that acts when"
                    + " market data files are read, such as marketData.feedDelayMillis, is refused: run the backtest again.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape replay tapes/2026-03-02",
            "  ./ringtape replay tapes/2026-03-02 --json",
            "  ./ringtape replay tapes/2026-03-02 --policies tighter.yaml"
        })
final class ReplayCommand extends TapeCommand {
    private static final int MOST_JSON_CHANGES = 20;

    @Option(
            names = "--policies",
            paramLabel = "FILE",
            description = "Rerun the market with these settings (YAML) and report what changes.")
    private Path policies;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    private Configuration other;

    @Override
    void check(UsageProblems problems) {
        super.check(problems);
        if (policies != null) {
            other = Policies.load(policies, problems);
        }
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        try {
            return other == null ? verify(console) : rerun(console);
        } catch (ConfigurationException e) {
            throw CommandFailure.wrongUsage(e.problems());
        }
    }

    private ExitCode verify(Console console) throws ConfigurationException {
        int written = TapeManifest.read(tape()).engineVersion();
        if (written != Engine.VERSION) {
            return compareDecisions(console, written);
        }
        long startedNs = System.nanoTime();
        Replay.Result result = verify(tape(), console);
        long elapsedNs = System.nanoTime() - startedNs;
        if (json) {
            console.result("%s", json(result, elapsedNs));
        } else {
            print(console, result, elapsedNs);
        }
        return result.difference().isEmpty() ? ExitCode.DONE : ExitCode.REPLAY_DIFFERS;
    }

    /** Replays the tape with progress on standard error, and reports a torn tail there. */
    static Replay.Result verify(Path tape, Console console) throws ConfigurationException {
        Replay.Result result;
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            result = Replay.verify(tape, progress);
        }
        result.tornTail().ifPresent(tail -> console.note("note: %s", tail));
        return result;
    }

    static JsonReport json(Replay.Result result, long elapsedNs) {
        return new JsonReport()
                .count("entries", result.entries())
                .flag("synthetic", isSynthetic(result))
                .flag("complete", result.isComplete())
                .flag("identical", result.difference().isEmpty())
                .object(
                        "firstDifference",
                        result.difference().map(ReplayCommand::json).orElse(null))
                .text("tapeChecksum", result.checksum())
                .seconds("seconds", elapsedNs)
                .count("entriesPerSecond", BacktestReport.perSecond(result.entries(), elapsedNs));
    }

    private static boolean isSynthetic(Replay.Result result) {
        return result.summary().map(SessionSummary::isSynthetic).orElse(false);
    }

    private static void printIfSynthetic(Console console, boolean synthetic) {
        if (synthetic) {
            console.result("%s", EdgeVerdict.OF_SYNTHETIC_DATA);
        }
    }

    private ExitCode compareDecisions(Console console, int written) throws ConfigurationException {
        console.note(
                "note: the tape is of engine version %d, this is %d: decisions are compared, not bytes",
                written, Engine.VERSION);
        long startedNs = System.nanoTime();
        List<DecisionReplay.Change> first = new ArrayList<>();
        DecisionReplay.ComparisonResult result;
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            result = DecisionReplay.compare(tape(), change -> take(change, first, console, progress), progress);
        }
        result.tornTail().ifPresent(tail -> console.note("note: %s", tail));
        long elapsedNs = System.nanoTime() - startedNs;
        if (json) {
            console.result("%s", json(result, first, written, elapsedNs));
        } else {
            print(console, result, elapsedNs);
        }
        return result.compared().changed() == 0 ? ExitCode.DONE : ExitCode.REPLAY_DIFFERS;
    }

    /** Prints the change at once, which ends the progress bar; as JSON keeps the first ones for the one object. */
    private void take(
            DecisionReplay.Change change,
            List<DecisionReplay.Change> first,
            Console console,
            ConsoleProgress progress) {
        if (!json) {
            progress.close();
            print(console, change);
        } else if (first.size() < MOST_JSON_CHANGES) {
            first.add(change);
        }
    }

    private static JsonReport json(
            DecisionReplay.ComparisonResult result, List<DecisionReplay.Change> first, int written, long elapsedNs) {
        return new JsonReport()
                .count("recordedEngineVersion", written)
                .count("engineVersion", Engine.VERSION)
                .count("entries", result.compared().entries())
                .flag("synthetic", result.isSynthetic())
                .flag("complete", result.isComplete())
                .count("decisions", result.compared().decisions())
                .count("changed", result.compared().changed())
                .objects("changes", first.stream().map(ReplayCommand::json).toList())
                .count("changesLeftOut", result.compared().changed() - first.size())
                .text("tapeChecksum", result.checksum())
                .seconds("seconds", elapsedNs)
                .count(
                        "entriesPerSecond",
                        BacktestReport.perSecond(result.compared().entries(), elapsedNs));
    }

    private static JsonReport json(DecisionReplay.Change change) {
        return new JsonReport()
                .count("entry", change.entry())
                .text("recorded", change.recorded())
                .text("replayed", change.replayed());
    }

    private static void print(Console console, DecisionReplay.Change change) {
        console.result("entry %,d", change.entry());
        console.result("--- recorded");
        console.result("%s", orNone(change.recorded()));
        console.result("--- replayed");
        console.result("%s", orNone(change.replayed()));
    }

    private static void print(Console console, DecisionReplay.ComparisonResult result, long elapsedNs) {
        DecisionReplay.Compared compared = result.compared();
        console.result(
                "%s: %,d of %,d decisions changed in %,d entries, %.1f s (%,d a second), %s%s",
                compared.changed() == 0 ? "equal decisions" : "other decisions",
                compared.changed(),
                compared.decisions(),
                compared.entries(),
                elapsedNs / 1e9,
                BacktestReport.perSecond(compared.entries(), elapsedNs),
                result.checksum(),
                result.isComplete() ? "" : "; open tape");
        printIfSynthetic(console, result.isSynthetic());
    }

    private static JsonReport json(TapeDiff difference) {
        return new JsonReport()
                .count("entry", difference.entries() + 1)
                .text("recorded", difference.first())
                .text("replayed", difference.second());
    }

    static void print(Console console, Replay.Result result, long elapsedNs) {
        printComparison(console, result, elapsedNs);
        printIfSynthetic(console, isSynthetic(result));
    }

    private static void printComparison(Console console, Replay.Result result, long elapsedNs) {
        if (result.difference().isPresent()) {
            TapeDiff difference = result.difference().get();
            console.result("entry %,d differs", difference.entries() + 1);
            for (TapeDiff.FieldDifference field : difference.fields()) {
                console.result(
                        "  event %d, %s: recorded %s, replayed %s",
                        field.event(), field.name(), field.first(), field.second());
            }
            console.result("--- recorded");
            console.result("%s", difference.first().stripTrailing());
            console.result("--- replayed");
            console.result("%s", difference.second().stripTrailing());
            return;
        }
        console.result(
                "identical: %,d entries in %.1f s (%,d a second), %s%s",
                result.entries(),
                elapsedNs / 1e9,
                BacktestReport.perSecond(result.entries(), elapsedNs),
                result.checksum(),
                result.isComplete() ? "" : openTape(result));
    }

    private static String openTape(Replay.Result result) {
        boolean hasEnded = result.summary().map(summary -> summary.hasEnded(0)).orElse(false);
        return hasEnded ? "; open tape" : "; open tape, no SessionEnd";
    }

    private ExitCode rerun(Console console) throws ConfigurationException, IOException {
        int written = TapeManifest.read(tape()).engineVersion();
        if (written != Engine.VERSION) {
            console.note(
                    "note: the tape is of engine version %d, this is %d: differences may come from either the settings"
                            + " or the engine",
                    written, Engine.VERSION);
        }
        long startedNs = System.nanoTime();
        WhatIf.RerunResult result;
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            result = WhatIf.run(tape(), other, progress);
        }
        long elapsedNs = System.nanoTime() - startedNs;
        if (json) {
            console.result("%s", json(result, elapsedNs));
        } else {
            print(console, result);
        }
        return ExitCode.DONE;
    }

    private static JsonReport json(WhatIf.RerunResult result, long elapsedNs) {
        return new JsonReport()
                .count("entries", result.entries())
                .flag("synthetic", result.recorded().isSynthetic())
                .objects(
                        "changes",
                        result.changes().settings().stream()
                                .map(change -> new JsonReport()
                                        .text("key", change.key())
                                        .text("recorded", change.before())
                                        .text("rerun", change.after()))
                                .toList())
                .object("recorded", trading(result.recorded()))
                .object("rerun", trading(result.rerun()))
                .object(
                        "firstSignal",
                        result.changes().firstSignal().map(ReplayCommand::json).orElse(null))
                .object(
                        "firstOrder",
                        result.changes().firstOrder().map(ReplayCommand::json).orElse(null))
                .text("tapeChecksum", result.checksum())
                .seconds("seconds", elapsedNs)
                .count("entriesPerSecond", BacktestReport.perSecond(result.entries(), elapsedNs));
    }

    private static JsonReport json(WhatIf.Difference difference) {
        return new JsonReport()
                .count("place", difference.place())
                .text("recorded", difference.recorded())
                .text("rerun", difference.rerun());
    }

    private void print(Console console, WhatIf.RerunResult result) {
        if (result.changes().settings().isEmpty()) {
            console.result("no setting differs");
        }
        printChanges(console, result.changes().settings());
        console.result("as recorded:");
        BacktestReport.printTrading(console, result.recorded());
        console.result("under %s:", policies);
        BacktestReport.printTrading(console, result.rerun());
        print(console, "signal", result.changes().firstSignal());
        print(console, "order", result.changes().firstOrder());
    }

    /** Lists the settings that differ, if any. */
    static void printChanges(Console console, List<SettingChange> changes) {
        if (!changes.isEmpty()) {
            console.result("settings that differ:");
        }
        for (SettingChange change : changes) {
            console.result("  %s: %s -> %s", change.key(), orNone(change.before()), orNone(change.after()));
        }
    }

    private static void print(Console console, String kind, Optional<WhatIf.Difference> difference) {
        if (difference.isEmpty()) {
            console.result("no %s differs", kind);
            return;
        }
        console.result(
                "the first %s that differs, number %d:", kind, difference.get().place());
        console.result("--- recorded");
        console.result("%s", orNone(difference.get().recorded()));
        console.result("--- rerun");
        console.result("%s", orNone(difference.get().rerun()));
    }

    private static String orNone(String text) {
        return text == null || text.isEmpty() ? "(none)" : text.stripTrailing();
    }

    private static JsonReport trading(SessionSummary summary) {
        return new JsonReport()
                .count("signals", summary.signals())
                .count("promoted", summary.promoted())
                .count("blocked", summary.blocked())
                .count("expired", summary.expired())
                .count("vetoes", summary.vetoes())
                .counts("blockedBy", BacktestReport.blockedBy(summary))
                .count("orders", summary.orders())
                .count("fills", summary.fills())
                .count("roundTrips", summary.roundTrips())
                .micros("realisedPnl", summary.realised());
    }
}
