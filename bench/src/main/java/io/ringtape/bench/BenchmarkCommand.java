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

    @Option(names = "--rounds", paramLabel = "N", description = "Times that each thing is measured (9; quick 4).")
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
            description = "Ask the JMH suite instead: all of it (about eleven minutes), or what has a name that fits.")
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
        if (work != null && Files.exists(work) && !Files.isDirectory(work)) {
            problems.add("--work: " + work + " is a file, wanted a folder");
        }
        if (rounds != null && rounds < 1) {
            problems.add("--rounds: " + rounds + ", wanted 1 or more");
        }
        if (only != null) {
            only.forEach(name -> addPart(name, problems));
        }
        gate.requireSound(problems);
        growth.requireSound(problems);
        requireEvents(problems);
        requireBenchmarks(problems);
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
            problems.add("--only: '" + name + "' is no part, wanted tape, replay, features or latency");
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
        long needed = count * BYTES_AN_EVENT + HEAP_BESIDES;
        if (!isOnDisk && needed > Runtime.getRuntime().maxMemory()) {
            problems.add("--events: " + count + " events are held in memory and need a heap of about " + (needed >> 20)
                    + "m, as in RINGTAPE_HEAP=" + ((needed >> 30) + 1) + "g");
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
        List<Table> tables;
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            tables = jmh == null ? inThisProcess(progress, console) : List.of(JmhSuite.run(jmh, work, progress));
        }
        tables.forEach(table -> console.result("%s", table.text()));
        if (document != null) {
            MarkedSections sections = new MarkedSections(Files.readString(document));
            tables.forEach(sections::put);
            Files.writeString(document, sections.toString());
            sections.missing().forEach(name -> console.note("%s has no place for the table '%s'", document, name));
        }
        if (jmh != null) {
            tables.forEach(JmhSuite::requireClean);
        }
    }

    private List<Table> inThisProcess(ConsoleProgress progress, Console console) throws IOException {
        try (WorkFolder folder = new WorkFolder(work)) {
            return tables(folder, progress, console);
        }
    }

    private List<Table> tables(WorkFolder folder, RunProgress progress, Console console) throws IOException {
        SessionStore store = new SessionStore(folder, progress);
        if (growth.isWanted()) {
            Growth measurement = new Growth(store, folder, usual(), progress);
            Path pictures = GrowthOptions.pictures(document, work);
            console.note("plots: %s", pictures);
            return measurement.measure(
                    growth.topics(),
                    new SessionRecipe(seed, usual().events()),
                    eventsOr(GrowthOptions.LONGEST),
                    pictures);
        }
        if (endurance) {
            return new Endurance(store, folder, progress).measure(new SessionRecipe(seed, eventsOr(LONG_SESSION)));
        }
        Session session = store.session(new SessionRecipe(seed, scale().events()));
        return profile == null
                ? measured(new BenchRun(parts, scale(), folder, progress).on(session))
                : new Profile(session, folder, progress).draw(profile, console);
    }

    private List<Table> measured(Outcome outcome) throws IOException {
        Build build = Build.here(spec.root().commandLine().getParseResult().originalArgs());
        Report report = new Report(outcome, Machine.here(), build);
        if (json != null) {
            Files.writeString(json, report.json() + "\n");
        }
        return report.tables();
    }
}
