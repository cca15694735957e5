package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.FlatFileRequest;
import io.ringtape.polygon.FlatFileStream;
import io.ringtape.polygon.FlatFiles;
import io.ringtape.polygon.MinuteBarFiles;
import io.ringtape.polygon.MinuteBarHistory;
import io.ringtape.polygon.ReadProgress;
import io.ringtape.polygon.sim.SimulatedDay;
import io.ringtape.replay.SessionSetup;
import io.ringtape.simulation.SimulatedClock;
import io.ringtape.synth.SyntheticSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The session that simulated vendors play, and how fast, as options of a command. */
final class PlayedMarketOptions {
    @Option(
            names = "--trades",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Flat files of trades (trades_v1); a whole market's file is filtered.")
    private List<Path> trades;

    @Option(names = "--quotes", arity = "1..*", paramLabel = "FILE", description = "Flat files of quotes (quotes_v1).")
    private List<Path> quotes;

    @Option(
            names = "--bars",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Flat files of minute bars (minute_aggs_v1) of earlier sessions, for REST.")
    private List<Path> bars = List.of();

    @Option(names = "--synth", description = "Play a synthetic session instead of files.")
    private boolean synth;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the synthetic session (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--scale",
            paramLabel = "EVENTS",
            description = "About how many synthetic trades and quotes, as in 10k or 20m (1m).")
    private OptionTypes.EventCount scale = new OptionTypes.EventCount(1_000_000);

    @Option(names = "--symbols", paramLabel = "LIST", description = "Symbols to serve (SPY,QQQ).")
    private OptionTypes.SymbolList symbols = new OptionTypes.SymbolList(List.of("SPY", "QQQ"));

    @Option(names = "--date", paramLabel = "DATE", description = "Trading date, as in 2026-03-02; required.")
    private LocalDate date;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Seconds of the session in a second, as in 1 or 50; max is as fast as clients read (1).")
    private OptionTypes.PlaySpeed speed = new OptionTypes.PlaySpeed(1);

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "New York time to start at; what was before can be requested (09:25).")
    private OptionTypes.TapeTime from = new OptionTypes.TapeTime(null, LocalTime.of(9, 25));

    @Option(names = "--keep-serving", description = "Go on serving when the session is over.")
    private boolean keepServing;

    private Configuration configuration;
    private SessionSetup setup;
    private long events;

    /** A session ready to be played. */
    record PlayedMarket(SimulatedDay day, SimulatedClock clock) {}

    /** Adds every problem with the options. */
    void check(UsageProblems problems) {
        checkSource(problems);
        if (date == null && !problems.concern("--date")) {
            problems.add("--date is missing, wanted the trading date, as in 2026-03-02");
        }
        configuration = Policies.load(null, problems);
        if (configuration != null && date != null && symbols != null) {
            try {
                setup = SessionSetup.of(configuration, date, symbols.list());
            } catch (ConfigurationException e) {
                e.problems().forEach(problems::add);
            }
        }
        if (setup != null && from != null && !setup.settings().session().isOpen(from.onDate(date))) {
            problems.add("--from: the session of " + date + " is not open at that time");
        }
    }

    private void checkSource(UsageProblems problems) {
        if (synth) {
            if (trades != null || quotes != null) {
                problems.add("--synth and files (--trades, --quotes) are given, wanted one of them");
            }
            SynthCommand.requireScale(scale, problems);
            return;
        }
        if (trades == null || quotes == null) {
            problems.add("a session is missing, wanted --trades and --quotes with flat files, or --synth");
        }
        requireFiles("--trades", trades, problems);
        requireFiles("--quotes", quotes, problems);
        requireFiles("--bars", bars, problems);
    }

    private static void requireFiles(String option, List<Path> files, UsageProblems problems) {
        if (files != null) {
            files.forEach(file -> problems.requireFile(option, file));
            RepeatedFiles.refuse(
                    option, files.stream().filter(Files::isRegularFile).toList(), problems);
        }
    }

    /** Opens the session. The folder holds what sorting spills, and synthetic files. */
    PlayedMarket open(Path folder, Console console) throws IOException {
        MarketFiles files = new MarketFiles(trades, quotes, bars);
        if (synth) {
            SyntheticSummary summary = SynthCommand.write(
                    UsualMarket.settings(
                            configuration.calendar(),
                            date,
                            UsualMarket.instruments(setup.symbols(), Map.of()),
                            seed,
                            scale.value(),
                            false),
                    folder,
                    console);
            files = new MarketFiles(
                    List.of(summary.files().trades()),
                    List.of(summary.files().quotes()),
                    List.of(summary.files().bars()));
        }
        List<Instrument> instruments = setup.settings().instruments();
        TradingSession session = setup.settings().session();
        MarketDataSettings marketData = configuration.marketData();
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            FlatFileStream stream = FlatFiles.open(
                    new FlatFileRequest(files.trades(), files.quotes(), instruments, session, marketData, folder),
                    phase("read ticks", progress));
            MinuteBarHistory history = MinuteBarFiles.read(
                    files.bars(),
                    instruments,
                    session,
                    configuration.calendar()::isTradingDay,
                    marketData,
                    phase("read bars", progress));
            long startNs = from.onDate(date);
            SimulatedClock clock =
                    speed.isMax() ? SimulatedClock.following(startNs) : SimulatedClock.paced(startNs, speed.factor());
            events = stream.trades() + stream.quotes();
            SimulatedDay day =
                    new SimulatedDay(session, instruments, setup.settings().conditions(), stream, history.bars());
            return new PlayedMarket(day, clock);
        }
    }

    /** The files of a session. */
    private record MarketFiles(List<Path> trades, List<Path> quotes, List<Path> bars) {}

    private static ReadProgress phase(String name, ConsoleProgress progress) {
        long[] total = {-1};
        return (bytes, totalBytes) -> {
            if (total[0] != totalBytes) {
                total[0] = totalBytes;
                progress.phase(name, "bytes", totalBytes);
            }
            progress.at(bytes);
        };
    }

    LocalDate date() {
        return date;
    }

    List<String> symbols() {
        return setup.symbols();
    }

    /** Returns the trades and quotes of the session that was opened. */
    long events() {
        return events;
    }

    boolean keepsServing() {
        return keepServing;
    }
}
