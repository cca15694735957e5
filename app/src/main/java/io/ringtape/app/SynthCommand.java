package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.synth.SyntheticMarket;
import io.ringtape.synth.SyntheticSettings;
import io.ringtape.synth.SyntheticSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code synth} command. */
@CommandLine.Command(
        name = "synth",
        header = "Write a seeded, realistic session as market data files.",
        description = {
            "",
            "Writes Polygon / Massive flat files of a synthetic session: trades, quotes, and minute bars of the twenty"
                    + " sessions before it. The same seed, symbols and prices give the same bytes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape synth --date 2026-03-02 --out market",
            "  ./ringtape synth --date 2026-03-02 --seed 7 --scale 10m --halts --out market",
            "  ./ringtape synth --date 2026-03-02 --symbols SPY,IWM,AAPL --prices IWM=230,AAPL=212.50 --out three"
        })
final class SynthCommand extends ConsoleCommand {
    /** A file beside synthetic market data that says what they are. */
    static final String MARKER = "SYNTHETIC";

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "Trading date, as in 2026-03-02.")
    private LocalDate date;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the files; created if absent.")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the market (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--scale",
            paramLabel = "EVENTS",
            description = "About how many trades and quotes, as in 10k or 20m, from 1k to 1g (1m).")
    private OptionTypes.EventCount scale = new OptionTypes.EventCount(1_000_000);

    @Option(names = "--symbols", paramLabel = "LIST", description = "Symbols to make, at most 100 (SPY,QQQ).")
    private OptionTypes.SymbolList symbols = new OptionTypes.SymbolList(List.of("SPY", "QQQ"));

    @Option(
            names = "--prices",
            paramLabel = "LIST",
            description =
                    "Start prices in dollars, as in IWM=230,AAPL=212.50. Without one, SPY starts at 660, QQQ at 590,"
                            + " and any other symbol at 20 to 400, which depends on the symbol alone.")
    private OptionTypes.SymbolPrices prices = new OptionTypes.SymbolPrices(Map.of());

    @Option(names = "--halts", description = "Pause one symbol once.")
    private boolean halts;

    @Option(names = "--force", description = "Replace files of an earlier run.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    private SyntheticSettings settings;

    @Override
    void check(UsageProblems problems) {
        problems.requirePath("--out", out, "folder");
        if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
            problems.add("--out: " + out + " is a file, wanted a folder");
        }
        requireScale(scale, problems);
        if (prices == null) {
            return;
        }
        if (symbols != null) {
            prices.micros().keySet().stream()
                    .filter(symbol -> !symbols.list().contains(symbol))
                    .forEach(symbol -> problems.add("--prices: '" + symbol + "' is not among --symbols"));
        }
        Configuration configuration = Policies.load(null, problems);
        if (configuration == null || date == null || symbols == null) {
            return;
        }
        try {
            long events = Math.min(Math.max(scale.value(), SyntheticSettings.MIN_EVENTS), SyntheticSettings.MAX_EVENTS);
            configuration.listing(symbols.list()).engineSettings(date, symbols.list());
            settings = UsualMarket.settings(
                    configuration.calendar(),
                    date,
                    UsualMarket.instruments(symbols.list(), prices.micros()),
                    seed,
                    events,
                    halts);
            if (out != null && !force) {
                requireAbsent(new SyntheticMarket(settings).files(out), problems);
            }
        } catch (ConfigurationException e) {
            e.problems().forEach(problems::add);
        } catch (IllegalArgumentException e) {
            problems.add("--date: " + e.getMessage());
        }
    }

    private static void requireAbsent(List<Path> files, UsageProblems problems) {
        files.stream()
                .filter(Files::exists)
                .forEach(file -> problems.add("--out: " + file + " already exists, --force replaces it"));
    }

    /** Adds a problem if the scale is out of range. */
    static void requireScale(OptionTypes.EventCount scale, UsageProblems problems) {
        if (scale.value() < SyntheticSettings.MIN_EVENTS || scale.value() > SyntheticSettings.MAX_EVENTS) {
            problems.add(String.format(
                    Locale.ROOT,
                    "--scale: %,d events, wanted %,d to %,d",
                    scale.value(),
                    SyntheticSettings.MIN_EVENTS,
                    SyntheticSettings.MAX_EVENTS));
        }
    }

    /**
     * Writes the market with progress on standard error. The marker comes first, so that a run that is cut short leaves
     * no synthetic data without it.
     */
    static SyntheticSummary write(SyntheticSettings settings, Path folder, Console console) throws IOException {
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            progress.phase("synth", "rows", settings.events());
            Files.createDirectories(folder);
            WrittenFile.write(
                    folder.resolve(MARKER),
                    "The market data in this folder are synthetic, made by ringtape synth with seed " + settings.seed()
                            + ".\n");
            return new SyntheticMarket(settings).write(folder, (done, total) -> progress.at(done));
        }
    }

    /** Whether the file lies in a folder that {@link #write} marked as synthetic. */
    static boolean isSynthetic(Path file) {
        return Files.exists(file.resolveSibling(MARKER));
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        console.interruption().begin();
        long startedNs = System.nanoTime();
        SyntheticSummary summary = write(settings, out, console);
        long elapsedNs = System.nanoTime() - startedNs;
        if (json) {
            console.result("%s", json(summary, elapsedNs));
        } else {
            console.result(
                    "%,d trades  %s%n%,d quotes  %s%n%,d bars of %d earlier sessions  %s",
                    summary.rows().trades(),
                    summary.files().trades(),
                    summary.rows().quotes(),
                    summary.files().quotes(),
                    summary.rows().bars(),
                    settings.history().size(),
                    summary.files().bars());
            console.result(
                    "seed %d, planted situations %,d, halts %d, %.1f s",
                    settings.seed(),
                    summary.situations().size(),
                    summary.halts().size(),
                    elapsedNs / 1e9);
        }
        return ExitCode.DONE;
    }

    private JsonReport json(SyntheticSummary summary, long elapsedNs) {
        return new JsonReport()
                .text("tradesFile", summary.files().trades().toString())
                .text("quotesFile", summary.files().quotes().toString())
                .text("barsFile", summary.files().bars().toString())
                .count("trades", summary.rows().trades())
                .count("quotes", summary.rows().quotes())
                .count("bars", summary.rows().bars())
                .count("seed", settings.seed())
                .count("situations", summary.situations().size())
                .count("halts", summary.halts().size())
                .seconds("seconds", elapsedNs);
    }
}
