package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.replay.Backtest;
import io.ringtape.replay.SessionSetup;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeException;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeSettings;
import io.ringtape.tape.TapeStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code backtest} command. */
@CommandLine.Command(
        name = "backtest",
        header = "Run a session from market data files onto a tape.",
        description = {
            "",
            "Reads Polygon / Massive flat files (gzip or plain), runs one trading date through the engine and the"
                    + " simulated exchange, and writes every event onto a new tape.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape synth --date 2026-03-02 --out market",
            "  ./ringtape backtest --trades market/trades-2026-03-02.csv.gz \\",
            "      --quotes market/quotes-2026-03-02.csv.gz --bars market/bars-2026-03-02.csv.gz \\",
            "      --symbols SPY,QQQ --date 2026-03-02 --tape tapes/2026-03-02"
        })
final class BacktestCommand extends ConsoleCommand {
    @Option(
            names = "--trades",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Flat files of trades (trades_v1); a whole market's file is filtered.")
    private List<Path> trades;

    @Option(
            names = "--quotes",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Flat files of quotes (quotes_v1).")
    private List<Path> quotes;

    @Option(
            names = "--bars",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Flat files of minute bars (minute_aggs_v1) of earlier sessions, for the previous close, prior-day"
                            + " levels and usual volume. Without them these are missing, and setups that"
                            + " need them are blocked.")
    private List<Path> bars = List.of();

    @Option(
            names = "--symbols",
            required = true,
            paramLabel = "LIST",
            description = "Symbols to run, as in SPY,QQQ; any symbol of the files runs.")
    private OptionTypes.SymbolList symbols;

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "Trading date, as in 2026-03-02.")
    private LocalDate date;

    @Option(
            names = "--tape",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the tape to write; must not hold one already.")
    private Path tape;

    @Option(names = "--policies", paramLabel = "FILE", description = "Settings that differ from the defaults (YAML).")
    private Path policies;

    @Option(
            names = "--keep-free",
            paramLabel = "SIZE",
            description =
                    "Free space to keep on the tape's disk, as in 500m or 2g (256m), at least 16m; the run fails below it.")
    private OptionTypes.DiskSpace keepFree = new OptionTypes.DiskSpace(TapeSettings.DEFAULTS.keepFreeBytes());

    @Option(
            names = "--synthetic",
            description = "Say on the tape that the market data are synthetic; files in a folder of synth say so"
                    + " themselves.")
    private boolean synthetic;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    private SessionSetup setup;
    private List<String> unlisted = List.of();

    @Override
    void check(UsageProblems problems) {
        requireFiles(problems, "--trades", trades);
        requireFiles(problems, "--quotes", quotes);
        requireFiles(problems, "--bars", bars);
        if (problems.isEmpty()) {
            RepeatedFiles.refuse("--trades", trades, problems);
            RepeatedFiles.refuse("--quotes", quotes, problems);
            RepeatedFiles.refuse("--bars", bars, problems);
        }
        Configuration loaded = Policies.load(policies, problems);
        // If the file is wrong, checks date and symbols against the defaults, so that all problems are reported at
        // once.
        Configuration configuration = loaded == null ? Configuration.defaults() : loaded;
        if (date != null && symbols != null) {
            try {
                setup = SessionSetup.of(configuration, date, symbols.list());
                unlisted = setup.symbols().stream()
                        .filter(symbol -> !configuration.knownSymbols().contains(symbol))
                        .toList();
            } catch (ConfigurationException e) {
                e.problems().forEach(problems::add);
            }
        }
        if (keepFree.bytes() < TapeSettings.LEAST_KEEP_FREE_BYTES) {
            problems.add(String.format(
                    Locale.ROOT,
                    "--keep-free is %d bytes, wanted at least %dm: the disk could fill up between two checks",
                    keepFree.bytes(),
                    TapeSettings.LEAST_KEEP_FREE_BYTES >> 20));
        }
        problems.requirePath("--tape", tape, "folder");
        if (tape != null && Files.exists(tape) && !Files.isDirectory(tape)) {
            problems.add("--tape: " + tape + " is a file, wanted a folder");
        } else if (tape != null) {
            try {
                ChronicleTape.requireVacant(tape);
            } catch (TapeException | IOException e) {
                problems.add("--tape: " + e.getMessage());
            }
        }
    }

    private static void requireFiles(UsageProblems problems, String option, List<Path> files) {
        if (files != null) {
            files.forEach(file -> problems.requireFile(option, file));
        }
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        boolean isMarked = Stream.of(trades, quotes, bars).flatMap(List::stream).anyMatch(SynthCommand::isSynthetic);
        Backtest.MarketFiles market = new Backtest.MarketFiles(trades, quotes, bars, synthetic || isMarked);
        Backtest.Request request = new Backtest.Request(setup, market, tape, keepFree.bytes());
        if (!unlisted.isEmpty()) {
            console.note(
                    "note: %s not listed in the settings: taken with a tick of a cent and round lots that suit every"
                            + " price (settings, key instruments)",
                    String.join(", ", unlisted) + (unlisted.size() == 1 ? " is" : " are"));
        }
        console.interruption().begin();
        BacktestReport report = interruptible(request, console);
        if (json) {
            console.result("%s", report.json());
        } else {
            report.print(console);
        }
        return ExitCode.DONE;
    }

    /** Runs the request. If interrupted, the message names the tape left behind. */
    private static BacktestReport interruptible(Backtest.Request request, Console console) throws IOException {
        try {
            return run(request, console);
        } catch (Interruption.Interrupted e) {
            if (!Files.exists(request.tape().resolve(TapeManifest.FILE))) {
                throw CommandFailure.failed("interrupted before the tape was begun", e);
            }
            throw CommandFailure.failed(
                    String.format(
                            Locale.ROOT,
                            "interrupted; the tape in %s is open with %,d entries; `journal check` and `replay` read it",
                            request.tape(),
                            TapeStat.of(request.tape()).extent().entries()),
                    e);
        }
    }

    /** Runs the request, with progress and warnings on standard error. */
    static BacktestReport run(Backtest.Request request, Console console) throws IOException {
        long startedNs = System.nanoTime();
        Backtest.BacktestResult result;
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            result = Backtest.run(request, progress);
        }
        result.notes().forEach(note -> console.note("note: %s", note));
        if (result.badRows().count() > 0) {
            console.note(
                    "%,d bad rows were skipped. The first:", result.badRows().count());
            result.badRows().messages().forEach(message -> console.note("  %s", message));
        }
        return new BacktestReport(request, result, System.nanoTime() - startedNs);
    }
}
