package io.ringtape.app;

import io.ringtape.app.OptionTypes.EventCount;
import io.ringtape.app.OptionTypes.Symbols;
import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.config.ExchangeCalendar;
import io.ringtape.event.Micros;
import io.ringtape.market.TradingSession;
import io.ringtape.synth.Situation;
import io.ringtape.synth.SituationKind;
import io.ringtape.synth.SyntheticInstrument;
import io.ringtape.synth.SyntheticMarket;
import io.ringtape.synth.SyntheticSettings;
import io.ringtape.synth.SyntheticSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code synth} command. */
@CommandLine.Command(
        name = "synth",
        header = "Write a seeded, realistic session as flat files.",
        description = {
            "",
            "Writes trades-DATE.csv.gz, quotes-DATE.csv.gz and bars-DATE.csv.gz as Polygon / Massive flat files. The same"
                    + " options give the same bytes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape synth --out market",
            "  ./ringtape synth --out market --date 2026-03-02 --seed 7 --scale 10m"
        })
final class SynthCommand extends Command {
    /** The trading date when none is given. */
    static final LocalDate USUAL_DATE = LocalDate.of(2026, 3, 2);

    private static final long MIN_EVENTS = 1_000;
    private static final long MAX_EVENTS = 1_000_000_000;
    private static final long SPY_PRICE = 650 * Micros.ONE;
    private static final long QQQ_PRICE = 590 * Micros.ONE;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the files, made if need be.")
    private Path out;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Trading date, as in 2026-03-02 (which it is when not given).")
    private LocalDate date = USUAL_DATE;

    @Option(names = "--symbols", paramLabel = "LIST", description = "Symbols, of SPY and QQQ (both when not given).")
    private Symbols symbols = new Symbols(List.of("SPY", "QQQ"));

    @Option(names = "--seed", paramLabel = "N", description = "Any whole number (1).")
    private Long seed = 1L;

    @Option(
            names = {"--scale", "--events"},
            paramLabel = "COUNT",
            description = "Trades and quotes together, about: 1k to 1g (500k).")
    private EventCount scale = new EventCount(500_000);

    @Option(
            names = "--history",
            paramLabel = "SESSIONS",
            description = "Earlier sessions to write minute bars of, 0 to 60 (20).")
    private Integer history = 20;

    @Option(names = "--no-halts", description = "Without a trading pause.")
    private boolean noHalts;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    private SyntheticSettings settings;

    @Override
    void check(Problems problems) {
        if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
            problems.add("--out: " + out + " is a file, wanted a folder");
        }
        if (scale.value() < MIN_EVENTS || scale.value() > MAX_EVENTS) {
            problems.add("--scale: " + scale.value() + " events, wanted 1k to 1g");
        }
        if (history < 0 || history > 60) {
            problems.add("--history: " + history + " sessions, wanted 0 to 60");
        }
        symbols.list().stream().filter(symbol -> instrument(symbol) == null).forEach(symbol -> {
            problems.add("--symbols: unknown symbol '" + symbol + "'; known: QQQ, SPY");
        });
        ExchangeCalendar calendar = calendar();
        String closed = calendar.closedReason(date);
        if (!closed.isEmpty()) {
            problems.add("--date: " + date + " is not a trading date: " + closed);
        } else if (problems.isEmpty()) {
            settings = settings(calendar, problems);
        }
    }

    private static ExchangeCalendar calendar() {
        try {
            return Configuration.load(null).calendar();
        } catch (ConfigurationException | IOException e) {
            throw new IllegalStateException("the defaults belong to the program", e);
        }
    }

    private static SyntheticInstrument instrument(String symbol) {
        return switch (symbol) {
            case "SPY" -> SyntheticInstrument.spy(SPY_PRICE);
            case "QQQ" -> SyntheticInstrument.qqq(QQQ_PRICE);
            default -> null;
        };
    }

    private SyntheticSettings settings(ExchangeCalendar calendar, Problems problems) {
        Deque<TradingSession> earlier = new ArrayDeque<>();
        try {
            LocalDate day = date;
            for (int i = 0; i < history; i++) {
                day = calendar.previousTradingDay(day);
                earlier.addFirst(calendar.session(day).orElseThrow());
            }
        } catch (IllegalArgumentException e) {
            problems.add("--history: " + e.getMessage());
        }
        return new SyntheticSettings(
                calendar.session(date).orElseThrow(),
                List.copyOf(earlier),
                symbols.list().stream().map(SynthCommand::instrument).toList(),
                seed,
                scale.value(),
                !noHalts);
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        long startedNs = System.nanoTime();
        SyntheticSummary summary = write(settings, out, console);
        long elapsedNs = System.nanoTime() - startedNs;
        if (json) {
            console.result("%s", json(summary, elapsedNs));
        } else {
            print(console, summary, elapsedNs);
        }
        return ExitCode.DONE;
    }

    /** Writes the session with progress on standard error. */
    static SyntheticSummary write(SyntheticSettings settings, Path folder, Console console) throws IOException {
        try (Progress progress = Progress.start(console, "synth", "rows", settings.events())) {
            return new SyntheticMarket(settings).write(folder, (done, total) -> progress.advanceTo(done));
        }
    }

    private JsonReport json(SyntheticSummary summary, long elapsedNs) {
        JsonReport situations = new JsonReport();
        situations(summary).forEach((kind, count) -> situations.count(kind.name(), count));
        return new JsonReport()
                .text("date", date.toString())
                .count("seed", seed)
                .text("tradesFile", summary.tradesFile().toString())
                .text("quotesFile", summary.quotesFile().toString())
                .text("barsFile", summary.barsFile().toString())
                .count("trades", summary.trades())
                .count("quotes", summary.quotes())
                .count("bars", summary.bars())
                .object("situations", situations)
                .count("halts", summary.halts().size())
                .seconds("seconds", elapsedNs)
                .count("eventsPerSecond", BacktestReport.perSecond(summary.trades() + summary.quotes(), elapsedNs));
    }

    private static void print(Console console, SyntheticSummary summary, long elapsedNs) {
        console.result("%-44s %,13d trades", summary.tradesFile(), summary.trades());
        console.result("%-44s %,13d quotes", summary.quotesFile(), summary.quotes());
        console.result("%-44s %,13d minute bars", summary.barsFile(), summary.bars());
        StringBuilder planted = new StringBuilder();
        situations(summary).forEach((kind, count) -> planted.append(planted.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        console.result(
                "planted: %s; halts: %d; %.1f s", planted, summary.halts().size(), elapsedNs / 1e9);
    }

    private static Map<SituationKind, Long> situations(SyntheticSummary summary) {
        Map<SituationKind, Long> counts = new EnumMap<>(SituationKind.class);
        for (Situation situation : summary.situations()) {
            counts.merge(situation.kind(), 1L, Long::sum);
        }
        return counts;
    }
}
