package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.config.Configuration;
import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Nanos;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.QuoteState;
import io.ringtape.event.TradeClosed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backtests of a synthetic day to whose files a few rows were added or in whose files prices were spoilt. */
class ImplausiblePricesTest {
    private static final int SPY = SyntheticDay.SYMBOLS.indexOf("SPY");

    @TempDir
    static Path folder;

    private static SyntheticDay day;
    private static Configuration settings;
    private static SessionSummary clean;
    private static List<String> cleanTrades;
    private static long noonNs;
    private static int runs;

    @BeforeAll
    static void runWithoutThem() throws Exception {
        day = new SyntheticDay(folder.resolve("market"), 3, 120_000);
        settings = SyntheticDay.settings(folder, "");
        noonNs = settings.calendar().session(SyntheticDay.DATE).orElseThrow().openNs() + 150 * Nanos.MINUTE_NS;
        Path tape = folder.resolve("clean");
        clean = Backtest.run(day.request(settings, tape), RunProgress.NONE).summary();
        cleanTrades = roundTrips(tape);
        assertThat(cleanTrades).hasSizeGreaterThan(3);
    }

    @Test
    void anAbsurdQuoteTradesAndFillsNothing() throws Exception {
        Path tape = run(UnaryOperator.identity(), "", UnaryOperator.identity(), quote(6594.00, 6594.10));
        assertThat(roundTrips(tape)).isEqualTo(cleanTrades);
        List<Alert> alerts = alerts(tape, AlertCode.IMPLAUSIBLE_QUOTE);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).value).isEqualTo(Micros.ofDouble(6594.05));
        assertThat(alerts.get(0).instrument).isEqualTo(SPY);
    }

    /** Shortly after an exit was sent, when it reaches the exchange: without the quote it fills there. */
    @Test
    void anAbsurdQuoteFillsNoExitThatIsUnderWay() throws Exception {
        Path cleanTape = folder.resolve("clean");
        OrderRequest exit = SyntheticDay.events(cleanTape, OrderRequest.class).stream()
                .filter(order -> order.kind == OrderKind.EXIT && order.instrument == SPY)
                .findFirst()
                .orElseThrow();
        ExecutionReport filled = fill(cleanTape, exit.orderId);
        long betweenNs = (exit.timeNs + filled.exchangeNs) / 2;
        for (double factor : new double[] {10, 0.1, 1.008, 0.992}) {
            double bid = Math.rint(Micros.toDouble(filled.fillPrice) * factor * 100) / 100;
            Path tape = run(UnaryOperator.identity(), "", UnaryOperator.identity(), quote(betweenNs, bid, bid + 0.02));
            ExecutionReport fill = fill(tape, exit.orderId);
            assertThat(Micros.toDouble(fill.fillPrice))
                    .as("times %s", factor)
                    .isCloseTo(Micros.toDouble(filled.fillPrice), within(0.5));
            assertThat(fill.exchangeNs).isGreaterThan(betweenNs);
            assertThat(alerts(tape, AlertCode.IMPLAUSIBLE_QUOTE)).hasSize(1);
        }
    }

    private static ExecutionReport fill(Path tape, long orderId) {
        return SyntheticDay.events(tape, ExecutionReport.class).stream()
                .filter(report -> report.orderId == orderId && report.fillPrice > 0)
                .findFirst()
                .orElseThrow();
    }

    /** From noon both symbols fall within three minutes, in steps of 0.4 % with quotes four times as wide. */
    @ParameterizedTest
    @ValueSource(ints = {7, 13, 20})
    void aCrashIsSeenAndTradedThrough(int percent) throws Exception {
        Crash crash = new Crash(percent);
        Path tape = run(crash::print, "", crash::quote, "");
        double fallen = 1 - percent / 100.0;
        FeatureSnapshot end = lastOfSpy(tape);
        assertThat(Micros.toDouble(end.last))
                .isCloseTo(Micros.toDouble(clean.lastSnapshot(SPY).last) * fallen, within(0.011));
        assertThat(Micros.toDouble(end.low))
                .isLessThan(Micros.toDouble(clean.lastSnapshot(SPY).low) * (fallen + 0.002));
        List<FeatureSnapshot> during = SyntheticDay.events(tape, FeatureSnapshot.class).stream()
                .filter(snapshot -> snapshot.timeNs >= noonNs && snapshot.timeNs < noonNs + 4 * Nanos.MINUTE_NS)
                .toList();
        assertThat(during).hasSizeGreaterThan(200);
        long blind = during.stream()
                .filter(snapshot -> snapshot.quoteState == QuoteState.IMPLAUSIBLE)
                .count();
        assertThat(blind).as("of %d seconds", during.size()).isLessThan(during.size() / 10);
        assertThat(during.get(during.size() - 1).quoteState).isNotEqualTo(QuoteState.IMPLAUSIBLE);
        assertThat(alerts(tape, AlertCode.NOT_FLAT)).isEmpty();
        assertThat(roundTrips(tape)).isNotEmpty();
    }

    /** Rows of both files from noon on, as in a crash. */
    private record Crash(int percent) {
        private static final double STEP = 0.004;

        String print(String line) {
            String[] columns = line.split(",", -1);
            int price = columns.length - 7;
            return scaled(line, columns, columns.length - 5, price, price);
        }

        String quote(String line) {
            return scaled(line, line.split(",", -1), 11, 2, 5);
        }

        private String scaled(String line, String[] columns, int time, int ask, int bid) {
            if (line.startsWith("ticker") || Long.parseLong(columns[time]) < noonNs) {
                return line;
            }
            double share = Math.min(1, (Long.parseLong(columns[time]) - noonNs) / (180.0 * Nanos.SECOND_NS));
            double steps = Math.min(Math.ceil(share * percent / 100 / STEP) * STEP, percent / 100.0);
            double mid = (Double.parseDouble(columns[ask]) + Double.parseDouble(columns[bid])) / 2;
            double half =
                    (Double.parseDouble(columns[ask]) - Double.parseDouble(columns[bid])) / 2 * (share < 1 ? 4 : 1);
            columns[ask] = cents(mid * (1 - steps) + half);
            columns[bid] = cents(mid * (1 - steps) - half);
            return String.join(",", columns);
        }

        private static String cents(double price) {
            return String.format(Locale.ROOT, "%.2f", price);
        }
    }

    @Test
    void aTenthOfTheAsksAtAStubPriceFillsNothingThere() throws Exception {
        int[] row = {0};
        Path tape = run(
                UnaryOperator.identity(),
                "",
                line -> line.startsWith("SPY") && row[0]++ % 10 == 9 ? withColumn(line, 2, "199999.99") : line,
                "");
        assertThat(SyntheticDay.events(tape, ExecutionReport.class))
                .filteredOn(report -> report.fillPrice > 0)
                .isNotEmpty()
                .allSatisfy(fill -> assertThat(Micros.toDouble(fill.fillPrice)).isBetween(500.0, 700.0));
        assertThat(SyntheticDay.events(tape, FeatureSnapshot.class))
                .filteredOn(snapshot -> snapshot.quoteState == QuoteState.IMPLAUSIBLE)
                .isNotEmpty()
                .allSatisfy(
                        snapshot -> assertThat(Micros.toDouble(snapshot.ask)).isBetween(500.0, 700.0));
    }

    @Test
    void anAbsurdPrintChangesNoFeature() throws Exception {
        Path tape = run(UnaryOperator.identity(), print("4", 6591.10, 100, 0), UnaryOperator.identity(), "");
        assertThat(roundTrips(tape)).isEqualTo(cleanTrades);
        assertThat(end(tape)).isEqualTo(figures(clean.lastSnapshot(SPY)));
        assertThat(alerts(tape, AlertCode.IMPLAUSIBLE_PRINT)).hasSize(1);
    }

    @Test
    void aPrintOfFiftyMillionSharesChangesNoFeature() throws Exception {
        Path tape = run(UnaryOperator.identity(), print("4", 659.10, 50_000_000, 0), UnaryOperator.identity(), "");
        assertThat(roundTrips(tape)).isEqualTo(cleanTrades);
        assertThat(end(tape)).isEqualTo(figures(clean.lastSnapshot(SPY)));
    }

    @Test
    void anOffExchangeTradeReportedTwoHoursLateCountsForVolumeOnly() throws Exception {
        Path tape = run(
                UnaryOperator.identity(),
                print("4", 656.10, 200_000, 120 * Nanos.MINUTE_NS),
                UnaryOperator.identity(),
                "");
        assertThat(roundTrips(tape)).isEqualTo(cleanTrades);
        FeatureSnapshot end = lastOfSpy(tape);
        assertThat(end.vwap).isCloseTo(clean.lastSnapshot(SPY).vwap, within(1e-9));
        assertThat(end.low).isEqualTo(clean.lastSnapshot(SPY).low);
        assertThat(end.volume).isEqualTo(clean.lastSnapshot(SPY).volume + 200_000 * Micros.ONE);
    }

    private static Path run(
            UnaryOperator<String> trades, String addedTrade, UnaryOperator<String> quotes, String addedQuote)
            throws Exception {
        Path tape = folder.resolve("tape-" + runs++);
        Backtest.Request request = day.request(settings, tape);
        Backtest.MarketFiles files = new Backtest.MarketFiles(
                List.of(rewritten(day.market.files().trades(), trades, addedTrade)),
                List.of(rewritten(day.market.files().quotes(), quotes, addedQuote)),
                List.of(day.market.files().bars()),
                true);
        Backtest.run(new Backtest.Request(request.setup(), files, tape), RunProgress.NONE);
        return tape;
    }

    private static Path rewritten(Path file, UnaryOperator<String> change, String added) throws IOException {
        Path copy = Files.createTempFile(folder, "market", ".csv.gz");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(copy)), StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.append(change.apply(line)).append('\n');
            }
            out.append(added);
        }
        return copy;
    }

    private static String withColumn(String line, int column, String value) {
        String[] columns = line.split(",", -1);
        columns[column] = value;
        return String.join(",", columns);
    }

    /** Returns a row of the quotes at noon. */
    private static String quote(double bid, double ask) {
        return quote(noonNs, bid, ask);
    }

    private static String quote(long timeNs, double bid, double ask) {
        return "SPY,8," + ask + ",320,12," + bid + ",520,1,604," + timeNs + ",99739585," + (timeNs + 1_000) + ",2,0\n";
    }

    /** Returns a row of the trades at noon without a condition, published {@code delayNs} after it was made. */
    private static String print(String exchange, double price, long size, long delayNs) {
        return "SPY,,0," + exchange + ",77," + (noonNs - delayNs) + "," + price + ",99739586," + (noonNs + 2_000) + ","
                + size + ",2,202," + noonNs + "\n";
    }

    private static List<String> roundTrips(Path tape) {
        return SyntheticDay.events(tape, TradeClosed.class).stream()
                .map(trade -> trade.instrument + " " + trade.quantity + " " + trade.profit)
                .toList();
    }

    private static List<Alert> alerts(Path tape, AlertCode code) {
        return SyntheticDay.events(tape, Alert.class).stream()
                .filter(alert -> alert.code == code)
                .toList();
    }

    private static FeatureSnapshot lastOfSpy(Path tape) {
        List<FeatureSnapshot> all = SyntheticDay.events(tape, FeatureSnapshot.class).stream()
                .filter(snapshot -> snapshot.instrument == SPY)
                .toList();
        return all.get(all.size() - 1);
    }

    private static List<Object> end(Path tape) {
        return figures(lastOfSpy(tape));
    }

    private static List<Object> figures(FeatureSnapshot at) {
        return List.of(at.vwap, at.sigma, at.high, at.low, at.last, at.volume, at.cvd, at.ema20, at.delta300);
    }
}
