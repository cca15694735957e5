package io.ringtape.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A seeded market that writes the trades, quotes and history of one session as the vendor's flat files.
 *
 * <p>A director first plays the day on the market as a whole and decides which situations happen when. Each symbol then
 * walks its own path through the same scenes, and its trades and quotes are written along that path. Memory is bounded
 * by the length of the day, not by the number of rows. For one thread.
 */
public final class SyntheticMarket {
    private static final double QUOTES_PER_TRADE = 2.6;
    private static final int HALT_MINUTES = 5;
    private static final int HALT_AFTER_OPEN = 45;
    private static final int HALT_BEFORE_CLOSE = 40;

    private final SyntheticSettings settings;
    private final SeededRandom random;
    private final DayShape shape;

    /** Creates a market, which may be written any number of times. */
    public SyntheticMarket(SyntheticSettings settings) {
        this.settings = settings;
        random = new SeededRandom(settings.seed());
        shape = new DayShape(settings.session());
    }

    /** The open files of a session, and the listener for their progress. */
    private record Output(GzipCsv trades, GzipCsv quotes, GzipCsv bars, SyntheticProgress progress) {
        long rows() {
            return trades.rows() + quotes.rows();
        }
    }

    /**
     * Writes {@code trades-DATE.csv.gz}, {@code quotes-DATE.csv.gz} and {@code bars-DATE.csv.gz}, sorted by symbol and
     * then time, replacing files of those names. They have temporary names until all are complete; after a failure none
     * of them remains.
     *
     * @throws IOException when the folder cannot be created or a file cannot be written
     */
    public SyntheticSummary write(Path folder, SyntheticProgress progress) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = files(folder);
        DayPlan plan = new DayPlan(shape, random);
        List<SyntheticSummary.Halt> halts = halts();
        List<Situation> situations = new ArrayList<>();
        SyntheticSummary summary;
        try (PartialFiles partial = new PartialFiles(files)) {
            try (GzipCsv trades = new GzipCsv(partial.of(files.get(0)), TradeProcess.HEADER);
                    GzipCsv quotes = new GzipCsv(partial.of(files.get(1)), QuoteProcess.HEADER);
                    GzipCsv bars = new GzipCsv(partial.of(files.get(2)), HistoryBars.HEADER)) {
                Output output = new Output(trades, quotes, bars, progress);
                for (SyntheticInstrument instrument : settings.instruments()) {
                    situations.addAll(plan.situations(instrument.symbol()));
                    writeSymbol(instrument, plan, haltOf(instrument, halts), output);
                }
                progress.onRows(output.rows(), output.rows());
                summary = new SyntheticSummary(
                        new SyntheticSummary.SyntheticFiles(files.get(0), files.get(1), files.get(2)),
                        new SyntheticSummary.Rows(trades.rows(), quotes.rows(), bars.rows()),
                        situations,
                        halts);
            }
            partial.rename();
        }
        return summary;
    }

    /** Returns the files that {@link #write} would write into {@code folder}: trades, quotes, bars. */
    public List<Path> files(Path folder) {
        String ending = "-" + settings.session().date() + ".csv.gz";
        return Stream.of("trades", "quotes", "bars")
                .map(kind -> folder.resolve(kind + ending))
                .toList();
    }

    private void writeSymbol(SyntheticInstrument instrument, DayPlan plan, SyntheticSummary.Halt halt, Output output)
            throws IOException {
        SeededRandom own = random.split(instrument.symbol());
        SymbolDay day = day(instrument, plan, own);
        PrintSizes sizes = new PrintSizes(day.lots(), day.trades());
        new HistoryBars(output.bars(), instrument, settings.history(), own.split("history")).write(sizes, day.trades());
        QuoteProcess quotes = new QuoteProcess(output.quotes(), day, own.split("quotes"));
        TradeProcess trades = new TradeProcess(output.trades(), day, quotes, sizes, own.split("trades"));
        EventBudget budget = new EventBudget(shape, day.trades());
        ExpectedVolume volume = new ExpectedVolume(shape, budget, sizes);
        new SymbolTape(day, quotes, trades, own.split("tape"), halt)
                .write(budget, volume, () -> output.progress().onRows(output.rows(), settings.events()));
    }

    private SymbolDay day(SyntheticInstrument instrument, DayPlan plan, SeededRandom own) {
        double activity = settings.instruments().stream()
                .mapToDouble(SyntheticInstrument::activity)
                .sum();
        long events = (long) (settings.events() * instrument.activity() / activity);
        long trades = (long) (events / (1 + QUOTES_PER_TRADE));
        RoundLots lots = RoundLots.on(settings.session().date(), instrument.startPrice());
        PricePath path = plan.path(instrument, own.split("path"));
        return new SymbolDay(instrument, shape, path, lots, trades, events - trades);
    }

    private List<SyntheticSummary.Halt> halts() {
        if (!settings.halts()) {
            return List.of();
        }
        SeededRandom chance = random.split("halt");
        SyntheticInstrument halted =
                settings.instruments().get(chance.below(settings.instruments().size()));
        int regularMinutes = shape.closeMinute() - shape.openMinute();
        int room = Math.max(1, regularMinutes - HALT_AFTER_OPEN - HALT_BEFORE_CLOSE - HALT_MINUTES);
        int minute = shape.openMinute() + HALT_AFTER_OPEN + chance.below(room);
        return List.of(new SyntheticSummary.Halt(
                halted.symbol(), shape.startNs(minute), shape.startNs(minute + HALT_MINUTES)));
    }

    private static SyntheticSummary.Halt haltOf(SyntheticInstrument instrument, List<SyntheticSummary.Halt> halts) {
        return halts.stream()
                .filter(halt -> halt.symbol().equals(instrument.symbol()))
                .findFirst()
                .orElse(null);
    }
}
