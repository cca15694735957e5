package io.ringtape.synth;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.Side;
import io.ringtape.market.TradingSession;
import io.ringtape.synth.FlatFile.CsvQuote;
import io.ringtape.synth.FlatFile.CsvTrade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticMarketTest {
    /** Digests of the text of a session with 5,000 events and seed 7: trades, quotes, bars. */
    private static final String[] GOLDEN = {
        "b3348a9d7a9162fb96cbc94cbec1641bc6e02c1b17b0654c127a28b81d396c50",
        "6ba5faa984a1395736b3dd6bab43ad87b2de6008a81d95bc1cea61f70ff6b61c",
        "5f2c04cf3c6deb3e77c8ffc3c019d87ced87fddff44681a88a132051cdf3e21c"
    };

    @TempDir
    Path folder;

    @Test
    void writesTheSameBytesForTheSameSeed() throws Exception {
        SyntheticSummary one = write("one", Sessions.settings(7, 5_000));
        SyntheticSummary two = write("two", Sessions.settings(7, 5_000));

        for (int i = 0; i < 3; i++) {
            assertThat(sha256(Files.readAllBytes(files(one).get(i))))
                    .isEqualTo(sha256(Files.readAllBytes(files(two).get(i))));
        }
        assertThat(one.situations()).isEqualTo(two.situations());
    }

    @Test
    void writesTheSameTextOnEveryMachine() throws Exception {
        SyntheticSummary summary = write("golden", Sessions.settings(7, 5_000));

        assertThat(files(summary).stream().map(SyntheticMarketTest::textSha256)).containsExactly(GOLDEN);
    }

    @Test
    void writesAnotherDayForAnotherSeed() throws Exception {
        SyntheticSummary one = write("one", Sessions.settings(7, 5_000));
        SyntheticSummary two = write("two", Sessions.settings(8, 5_000));

        for (int i = 0; i < 3; i++) {
            assertThat(textSha256(files(one).get(i)))
                    .isNotEqualTo(textSha256(files(two).get(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 5_000, 50_000, 300_000})
    void meetsTheNumberOfEventsWithinATenth(long events) throws IOException {
        SyntheticSummary summary = write("counts", Sessions.settings(3, events));

        assertThat((double) summary.rows().trades() + summary.rows().quotes())
                .isCloseTo((double) events, within(0.1 * events));
        assertThat((double) summary.rows().quotes() / summary.rows().trades()).isBetween(2.0, 4.0);
        assertThat(FlatFile.lines(summary.files().trades()))
                .hasSize((int) summary.rows().trades() + 1);
        assertThat(FlatFile.lines(summary.files().quotes()))
                .hasSize((int) summary.rows().quotes() + 1);
        assertThat(FlatFile.lines(summary.files().bars()))
                .hasSize((int) summary.rows().bars() + 1);
    }

    @Test
    void writesTheVendorsHeaders() throws IOException {
        SyntheticSummary summary = write("headers", Sessions.settings(1, 1_000));

        assertThat(FlatFile.header(summary.files().trades()))
                .isEqualTo("ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,"
                        + "sip_timestamp,size,tape,trf_id,trf_timestamp");
        assertThat(FlatFile.header(summary.files().quotes()))
                .isEqualTo("ticker,ask_exchange,ask_price,ask_size,bid_exchange,bid_price,bid_size,conditions,"
                        + "indicators,participant_timestamp,sequence_number,sip_timestamp,tape,trf_timestamp");
        assertThat(FlatFile.header(summary.files().bars()))
                .isEqualTo("ticker,volume,open,close,high,low,window_start,transactions");
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000, 60_000})
    void hasAPriceInEveryRegularMinute(long events) throws IOException {
        SyntheticSummary summary = write("minutes", Sessions.settings(4, events));

        minutes(Sessions.full(Sessions.DATE), summary)
                .forEach(minutes -> assertThat(minutes.eligible).doesNotContain(0));
    }

    @Test
    void hasATradeInEveryMinuteEvenOutsideRegularHours() throws IOException {
        TradingSession session = Sessions.full(Sessions.DATE);
        SyntheticSummary summary = write("minutes", Sessions.settings(4, 20_000));

        FlatFile.bySymbol(FlatFile.trades(summary.files().trades()), CsvTrade::symbol)
                .values()
                .forEach(rows -> assertThat(rows.stream()
                                .map(row -> (row.sipNs() - session.preOpenNs()) / MINUTE_NS)
                                .distinct())
                        .hasSize(960));
    }

    @Test
    void endsAHalfDayEarly() throws IOException {
        LocalDate friday = LocalDate.of(2026, 11, 27);
        TradingSession session = Sessions.half(friday);
        SyntheticSummary summary = write("half", Sessions.settings(session, 5, 30_000, false));

        List<CsvTrade> trades = FlatFile.trades(summary.files().trades());
        assertThat(trades).allMatch(row -> session.isOpen(row.sipNs()));
        assertThat(trades.stream()
                        .filter(row -> row.conditions().contains(19)
                                || row.conditions().contains(8)))
                .hasSize(2)
                .allMatch(row -> row.sipNs() >= session.closeNs() && row.sipNs() < session.closeNs() + 1_000_000_000L);
        assertThat(trades.stream()
                        .filter(row -> row.sipNs() > session.closeNs() && row.exchange() != 11)
                        .filter(row -> !row.conditions().contains(8)
                                && !row.conditions().contains(15)))
                .allMatch(row -> row.conditions().contains(12));
        assertThat(summary.situations()).isNotEmpty().allMatch(s -> s.course().endNs() <= session.closeNs());
    }

    @Test
    void countsQuoteSizesInLotsBeforeTheReform() throws IOException {
        SyntheticSummary before =
                write("before", Sessions.settings(Sessions.full(LocalDate.of(2025, 10, 31)), 5, 20_000, false));
        SyntheticSummary after =
                write("after", Sessions.settings(Sessions.full(LocalDate.of(2025, 11, 3)), 5, 20_000, false));

        assertThat(FlatFile.quotes(before.files().quotes()).stream()
                        .mapToLong(CsvQuote::bidSize)
                        .average()
                        .orElseThrow())
                .isLessThan(30);
        assertThat(FlatFile.quotes(after.files().quotes()))
                .allMatch(row -> row.bidSize() % 40 == 0 && row.askSize() % 40 == 0);
        assertThat(FlatFile.trades(before.files().trades()))
                .filteredOn(row -> row.conditions().contains(37))
                .allMatch(row -> row.size() < 100)
                .anyMatch(row -> row.size() > 40);
        assertThat(FlatFile.trades(after.files().trades()))
                .filteredOn(row -> row.conditions().contains(37))
                .allMatch(row -> row.size() < 40 && row.size() == Math.rint(row.size()));
    }

    @Test
    void pausesOneSymbolForFiveMinutes() throws IOException {
        SyntheticSummary summary = write("halt", Sessions.settings(Sessions.full(Sessions.DATE), 9, 60_000, true));

        assertThat(summary.halts()).hasSize(1);
        SyntheticSummary.Halt halt = summary.halts().get(0);
        assertThat(halt.endNs() - halt.startNs()).isEqualTo(5 * MINUTE_NS);
        List<CsvQuote> quotes = FlatFile.quotes(summary.files().quotes()).stream()
                .filter(row -> row.symbol().equals(halt.symbol()))
                .toList();
        assertThat(quotes.stream().filter(row -> row.sipNs() >= halt.startNs() && row.sipNs() < halt.endNs()))
                .hasSize(1)
                .allMatch(row -> row.conditions().equals(Set.of(43)));
        List<CsvTrade> trades = FlatFile.trades(summary.files().trades()).stream()
                .filter(row -> row.symbol().equals(halt.symbol()) && row.correction() < 10)
                .toList();
        assertThat(trades).noneMatch(row -> row.sipNs() >= halt.startNs() && row.sipNs() < halt.endNs());
        CsvTrade reopening = trades.stream()
                .filter(row -> row.sipNs() >= halt.endNs())
                .findFirst()
                .orElseThrow();
        assertThat(reopening.conditions()).contains(halt.symbol().equals("SPY") ? 18 : 28);
        assertThat(write("none", Sessions.settings(9, 60_000)).halts()).isEmpty();
    }

    @Test
    void plantsEverySetupOnBothSides() throws IOException {
        SyntheticSummary summary = write("planted", Sessions.settings(2, 20_000));

        Set<SituationKind> core =
                EnumSet.complementOf(EnumSet.of(SituationKind.VWAP_REJECT, SituationKind.EXTREME_HOLD));
        for (String symbol : List.of("QQQ", "SPY")) {
            for (Side side : Side.VALUES) {
                assertThat(summary.situations().stream()
                                .filter(s -> s.symbol().equals(symbol) && s.side() == side)
                                .map(Situation::kind))
                        .containsAll(core);
            }
        }
        assertThat(summary.situations().stream().map(Situation::followsThrough)).contains(true, false);
    }

    @Test
    void reportsItsProgress() throws IOException {
        List<Long> done = new ArrayList<>();
        SyntheticSummary summary =
                new SyntheticMarket(Sessions.settings(1, 5_000)).write(folder, (rows, total) -> done.add(rows));

        assertThat(done).isSorted();
        assertThat(done.get(done.size() - 1))
                .isEqualTo(summary.rows().trades() + summary.rows().quotes());
    }

    @Test
    void refusesInvalidSettings() {
        TradingSession session = Sessions.full(Sessions.DATE);
        List<SyntheticInstrument> spy = List.of(SyntheticInstrument.spy(Sessions.SPY_PRICE));

        assertThatThrownBy(() -> new SyntheticSettings(session, List.of(), spy, 1, 999, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("events: found 999");
        assertThatThrownBy(() -> new SyntheticSettings(session, List.of(), List.of(), 1, 1_000, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SyntheticSettings(session, List.of(session), spy, 1, 1_000, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("history: 2026-11-18");
        assertThatThrownBy(() ->
                        new SyntheticSettings(session, List.of(), List.of(spy.get(0), spy.get(0)), 1, 1_000, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SPY is given twice");
        assertThatThrownBy(() -> new SyntheticInstrument("A,B", Sessions.SPY_PRICE, 10_000, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SyntheticSummary write(String name, SyntheticSettings settings) throws IOException {
        return new SyntheticMarket(settings).write(folder.resolve(name), SyntheticProgress.NONE);
    }

    private static List<NaiveMinutes> minutes(TradingSession session, SyntheticSummary summary) {
        var quotes = FlatFile.bySymbol(FlatFile.quotes(summary.files().quotes()), CsvQuote::symbol);
        return FlatFile.bySymbol(FlatFile.trades(summary.files().trades()), CsvTrade::symbol).entrySet().stream()
                .map(entry -> new NaiveMinutes(session, entry.getValue(), quotes.get(entry.getKey())))
                .toList();
    }

    private static List<Path> files(SyntheticSummary summary) {
        return List.of(
                summary.files().trades(),
                summary.files().quotes(),
                summary.files().bars());
    }

    private static String textSha256(Path file) {
        return sha256(String.join("\n", FlatFile.lines(file)).getBytes(StandardCharsets.US_ASCII));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
