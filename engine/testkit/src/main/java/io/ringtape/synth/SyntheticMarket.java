package io.ringtape.synth;

import io.ringtape.event.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A seeded market: writes the trades, the quotes and the history of one session as the vendor's flat files.
 *
 * <p>A director first plays the day on the market as a whole and settles which situations happen when. Each symbol then
 * walks its own path through the same scenes, and its trades and quotes are written along that path. Memory is bounded
 * by the length of the day, not by the number of rows. One thread.
 */
public final class SyntheticMarket {
    private static final double QUOTES_PER_TRADE = 2.6;
    private static final int HALT_MINUTES = 5;
    private static final int HALT_AFTER_OPEN = 45;
    private static final int HALT_BEFORE_CLOSE = 40;
    private static final SyntheticInstrument MARKET =
            new SyntheticInstrument("MARKET", 100 * Micros.ONE, Micros.ONE / 100, 1, 1, 1);

    private final SyntheticSettings settings;
    private final SeededRandom random;
    private final DayShape shape;
    private final List<Situation> situations = new ArrayList<>();
    private final List<SyntheticSummary.Halt> halts = new ArrayList<>();

    public SyntheticMarket(SyntheticSettings settings) {
        this.settings = settings;
        random = new SeededRandom(settings.seed());
        shape = new DayShape(settings.session());
    }

    /**
     * Writes {@code trades-DATE.csv.gz}, {@code quotes-DATE.csv.gz} and {@code bars-DATE.csv.gz}, ordered by symbol and
     * then time, over files of that name.
     *
     * @throws IOException when the folder cannot be made or a file not be written
     */
    public SyntheticSummary write(Path folder, SyntheticProgress progress) throws IOException {
        Files.createDirectories(folder);
        situations.clear();
        halts.clear();
        String ending = "-" + settings.session().date() + ".csv.gz";
        Path tradesFile = folder.resolve("trades" + ending);
        Path quotesFile = folder.resolve("quotes" + ending);
        Path barsFile = folder.resolve("bars" + ending);
        try (GzipCsv trades = new GzipCsv(tradesFile, TradeProcess.HEADER);
                GzipCsv quotes = new GzipCsv(quotesFile, QuoteProcess.HEADER);
                GzipCsv bars = new GzipCsv(barsFile, HistoryBars.HEADER)) {
            writeSymbols(trades, quotes, bars, progress);
            progress.onRows(trades.rows() + quotes.rows(), trades.rows() + quotes.rows());
            return new SyntheticSummary(
                    tradesFile, quotesFile, barsFile, trades.rows(), quotes.rows(), bars.rows(), situations, halts);
        }
    }

    private void writeSymbols(GzipCsv trades, GzipCsv quotes, GzipCsv bars, SyntheticProgress progress)
            throws IOException {
        float[] noise = PathWalker.sharedNoise(shape, random.split("noise"));
        double openSurge = random.split("day").between(1.0, 1.5);
        Director director = new Director(shape, random.split("director"));
        new PathWalker(shape, MARKET, noise, random.split("market"), director).walk(openSurge);
        List<Scene> scenes = director.chosen();
        double activity = settings.instruments().stream()
                .mapToDouble(SyntheticInstrument::activity)
                .sum();
        int halted = settings.halts()
                ? random.split("halted").below(settings.instruments().size())
                : -1;
        for (int i = 0; i < settings.instruments().size(); i++) {
            SyntheticInstrument instrument = settings.instruments().get(i);
            SeededRandom own = random.split(instrument.symbol());
            PricePath path =
                    new PathWalker(shape, instrument, noise, own.split("path"), SceneSource.of(scenes)).walk(openSurge);
            situations.addAll(PathWalker.situations(instrument.symbol(), shape, scenes));
            long events = (long) (settings.events() * instrument.activity() / activity);
            long prints = (long) (events / (1 + QUOTES_PER_TRADE));
            RoundLots lots = RoundLots.on(settings.session().date(), instrument.startPrice());
            SymbolDay day = new SymbolDay(instrument, shape, path, lots, prints, events - prints);
            PrintSizes sizes = new PrintSizes(lots, prints);
            new HistoryBars(bars, instrument, settings.history(), own.split("history")).write(sizes, prints);
            writeTape(day, sizes, trades, quotes, own, i == halted ? halt(instrument, own) : null, progress);
        }
    }

    private void writeTape(
            SymbolDay day,
            PrintSizes sizes,
            GzipCsv tradesFile,
            GzipCsv quotesFile,
            SeededRandom own,
            SyntheticSummary.Halt halt,
            SyntheticProgress progress)
            throws IOException {
        QuoteProcess quotes = new QuoteProcess(quotesFile, day, own.split("quotes"));
        TradeProcess trades = new TradeProcess(tradesFile, day, quotes, sizes, own.split("trades"));
        EventBudget budget = new EventBudget(shape, day.trades());
        ExpectedVolume volume = new ExpectedVolume(shape, budget, sizes);
        new SymbolTape(day, quotes, trades, own.split("tape"), halt)
                .write(budget, volume, () -> progress.onRows(tradesFile.rows() + quotesFile.rows(), settings.events()));
    }

    private SyntheticSummary.Halt halt(SyntheticInstrument instrument, SeededRandom own) {
        int regularMinutes = shape.closeMinute() - shape.openMinute();
        int room = Math.max(1, regularMinutes - HALT_AFTER_OPEN - HALT_BEFORE_CLOSE - HALT_MINUTES);
        int minute = shape.openMinute() + HALT_AFTER_OPEN + own.split("halt").below(room);
        SyntheticSummary.Halt halt = new SyntheticSummary.Halt(
                instrument.symbol(), shape.startNs(minute), shape.startNs(minute + HALT_MINUTES));
        halts.add(halt);
        return halt;
    }
}
