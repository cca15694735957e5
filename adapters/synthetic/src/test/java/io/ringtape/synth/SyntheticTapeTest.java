package io.ringtape.synth;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.market.TradingSession;
import io.ringtape.synth.FlatFile.CsvBar;
import io.ringtape.synth.FlatFile.CsvQuote;
import io.ringtape.synth.FlatFile.CsvTrade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the contents of a session with 300,000 events. */
class SyntheticTapeTest {
    private static final TradingSession SESSION = Sessions.full(Sessions.DATE);

    private static Map<String, List<CsvTrade>> trades;
    private static Map<String, List<CsvQuote>> quotes;
    private static Map<String, List<CsvBar>> bars;

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        SyntheticSummary summary =
                new SyntheticMarket(Sessions.settings(11, 300_000)).write(folder, SyntheticProgress.NONE);
        List<CsvTrade> tradeRows = FlatFile.trades(summary.files().trades());
        List<CsvQuote> quoteRows = FlatFile.quotes(summary.files().quotes());
        assertThat(tradeRows.stream().map(CsvTrade::symbol)).isSorted();
        assertThat(quoteRows.stream().map(CsvQuote::symbol)).isSorted();
        trades = FlatFile.bySymbol(tradeRows, CsvTrade::symbol);
        quotes = FlatFile.bySymbol(quoteRows, CsvQuote::symbol);
        bars = FlatFile.bySymbol(FlatFile.bars(summary.files().bars()), CsvBar::symbol);
    }

    @Test
    void isOrderedByTimeWithinASymbol() {
        trades.values()
                .forEach(rows -> assertThat(rows.stream().map(CsvTrade::sipNs)).isSorted());
        quotes.values()
                .forEach(rows -> assertThat(rows.stream().map(CsvQuote::sipNs)).isSorted());
        bars.values()
                .forEach(rows -> assertThat(rows.stream().map(CsvBar::startNs)).isSorted());
    }

    @Test
    void sequencesRiseExceptForDuplicates() {
        for (List<CsvTrade> rows : trades.values()) {
            for (int i = 1; i < rows.size(); i++) {
                if (!rows.get(i).line().equals(rows.get(i - 1).line())) {
                    assertThat(rows.get(i).sequence())
                            .isGreaterThan(rows.get(i - 1).sequence());
                }
            }
        }
        for (List<CsvQuote> rows : quotes.values()) {
            for (int i = 1; i < rows.size(); i++) {
                assertThat(rows.get(i).sequence()).isGreaterThan(rows.get(i - 1).sequence());
            }
        }
    }

    @Test
    void neverPublishesBeforeTheVenueProducesIt() {
        trades.values().forEach(rows -> assertThat(rows).allMatch(row -> row.participantNs() < row.sipNs()));
        trades.values().forEach(rows -> assertThat(rows)
                .filteredOn(row -> row.trfId() != 0)
                .allMatch(row -> row.participantNs() <= row.trfNs() && row.trfNs() < row.sipNs()));
        quotes.values().forEach(rows -> assertThat(rows).allMatch(row -> row.participantNs() < row.sipNs()));
    }

    @Test
    void isAsDirtyAsRealData() {
        for (List<CsvTrade> rows : trades.values()) {
            for (int condition : new int[] {2, 10, 12, 14, 15, 16, 32, 37, 41, 52, 53}) {
                assertThat(rows).as("condition " + condition).anyMatch(has(condition));
            }
            for (int correction : new int[] {1, 7, 8, 10, 11, 12}) {
                assertThat(rows).as("correction " + correction).anyMatch(row -> row.correction() == correction);
            }
            assertThat(new HashSet<>(rows.stream().map(CsvTrade::line).toList()))
                    .as("exact duplicates")
                    .hasSizeLessThan(rows.size());
            assertThat(rows).as("parts of a share").anyMatch(row -> row.size() < 1);
            assertThat(rows)
                    .as("late reports")
                    .anyMatch(row -> row.trfId() != 0
                            && row.conditions().isEmpty()
                            && row.sipNs() - row.participantNs() > 1_000_000_000L);
        }
        for (List<CsvQuote> rows : quotes.values()) {
            assertThat(rows)
                    .as("one-sided")
                    .anyMatch(row -> row.conditions().contains(2) && (row.bid() == 0 || row.ask() == 0));
            assertThat(rows).as("crossed").anyMatch(row -> row.bid() > row.ask() && row.ask() > 0);
            assertThat(rows).as("locked").anyMatch(row -> row.bid() == row.ask() && row.bid() > 0);
        }
    }

    @Test
    void followsACorrectedPrintMinutesLater() {
        Map<Integer, Integer> recordOf = Map.of(1, 12, 7, 11, 8, 10);
        for (List<CsvTrade> rows : trades.values()) {
            Map<String, CsvTrade> records = new HashMap<>();
            rows.stream().filter(row -> row.correction() >= 10).forEach(row -> records.put(row.id(), row));
            rows.stream().filter(row -> recordOf.containsKey(row.correction())).forEach(row -> {
                CsvTrade record = records.get(row.id());
                assertThat(record.correction()).isEqualTo(recordOf.get(row.correction()));
                assertThat(record.sipNs() - row.sipNs()).isGreaterThanOrEqualTo(MINUTE_NS);
            });
        }
    }

    @Test
    void opensAndClosesWithACross() {
        assertCross("SPY", 17, 16, 11, SESSION.openNs());
        assertCross("SPY", 19, 15, 11, SESSION.closeNs());
        assertCross("QQQ", 25, 16, 12, SESSION.openNs());
        assertCross("QQQ", 8, 15, 12, SESSION.closeNs());
    }

    @Test
    void tradesMostlyOddLotsAndOftenOffExchange() {
        for (List<CsvTrade> rows : trades.values()) {
            List<CsvTrade> regular =
                    rows.stream().filter(row -> SESSION.isRegular(row.sipNs())).toList();
            assertThat(share(regular, has(37))).isBetween(0.62, 0.78);
            assertThat(regular.stream().filter(has(37))).allMatch(row -> row.size() < 40);
            double volume = volume(regular, row -> row.countsForVolume());
            assertThat(volume(regular, row -> row.exchange() == 4) / volume).isBetween(0.33, 0.5);
            assertThat(rows).allMatch(row -> (row.exchange() == 4) == (row.trfId() != 0));
            assertThat(rows)
                    .filteredOn(row -> row.trfId() != 0)
                    .allMatch(row -> row.trfId() >= 201 && row.trfId() <= 203);
        }
    }

    @Test
    void printsLitTradesOnTheTickOrAtTheMid() {
        for (List<CsvTrade> rows : trades.values()) {
            assertThat(rows)
                    .filteredOn(row -> row.exchange() != 4)
                    .allMatch(row -> Math.abs(row.price() * 200 - Math.rint(row.price() * 200)) < 1e-6);
        }
        for (List<CsvQuote> rows : quotes.values()) {
            assertThat(rows).allMatch(row -> Math.abs(row.bid() * 100 - Math.rint(row.bid() * 100)) < 1e-6);
        }
    }

    @Test
    void quotesOneOrTwoCentsWide() {
        for (List<CsvQuote> rows : quotes.values()) {
            List<CsvQuote> regular = rows.stream()
                    .filter(row -> SESSION.isRegular(row.sipNs()) && row.isUsable())
                    .toList();
            assertThat(share(regular, row -> row.ask() - row.bid() < 0.015)).isBetween(0.65, 0.85);
            assertThat(share(regular, row -> row.ask() - row.bid() < 0.025)).isBetween(0.9, 0.99);
            assertThat(regular).allMatch(row -> row.bidSize() > 0 && row.bidSize() % 40 == 0);
        }
    }

    @Test
    void isBusierAtTheOpenAndTheClose() {
        for (String symbol : trades.keySet()) {
            NaiveMinutes minutes = minutes(symbol);
            double open = mean(minutes.volume, 1, 30);
            double lunch = mean(minutes.volume, 150, 240);
            double close = mean(minutes.volume, 380, 390);
            assertThat(open).isGreaterThan(2 * lunch);
            assertThat(close).isGreaterThan(1.5 * lunch);
            assertThat(minutes.atr[20]).isGreaterThan(1.3 * mean(minutes.atr, 150, 240));
            double outside = volume(
                    trades.get(symbol),
                    row -> !SESSION.isRegular(row.sipNs()) && row.conditions().contains(12));
            assertThat(outside / Arrays.stream(minutes.volume).sum()).isBetween(0.02, 0.12);
        }
    }

    @Test
    void tradesAboutAsMuchAsItsHistory() {
        for (String symbol : trades.keySet()) {
            NaiveMinutes minutes = minutes(symbol);
            List<TradingSession> history = Sessions.before(Sessions.DATE, 20);
            for (int until : new int[] {30, 60, 180, 390}) {
                double[] usual = history.stream()
                        .mapToDouble(day -> bars.get(symbol).stream()
                                .filter(bar -> bar.startNs() >= day.openNs()
                                        && bar.startNs() < day.openNs() + until * MINUTE_NS)
                                .mapToDouble(CsvBar::volume)
                                .sum())
                        .sorted()
                        .toArray();
                double ratio = Arrays.stream(minutes.volume, 0, until).sum() / ((usual[9] + usual[10]) / 2);
                assertThat(ratio)
                        .as(symbol + " RVOL after " + until + " minutes")
                        .isBetween(0.75, 1.65);
            }
            CsvBar last = bars.get(symbol).get(bars.get(symbol).size() - 1);
            assertThat(trades.get(symbol).get(0).price() / last.close()).isBetween(0.985, 1.015);
            assertThat(bars.get(symbol))
                    .allMatch(bar -> bar.low() <= Math.min(bar.open(), bar.close())
                            && bar.high() >= Math.max(bar.open(), bar.close()));
        }
    }

    @Test
    void aggressorsFollowTheMoveAndSymbolsMoveTogether() {
        NaiveMinutes spy = minutes("SPY");
        NaiveMinutes qqq = minutes("QQQ");

        assertThat(correlation(returns(spy), returns(qqq))).isGreaterThan(0.75);
        for (NaiveMinutes minutes : List.of(spy, qqq)) {
            double[] ratio = IntStream.range(1, minutes.count)
                    .mapToDouble(i -> minutes.delta[i] / minutes.volume[i])
                    .toArray();
            assertThat(correlation(ratio, returns(minutes))).isGreaterThan(0.2);
        }
    }

    @Test
    void theBookLeansTowardsTheNextMove() {
        for (List<CsvQuote> rows : quotes.values()) {
            List<CsvQuote> regular = rows.stream()
                    .filter(row -> SESSION.isRegular(row.sipNs()) && row.isUsable())
                    .toList();
            int ahead = 0;
            double[] lean = new double[regular.size()];
            double[] move = new double[regular.size()];
            for (int i = 0; i < regular.size(); i++) {
                CsvQuote row = regular.get(i);
                while (ahead < regular.size() - 1 && regular.get(ahead).sipNs() < row.sipNs() + 3_000_000_000L) {
                    ahead++;
                }
                lean[i] = (double) (row.bidSize() - row.askSize()) / (row.bidSize() + row.askSize());
                move[i] = regular.get(ahead).bid() + regular.get(ahead).ask() - row.bid() - row.ask();
            }
            assertThat(correlation(lean, move)).isBetween(0.03, 0.4);
        }
    }

    private static void assertCross(String symbol, int cross, int reprint, int exchange, long fromNs) {
        List<CsvTrade> crosses = trades.get(symbol).stream().filter(has(cross)).toList();
        List<CsvTrade> reprints =
                trades.get(symbol).stream().filter(has(reprint)).toList();
        assertThat(crosses).hasSize(1);
        assertThat(reprints).hasSize(1);
        CsvTrade row = crosses.get(0);
        assertThat(row.sipNs()).isBetween(fromNs, fromNs + 1_000_000_000L);
        assertThat(row.exchange()).isEqualTo(exchange);
        assertThat(row.conditions()).contains(41);
        assertThat(row.conditions().contains(9)).isEqualTo(symbol.equals("QQQ"));
        assertThat(row.size()).isGreaterThan(1_000);
        assertThat(reprints.get(0).price()).isEqualTo(row.price());
        assertThat(reprints.get(0).size()).isEqualTo(row.size());
        assertThat(reprints.get(0).conditions()).isEqualTo(Set.of(reprint));
    }

    private static NaiveMinutes minutes(String symbol) {
        return new NaiveMinutes(SESSION, trades.get(symbol), quotes.get(symbol));
    }

    private static Predicate<CsvTrade> has(int condition) {
        return row -> row.conditions().contains(condition);
    }

    private static <T> double share(List<T> rows, Predicate<T> which) {
        return (double) rows.stream().filter(which).count() / rows.size();
    }

    private static double volume(List<CsvTrade> rows, Predicate<CsvTrade> which) {
        return rows.stream().filter(which).mapToDouble(CsvTrade::size).sum();
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    private static double[] returns(NaiveMinutes minutes) {
        return IntStream.range(1, minutes.count)
                .mapToDouble(i -> minutes.close[i] / minutes.close[i - 1] - 1)
                .toArray();
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = mean(x, 0, x.length);
        double meanY = mean(y, 0, y.length);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
