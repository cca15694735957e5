package io.ringtape.bench;

import io.ringtape.app.CommandFailure;
import io.ringtape.app.Console;
import io.ringtape.app.ConsoleProgress;
import io.ringtape.app.ExitCode;
import io.ringtape.app.GuestCommand;
import io.ringtape.app.UsageProblems;
import io.ringtape.bench.catalogue.Part;
import io.ringtape.bench.endurance.Endurance;
import io.ringtape.bench.feed.FeedLoad;
import io.ringtape.bench.growth.Growth;
import io.ringtape.bench.jmh.JmhSuite;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.profile.Profile;
import io.ringtape.bench.report.Build;
import io.ringtape.bench.report.Findings;
import io.ringtape.bench.report.Machine;
import io.ringtape.bench.report.Outcome;
import io.ringtape.bench.report.ResultTable;
import io.ringtape.bench.report.RunReport;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.replay.RunProgress;
import io.ringtape.synth.SyntheticSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code bench} command. What it does is a {@link BenchMode}; options of one concern are a mixin. */
@CommandLine.Command(
        name = "bench",
        header = "Measure latency and throughput against the machine's limits.",
        description = {
            "",
            "Makes one synthetic session of SPY and QQQ, then measures ring, bare append, bare tail, a plain loop and the"
                    + " disk beside engine, tape, replay and features, all in turn within one process. What a measured"
                    + " run writes is compared with the session's checksum; when it differs the command fails.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape bench --quick                        under a minute",
            "  ./ringtape bench --only tape --json tape.json   one part, and its figures in a file",
            "  ./ringtape bench --gate                         whether a ratio fell",
            "  ./ringtape bench --growth=rate,setups           how cost grows",
            "  ./ringtape bench --profile                      where the time goes",
            "  ./ringtape bench --feed --seconds 10            the live feed at 200,000 events a second",
            "  ./ringtape bench --jmh Encode                   small questions, one process each",
            "  RINGTAPE_HEAP=3g ./ringtape bench --events 10m  a longer session"
        })
final class BenchmarkCommand extends GuestCommand {
    private static final long DISK_BYTES_AN_EVENT = 400;
    private static final long MOST_EVENTS = 10_000_000;
    private static final long LONG_SESSION = 50_000_000;

    @Mixin
    private SessionOptions session = new SessionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private GateOptions gate = new GateOptions();

    @Mixin
    private GrowthOptions growth = new GrowthOptions();

    @Mixin
    private FeedOptions feed = new FeedOptions();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            completionCandidates = Parts.class,
            description = "Only these parts: ${COMPLETION-CANDIDATES}.")
    private List<String> only = List.of();

    @Option(
            names = "--profile",
            arity = "0..1",
            fallbackValue = ".",
            paramLabel = "DIR",
            description = "Measure nothing; record where engine and tape, and replay, spend their time, and write a"
                    + " flame graph of each into this folder (the working one).")
    private Path profile;

    @Option(
            names = "--jmh",
            arity = "0..1",
            fallbackValue = ".",
            paramLabel = "REGEX",
            description = "Ask the JMH suite instead: all of it (about twelve minutes), or what has a name that fits.")
    private String jmh;

    @SuppressWarnings("UnusedVariable") // read by its name, as the mode
    @Option(
            names = "--endurance",
            description = "Run a long session (--events, 50m) through engine and tape in a small fixed heap, under a"
                    + " collector that never collects, ZGC and G1. Needs room for two tapes in the folder of --work.")
    private boolean endurance;

    @Spec
    private CommandSpec spec;

    private BenchMode mode;
    private Set<Part> parts;

    static final class Parts extends EnumWords<Part> {
        Parts() {
            super(Part.class, "part");
        }
    }

    @Override
    protected void requireSound(UsageProblems problems) {
        mode = BenchMode.of(
                spec.commandLine().getParseResult().matchedOptions().stream()
                        .map(OptionSpec::longestName)
                        .toList(),
                problems);
        parts = new Parts().parse("--only", only == null ? List.of() : only, problems);
        problems.requirePath("--profile", profile, "folder");
        output.requireSound(problems);
        gate.requireSound(session.roundsOrNull(), problems);
        growth.requireSound(session.events(), problems);
        feed.requireSound(problems);
        boolean isOnDisk = mode == BenchMode.GROWTH || mode == BenchMode.ENDURANCE;
        session.requireSound(isOnDisk ? SyntheticSettings.MAX_EVENTS : MOST_EVENTS, heldInMemory(), problems);
        requireBenchmarks(problems);
    }

    private void requireBenchmarks(UsageProblems problems) {
        try {
            if (jmh != null && JmhSuite.count(jmh) == 0) {
                problems.add("--jmh: no benchmark has a name with '" + jmh + "' in it");
            }
        } catch (PatternSyntaxException e) {
            problems.add("--jmh: '" + jmh + "' is no regular expression: " + e.getDescription());
        }
    }

    /** Returns the events of the session that is held in memory; 0 for modes without one. */
    private long heldInMemory() {
        return switch (mode) {
            case MEASURE, PROFILE -> session.workload().events();
            case GATE -> GateOptions.SESSION.events();
            case GROWTH -> growth.holdsSession() ? session.usualRecipe().events() : 0;
            case ENDURANCE, FEED, JMH -> 0;
        };
    }

    @Override
    protected ExitCode run(Console console) throws IOException {
        if (mode == BenchMode.GATE) {
            return gate.run(session.work(), session.roundsOrNull(), console);
        }
        try {
            measure(console);
            return ExitCode.DONE;
        } catch (WrongOutputException e) {
            throw CommandFailure.failed("wrong output, so no figures: " + e.getMessage(), e);
        }
    }

    private void measure(Console console) throws IOException {
        Findings findings;
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            findings = new Findings(conditions(), table -> show(table, progress, console));
            if (mode == BenchMode.JMH) {
                findings.add(JmhSuite.run(jmh, session.work(), progress));
            } else {
                try (WorkFolder folder = new WorkFolder(session.work())) {
                    measure(folder, progress, console, findings);
                }
            }
        }
        if (!findings.failures().isEmpty()) {
            throw CommandFailure.failed(String.join("; ", findings.failures()));
        }
        output.writeDocument(findings.tables(), console);
        if (mode == BenchMode.JMH) {
            findings.tables().forEach(JmhSuite::requireClean);
        }
    }

    private static void show(ResultTable table, ConsoleProgress progress, Console console) {
        progress.close();
        console.result("%s", table.text());
        console.out().flush();
    }

    /** Returns the conditions in one line, for modes without a table of conditions. */
    private Optional<String> conditions() {
        return mode == BenchMode.MEASURE
                ? Optional.empty()
                : Optional.of(
                        "`" + build().command() + "`; " + Machine.here().shortLine() + "; " + build().code() + ".");
    }

    private Build build() {
        return Build.here(spec.root().commandLine().getParseResult().originalArgs());
    }

    private void measure(WorkFolder folder, RunProgress progress, Console console, Findings findings)
            throws IOException {
        SessionStore store = new SessionStore(folder, progress);
        switch (mode) {
            case GROWTH -> {
                Path pictures = output.document()
                        .map(document -> document.toAbsolutePath().getParent())
                        .orElse(session.work().resolve("growth"));
                console.note("plots: %s", pictures);
                Growth measured = new Growth(store, folder, session.usualWorkload(), progress);
                growth.measure(measured, session, pictures, findings);
            }
            case ENDURANCE -> new Endurance(store, folder, progress).measure(session.recipeOr(LONG_SESSION), findings);
            case FEED -> new FeedLoad(feed.load(), store, folder, progress).measure(recipe(), findings);
            case PROFILE ->
                new Profile(session(store, folder), folder, progress)
                        .draw(profile, console)
                        .forEach(findings::add);
            default -> report(new RunContext(session(store, folder), folder, session.workload()), progress, findings);
        }
    }

    private SessionRecipe recipe() {
        return session.recipeOr(session.workload().events());
    }

    private MeasuredSession session(SessionStore store, WorkFolder folder) throws IOException {
        MeasuredSession measured = store.session(recipe());
        folder.requireRoom("a run", recipe().events() * DISK_BYTES_AN_EVENT);
        return measured;
    }

    private void report(RunContext context, RunProgress progress, Findings findings) throws IOException {
        Set<Part> chosen = parts.isEmpty() ? EnumSet.allOf(Part.class) : parts;
        Outcome outcome = Outcome.measure(chosen, context, progress);
        RunReport.Conditions conditions = new RunReport.Conditions(
                recipe(), session.isQuick(), context.workload(), context.work().fileSystem());
        RunReport report = new RunReport(outcome, Machine.here(), build(), conditions);
        report.tables().forEach(findings::add);
        if (output.document().isPresent()) {
            findings.addUnseen(report.meanings());
        }
        output.writeJson(report);
    }
}
