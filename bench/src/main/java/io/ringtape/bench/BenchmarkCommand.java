package io.ringtape.bench;

import io.ringtape.app.CommandFailure;
import io.ringtape.app.Console;
import io.ringtape.app.ConsoleProgress;
import io.ringtape.app.ExitCode;
import io.ringtape.app.GuestCommand;
import io.ringtape.app.OptionTypes;
import io.ringtape.app.Problems;
import io.ringtape.bench.jmh.JmhSuite;
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
    private static final long BYTES_AN_EVENT = 200;
    private static final long DISK_BYTES_AN_EVENT = 400;
    private static final long HEAP_BESIDES = 96L << 20;
    private static final long MOST_EVENTS = 10_000_000;
    private static final long LONG_SESSION = 50_000_000;

    @Option(names = "--quick", description = "A smaller session and fewer rounds, for a check.")
    private boolean quick;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "About how many events the session has (1.5m; quick 400k; at most 10m).")
    private OptionTypes.EventCount events;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the session (${DEFAULT-VALUE}).")
    private long seed = 3;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "Times that each thing is measured for throughput, or each setup with --growth (9; quick 3); latency,"
                            + " rate and restart have times of their own.")
    private Integer rounds;

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
            fallbackValue = "docs/performance.md",
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
    protected void requireSound(Problems problems) {
        problems.requirePath("--work", work, "folder");
        problems.requirePath("--json", json, "file");
        problems.requirePath("--profile", profile, "folder");
        problems.requireFile("--write-docs", document);
        WholeFile.requireWritable("--json", json, problems);
        WholeFile.requireWritable("--write-docs", document, problems);
        requireWork(problems);
        if (rounds != null && rounds < 1) {
            problems.add("--rounds: " + rounds + ", wanted 1 or more");
        }
        if (only != null) {
            only.forEach(name -> addPart(name, problems));
        }
        gate.requireSound(problems);
        growth.requireSound(problems);
        Mode.requireFitting(spec.commandLine().getParseResult()::hasMatchedOption, problems);
        requireEvents(problems);
        requireTapes(problems);
        requireBenchmarks(problems);
    }

    private void requireWork(Problems problems) {
        if (work == null) {
            return;
        }
        try {
            WorkFolder.objection(work).ifPresent(objection -> problems.add("--work: " + objection));
        } catch (IOException e) {
            problems.add("--work: " + work + " cannot be read");
        }
    }

    private void requireBenchmarks(Problems problems) {
        try {
            if (jmh != null && JmhSuite.count(jmh) == 0) {
                problems.add("--jmh: no benchmark has a name with '" + jmh + "' in it");
            }
        } catch (PatternSyntaxException e) {
            problems.add("--jmh: '" + jmh + "' is no regular expression: " + e.getDescription());
        }
    }

    private void addPart(String name, Problems problems) {
        try {
            parts.add(Part.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            problems.add("--only: '" + name + "' is no part, wanted tape, replay, features, decode or latency");
        }
    }

    private void requireEvents(Problems problems) {
        boolean isOnDisk = growth.isWanted() || endurance;
        long most = isOnDisk ? SyntheticSettings.MAX_EVENTS : MOST_EVENTS;
        long count = scale().events();
        if (count < SyntheticSettings.MIN_EVENTS || count > most) {
            problems.add(String.format(
                    Locale.ROOT, "--events: %,d events, wanted %,d to %,d", count, SyntheticSettings.MIN_EVENTS, most));
            return;
        }
        long held = heldInMemory();
        long needed = held * BYTES_AN_EVENT + HEAP_BESIDES;
        if (held > 0 && needed > Runtime.getRuntime().maxMemory()) {
            problems.add("--events: " + held + " events are held in memory and need a heap of about " + (needed >> 20)
                    + "m, as in RINGTAPE_HEAP=" + ((needed >> 30) + 1) + "g");
        }
    }

    /** Events of the session that is held in memory; 0 when none is. */
    private long heldInMemory() {
        if (jmh != null || endurance || growth.topics().equals(EnumSet.of(GrowthTopic.LENGTH))) {
            return 0;
        }
        if (gate.isWanted()) {
            return eventsOr(Scale.QUICK.events());
        }
        return growth.isWanted() ? usual().events() : scale().events();
    }

    /** With --growth the number of events is that of the longest tape. */
    private void requireTapes(Problems problems) {
        if (!growth.isWanted() || events == null) {
            return;
        }
        if (!growth.topics().contains(GrowthTopic.LENGTH)) {
            problems.add("--events with --growth is the longest tape: wanted 'length' among the topics");
        } else if (events.value() < LengthGrowth.SHORTEST) {
            problems.add(String.format(
                    Locale.ROOT,
                    "--events: %,d events, wanted %,d or more, the shortest tape of --growth",
                    events.value(),
                    LengthGrowth.SHORTEST));
        }
    }

    private Scale scale() {
        return usual().withEvents(eventsOr(usual().events()));
    }

    /** Without what --events asks for. */
    private Scale usual() {
        Scale scale = quick ? Scale.QUICK : Scale.FULL;
        return rounds == null ? scale : scale.withRounds(rounds);
    }

    @Override
    protected ExitCode run(Console console) throws IOException {
        if (gate.isWanted()) {
            return gate.run(work, new SessionRecipe(seed, eventsOr(Scale.QUICK.events())), rounds, console);
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

    /** As many events as were asked for, or that many. */
    private long eventsOr(long usual) {
        return events == null ? usual : events.value();
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

    /** In one line, for the tables of what has no table of conditions. */
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
            Growth measurement = new Growth(store, folder, usual(), progress);
            Path pictures = GrowthOptions.pictures(document, work);
            console.note("plots: %s", pictures);
            measurement.measure(
                    growth.topics(),
                    new SessionRecipe(seed, usual().events()),
                    eventsOr(GrowthOptions.LONGEST),
                    pictures,
                    findings);
            return;
        }
        if (endurance) {
            new Endurance(store, folder, progress).measure(new SessionRecipe(seed, eventsOr(LONG_SESSION)), findings);
            return;
        }
        Session session = store.session(new SessionRecipe(seed, scale().events()));
        folder.requireRoom("a run", scale().events() * DISK_BYTES_AN_EVENT);
        if (profile != null) {
            new Profile(session, folder, progress).draw(profile, console).forEach(findings::add);
            return;
        }
        Outcome outcome = new BenchRun(parts, scale(), folder, progress).on(session);
        Report report = new Report(
                outcome,
                Machine.here(),
                build(),
                new Report.Plan(new SessionRecipe(seed, scale().events()), quick, scale(), folder.fileSystem()));
        report.tables().forEach(findings::add);
        if (json != null) {
            WholeFile.write(json, report.json() + "\n");
        }
    }
}
