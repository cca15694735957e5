package io.ringtape.bench;

import io.ringtape.app.CommandFailure;
import io.ringtape.app.Console;
import io.ringtape.app.ConsoleProgress;
import io.ringtape.app.ExitCode;
import io.ringtape.app.GuestCommand;
import io.ringtape.app.UsageProblems;
import io.ringtape.bench.catalogue.Part;
import io.ringtape.bench.endurance.Endurance;
import io.ringtape.bench.growth.Growth;
import io.ringtape.bench.growth.GrowthTopic;
import io.ringtape.bench.jmh.JmhSuite;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.profile.Profile;
import io.ringtape.bench.report.Build;
import io.ringtape.bench.report.Findings;
import io.ringtape.bench.report.Machine;
import io.ringtape.bench.report.MarkedSections;
import io.ringtape.bench.report.Outcome;
import io.ringtape.bench.report.RunReport;
import io.ringtape.bench.report.Table;
import io.ringtape.bench.report.WholeFile;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import io.ringtape.replay.RunProgress;
import io.ringtape.synth.SyntheticSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code bench} command. */
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
            "  ./ringtape bench --jmh Encode                   small questions, one process each",
            "  RINGTAPE_HEAP=3g ./ringtape bench --events 10m  a longer session"
        })
final class BenchmarkCommand extends GuestCommand {
    private static final long DISK_BYTES_AN_EVENT = 400;
    private static final long MOST_EVENTS = 10_000_000;
    private static final long LONG_SESSION = 50_000_000;

    @Mixin
    private SessionOptions session = new SessionOptions();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Only these parts: tape, replay, features, decode, latency.")
    private List<String> only = List.of();

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Folder to work in; sessions are kept there (a folder in the system's temporary one).")
    private Path work = WorkFolder.USUAL;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file as one JSON object.")
    private Path json;

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

    @Option(
            names = "--write-docs",
            arity = "0..1",
            fallbackValue = "docs/performance/tables.md",
            paramLabel = "FILE",
            description = "Put the tables into their marked places in this document (${FALLBACK-VALUE}).")
    private Path document;

    @Mixin
    private GateOptions gate = new GateOptions();

    @Mixin
    private GrowthOptions growth = new GrowthOptions();

    @Option(
            names = "--endurance",
            description = "Run a long session (--events, 50m) through engine and tape in a small fixed heap, under a"
                    + " collector that never collects, ZGC and G1. Needs room for two tapes in the folder of --work.")
    private boolean endurance;

    @Spec
    private CommandSpec spec;

    private final Set<Part> parts = EnumSet.noneOf(Part.class);

    @Override
    protected void requireSound(UsageProblems problems) {
        problems.requirePath("--work", work, "folder");
        problems.requirePath("--json", json, "file");
        problems.requirePath("--profile", profile, "folder");
        problems.requireFile("--write-docs", document);
        WholeFile.requireWritable("--json", json, problems);
        WholeFile.requireWritable("--write-docs", document, problems);
        requireWork(problems);
        if (only != null) {
            only.forEach(name -> addPart(name, problems));
        }
        gate.requireSound(session.roundsOrNull(), problems);
        growth.requireSound(problems);
        BenchMode.requireFitting(
                spec.commandLine().getParseResult().matchedOptions().stream()
                        .map(OptionSpec::longestName)
                        .toList(),
                problems);
        boolean isOnDisk = growth.isWanted() || endurance;
        session.requireSound(isOnDisk ? SyntheticSettings.MAX_EVENTS : MOST_EVENTS, heldInMemory(), problems);
        growth.requireLongest(session.events(), problems);
        requireBenchmarks(problems);
    }

    private void requireWork(UsageProblems problems) {
        if (work == null) {
            return;
        }
        try {
            WorkFolder.objection(work).ifPresent(objection -> problems.add("--work: " + objection));
        } catch (IOException e) {
            problems.add("--work: " + work + " cannot be read");
        }
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

    private void addPart(String name, UsageProblems problems) {
        try {
            parts.add(Part.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            problems.add("--only: '" + name + "' is no part, wanted one of " + GrowthOptions.names(Part.values()));
        }
    }

    /** Events of the session that is held in memory; 0 for modes without one. */
    private long heldInMemory() {
        if (jmh != null || endurance || growth.topics().equals(EnumSet.of(GrowthTopic.LENGTH))) {
            return 0;
        }
        if (gate.isWanted()) {
            return GateOptions.SESSION.events();
        }
        return growth.isWanted() ? session.usual().events() : session.scale().events();
    }

    @Override
    protected ExitCode run(Console console) throws IOException {
        if (gate.isWanted()) {
            return gate.run(work, session.roundsOrNull(), console);
        }
        if (parts.isEmpty()) {
            parts.addAll(EnumSet.allOf(Part.class));
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
            if (jmh == null) {
                inThisProcess(progress, console, findings);
            } else {
                findings.add(JmhSuite.run(jmh, work, progress));
            }
        }
        if (!findings.failures().isEmpty()) {
            throw CommandFailure.failed(String.join("; ", findings.failures()));
        }
        if (document != null) {
            writeDocument(findings.tables(), console);
        }
        if (jmh != null) {
            findings.tables().forEach(JmhSuite::requireClean);
        }
    }

    private static void show(Table table, ConsoleProgress progress, Console console) {
        progress.close();
        console.result("%s", table.text());
        console.out().flush();
    }

    /** The conditions in one line, for runs without a table of conditions. */
    private Optional<String> conditions() {
        boolean hasTable = jmh == null && profile == null && !endurance && !growth.isWanted();
        return hasTable
                ? Optional.empty()
                : Optional.of(
                        "`" + build().command() + "`; " + Machine.here().shortLine() + "; " + build().code() + ".");
    }

    private Build build() {
        return Build.here(spec.root().commandLine().getParseResult().originalArgs());
    }

    private void writeDocument(List<Table> tables, Console console) throws IOException {
        MarkedSections sections = new MarkedSections(Files.readString(document));
        tables.forEach(sections::put);
        WholeFile.write(document, sections.toString());
        sections.missing().forEach(name -> console.note("%s has no place for the table '%s'", document, name));
    }

    private void inThisProcess(ConsoleProgress progress, Console console, Findings findings) throws IOException {
        try (WorkFolder folder = new WorkFolder(work)) {
            measure(folder, progress, console, findings);
        }
    }

    private void measure(WorkFolder folder, RunProgress progress, Console console, Findings findings)
            throws IOException {
        SessionStore store = new SessionStore(folder, progress);
        if (growth.isWanted()) {
            Path pictures = GrowthOptions.pictures(document, work);
            console.note("plots: %s", pictures);
            new Growth(store, folder, session.usual(), progress)
                    .measure(
                            growth.topics(),
                            session.recipeOf(session.usual().events()),
                            session.events().orElse(GrowthOptions.LONGEST),
                            pictures,
                            findings);
            return;
        }
        if (endurance) {
            new Endurance(store, folder, progress).measure(session.recipeOr(LONG_SESSION), findings);
            return;
        }
        Workload scale = session.scale();
        SessionRecipe recipe = session.recipeOf(scale.events());
        MeasuredSession measured = store.session(recipe);
        folder.requireRoom("a run", scale.events() * DISK_BYTES_AN_EVENT);
        if (profile != null) {
            new Profile(measured, folder, progress).draw(profile, console).forEach(findings::add);
            return;
        }
        Outcome outcome = new BenchRun(parts, scale, folder, progress).on(measured);
        RunReport report = new RunReport(
                outcome,
                Machine.here(),
                build(),
                new RunReport.Plan(recipe, session.isQuick(), scale, folder.fileSystem()));
        report.tables().forEach(findings::add);
        if (document != null) {
            findings.addUnseen(report.meanings());
        }
        if (json != null) {
            WholeFile.write(json, report.json() + "\n");
        }
    }
}
