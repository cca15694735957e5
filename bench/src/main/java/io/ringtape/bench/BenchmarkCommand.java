package io.ringtape.bench;

import io.ringtape.app.CommandFailure;
import io.ringtape.app.Console;
import io.ringtape.app.ConsoleProgress;
import io.ringtape.app.ExitCode;
import io.ringtape.app.GuestCommand;
import io.ringtape.app.OptionTypes;
import io.ringtape.app.Problems;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.synth.SyntheticSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

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
            "  RINGTAPE_HEAP=2g ./ringtape bench --events 10m  a longer session"
        })
final class BenchmarkCommand extends GuestCommand {
    private static final long BYTES_A_TRANSACTION = 160;
    private static final long HEAP_BESIDES = 160L << 20;

    @Option(names = "--quick", description = "A smaller session and fewer rounds, for a check.")
    private boolean quick;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "About how many events the session has (2m; quick 500k).")
    private OptionTypes.EventCount events;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the session (${DEFAULT-VALUE}).")
    private long seed = 3;

    @Option(names = "--rounds", paramLabel = "N", description = "Times that each thing is measured (9; quick 5).")
    private Integer rounds;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Only these parts: tape, replay, features, latency.")
    private List<String> only = List.of();

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Folder to work in; sessions are kept there (a folder in the system's temporary one).")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"), "ringtape-bench");

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file as one JSON object.")
    private Path json;

    private final Set<Part> parts = EnumSet.noneOf(Part.class);

    @Override
    protected void requireSound(Problems problems) {
        problems.requirePath("--work", work, "folder");
        problems.requirePath("--json", json, "file");
        if (work != null && Files.exists(work) && !Files.isDirectory(work)) {
            problems.add("--work: " + work + " is a file, wanted a folder");
        }
        if (rounds != null && rounds < 1) {
            problems.add("--rounds: " + rounds + ", wanted 1 or more");
        }
        if (only != null) {
            only.forEach(name -> addPart(name, problems));
        }
        requireEvents(problems);
    }

    private void addPart(String name, Problems problems) {
        try {
            parts.add(Part.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            problems.add("--only: '" + name + "' is no part, wanted tape, replay, features or latency");
        }
    }

    private void requireEvents(Problems problems) {
        long count = events();
        if (count < SyntheticSettings.MIN_EVENTS || count > SyntheticSettings.MAX_EVENTS) {
            problems.add(String.format(
                    Locale.ROOT,
                    "--events: %,d events, wanted %,d to %,d",
                    count,
                    SyntheticSettings.MIN_EVENTS,
                    SyntheticSettings.MAX_EVENTS));
            return;
        }
        long needed = count * BYTES_A_TRANSACTION + HEAP_BESIDES;
        if (needed > Runtime.getRuntime().maxMemory()) {
            problems.add("--events: " + count + " events are held in memory and need a heap of about " + (needed >> 20)
                    + "m, as in RINGTAPE_HEAP=" + ((needed >> 30) + 1) + "g");
        }
    }

    private long events() {
        long usual = quick ? 500_000 : 2_000_000;
        return events == null ? usual : events.value();
    }

    @Override
    protected ExitCode run(Console console) throws IOException {
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
        WorkFolder folder = new WorkFolder(work);
        Machine machine = Machine.here();
        Build build = Build.here(arguments());
        console.result("%s", machine.line());
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            Session session = new SessionStore(folder, progress).session(new SessionRecipe(seed, events()));
            Measured measured = Measured.of(
                    Throughput.questions(parts, session, folder, quick ? 20_000_000L : 50_000_000L, quick ? 128 : 512),
                    1,
                    rounds == null ? (quick ? 5 : 9) : rounds,
                    progress);
            Figures figures = figures(session, measured, folder);
            measured.answers()
                    .forEach((name, answer) -> console.result(
                            "%-45s %10.2f %-5s best %10.2f  %8.2f to %.2f",
                            name,
                            answer.unit().scaled(answer.sample().median()),
                            answer.unit().label(),
                            answer.unit().scaled(answer.unit().best(answer.sample())),
                            answer.unit().scaled(answer.sample().least()),
                            answer.unit().scaled(answer.sample().greatest())));
            String text =
                    figures.json(session.manifest().checksum(), machine, build).toString();
            console.result("%s", text);
            if (json != null) {
                Files.writeString(json, text + "\n");
            }
        }
    }

    private Figures figures(Session session, Measured measured, WorkFolder folder) throws IOException {
        Figures figures = new Figures()
                .put(
                        Figure.ENGINE_TAPE_TO_APPEND_RATIO,
                        measured.ratio(EngineTape.name(PipelineMode.FUSED), BareAppend.TOUCHED)
                                .map(Sample::median))
                .put(
                        Figure.REPLAY_TO_TAIL_RATIO,
                        measured.ratio(ReplayRun.NAME, BareTail.NAME).map(Sample::median))
                .put(
                        Figure.FEATURES_NS_PER_TICK,
                        measured.sample(FeatureLoop.NAME).map(Sample::median))
                .put(
                        Figure.PLAIN_LOOP_NS_PER_TICK,
                        measured.sample(PlainLoop.NAME).map(Sample::median))
                .put(Figure.BYTES_PER_EVENT, session.bytesPerTransaction())
                .put(
                        Figure.REPLAY_EVENTS_PER_SECOND,
                        measured.sample(ReplayRun.NAME).map(Sample::median));
        if (parts.contains(Part.TAPE)) {
            ResidentMemory.forgetPeak();
            new EngineTape(session, folder, PipelineMode.FUSED).measure();
            ResidentMemory.peakMb().ifPresent(mb -> figures.put(Figure.RSS_MB, mb));
        }
        return figures;
    }

    private List<String> arguments() {
        List<String> all = new ArrayList<>();
        if (quick) {
            all.add("--quick");
        }
        return all;
    }
}
