package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ringtape.config.Configuration;
import io.ringtape.config.SettingChange;
import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.BarClosed;
import io.ringtape.event.EventType;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OutcomeEnd;
import io.ringtape.event.PositionChange;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.Veto;
import io.ringtape.market.TradingSession;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeCheck;
import io.ringtape.tape.TapeExistsException;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backtests synthetic files onto a tape, and replays the tape. */
class BacktestTest {
    private static final long EVENTS = 120_000;

    @TempDir
    static Path folder;

    private static SyntheticDay day;
    private static Configuration settings;
    private static Path tape;
    private static Backtest.BacktestResult result;

    @BeforeAll
    static void run() throws Exception {
        day = new SyntheticDay(folder.resolve("market"), 3, EVENTS);
        settings = SyntheticDay.settings(folder, "");
        tape = folder.resolve("tape");
        result = Backtest.run(day.request(settings, tape), RunProgress.NONE);
    }

    @Test
    void countsTheRowsRead() {
        assertThat(result.trades()).isEqualTo(day.market.rows().trades());
        assertThat(result.quotes()).isEqualTo(day.market.rows().quotes());
        assertThat(result.badRows().count()).isZero();
        assertThat(result.summary().trades()).isEqualTo(day.market.rows().trades());
        assertThat(result.summary().quotes()).isEqualTo(day.market.rows().quotes());
    }

    @Test
    void theSameFilesGiveTheSameTape() throws Exception {
        Path again = folder.resolve("again");
        Backtest.BacktestResult second = Backtest.run(day.request(settings, again), RunProgress.NONE);
        assertThat(second.checksum()).isEqualTo(result.checksum());
    }

    @Test
    void theOrderInWhichSymbolsAreGivenDecidesNothing() throws Exception {
        for (List<String> symbols : List.of(List.of("SPY", "QQQ"), List.of("QQQ", "SPY"))) {
            Backtest.Request request = day.request(settings, folder.resolve("by-" + symbols.get(0)));
            SessionSetup setup = SessionSetup.of(settings, SyntheticDay.DATE, symbols);
            Backtest.BacktestResult other =
                    Backtest.run(new Backtest.Request(setup, request.market(), request.tape()), RunProgress.NONE);
            assertThat(other.checksum()).as("%s", symbols).isEqualTo(result.checksum());
        }
    }

    @Test
    void otherSettingsGiveAnotherTape() throws Exception {
        Configuration other = SyntheticDay.settings(folder, "risk: {maxShares: 7}\n");
        Backtest.BacktestResult second = Backtest.run(day.request(other, folder.resolve("other")), RunProgress.NONE);
        assertThat(second.checksum()).isNotEqualTo(result.checksum());
    }

    @Test
    void neverWritesOverATape() {
        assertThatThrownBy(() -> Backtest.run(day.request(settings, tape), RunProgress.NONE))
                .isInstanceOf(TapeExistsException.class);
    }

    @Test
    void itsReplayIsIdentical() throws Exception {
        Replay.Result replay = Replay.verify(tape, RunProgress.NONE);
        assertThat(replay.difference()).isEmpty();
        assertThat(replay.entries()).isEqualTo(result.summary().causes());
        assertThat(replay.checksum()).isEqualTo(result.checksum());
        assertThat(TapeCheck.of(tape).damage()).isEmpty();
    }

    @Test
    void theMinuteOfDeltaAtABarsCloseIsTheBars() {
        Map<List<Long>, Long> deltas = new HashMap<>();
        SyntheticDay.events(tape, BarClosed.class)
                .forEach(bar -> deltas.put(List.of((long) bar.instrument, bar.timeNs), bar.delta));
        long compared = 0;
        for (FeatureSnapshot snapshot : SyntheticDay.events(tape, FeatureSnapshot.class)) {
            if (snapshot.trigger == SnapshotTrigger.BAR && Missing.isPresent(snapshot.cvd)) {
                assertThat(snapshot.delta60)
                        .as("at %s", snapshot.timeNs)
                        .isEqualTo(deltas.get(List.of((long) snapshot.instrument, snapshot.timeNs)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(700);
    }

    @Test
    void aReplayNamesTheFirstEntryThatDiffers() throws Exception {
        Path forged = folder.resolve("forged");
        long entry = forge(forged);
        Replay.Result replay = Replay.verify(forged, RunProgress.NONE);
        assertThat(replay.difference()).isPresent();
        assertThat(replay.difference().get().entries() + 1).isEqualTo(entry);
        assertThat(replay.difference().get().fields())
                .extracting(field -> field.name())
                .containsExactly("ema20");
        assertThat(replay.difference().get().first()).contains("ema20: 1.5");
    }

    /** Copies the tape with one number of one effect changed and the chain recomputed. Returns the changed entry. */
    private static long forge(Path forged) {
        TapeManifest old = TapeManifest.read(tape);
        TapeManifest manifest = TapeManifest.open(
                old.codeVersion(), old.tradingDate(), old.mode(), old.symbols(), old.configurationDigest());
        Frame frame = new Frame();
        Frame copy = new Frame();
        FrameReader reader = new FrameReader();
        FrameWriter writer = new FrameWriter();
        FeatureSnapshot snapshot = new FeatureSnapshot();
        long entry = 0;
        try (TapeReader from = TapeReader.open(tape);
                ChronicleTape to = ChronicleTape.create(forged, manifest)) {
            while (from.next(frame)) {
                reader.wrap(frame).next();
                copy.set(frame.bytes(), 0, reader.length());
                boolean forging = entry == 0 && from.entry() > 60_000;
                while (reader.next()) {
                    if (forging && reader.type() == EventType.FEATURE_SNAPSHOT) {
                        reader.read(snapshot);
                        snapshot.ema20 = 1.5;
                        writer.append(copy, snapshot);
                        entry = from.entry();
                        forging = false;
                    } else {
                        byte[] record = new byte[reader.length()];
                        System.arraycopy(frame.bytes(), reader.offset(), record, 0, record.length);
                        int at = copy.length();
                        copy.ensureCapacity(at + record.length);
                        System.arraycopy(record, 0, copy.bytes(), at, record.length);
                        copy.length(at + record.length);
                    }
                }
                to.append(copy);
            }
            to.complete();
        }
        return entry;
    }

    @Test
    void itsFiguresEqualANaiveReadingOfTheFiles() throws IOException {
        Map<String, NaiveSession> naive = naive();
        for (int i = 0; i < SyntheticDay.SYMBOLS.size(); i++) {
            NaiveSession expected = naive.get(SyntheticDay.SYMBOLS.get(i));
            FeatureSnapshot found = result.summary().lastSnapshot(i);
            assertThat(result.summary().hasEnded(i)).isTrue();
            assertThat(found.high).isEqualTo(micros(expected.high));
            assertThat(found.low).isEqualTo(micros(expected.low));
            assertThat(found.last).isEqualTo(micros(expected.last));
            assertThat(found.volume).isEqualTo(micros(expected.volume));
            assertThat(found.vwap).isCloseTo(expected.vwap(), within(expected.vwap()));
            assertThat(found.sigma).isCloseTo(expected.sigma(), within(expected.sigma()));
            assertThat(found.ema20).isCloseTo(expected.ema(20), within(expected.ema(20)));
            assertThat(found.ema50).isCloseTo(expected.ema(50), within(expected.ema(50)));
            assertThat(found.cvd).isEqualTo(micros(expected.cvd));
        }
    }

    private static Map<String, NaiveSession> naive() throws IOException {
        return NaiveSession.read(
                day.market.files().trades(),
                day.market.files().quotes(),
                day.market.files().bars(),
                session(),
                prior());
    }

    private static TradingSession prior() {
        return settings.calendar()
                .session(settings.calendar().previousTradingDay(SyntheticDay.DATE))
                .orElseThrow();
    }

    @Test
    void barsAreTheSameForEveryFeedDelayUpToTheirOwn() throws Exception {
        for (String delays : List.of("0, 0", "0, 20", "20, 20", "1500, 1500", "900, 29000")) {
            String[] feedAndClose = delays.split(", ");
            Configuration delayed = SyntheticDay.settings(
                    folder,
                    "marketData: {feedDelayMillis: " + feedAndClose[0] + "}\nfeatures: {barCloseDelayMillis: "
                            + feedAndClose[1] + "}\n");
            Path other = folder.resolve("delay-" + feedAndClose[0] + "-" + feedAndClose[1]);
            Backtest.run(day.request(delayed, other), RunProgress.NONE);
            assertThat(closedBars(other)).as("delays %s ms", delays).isEqualTo(closedBars(tape));
        }
    }

    @Test
    void historyThatEndsTooEarlyIsReportedAndNotUsed() throws Exception {
        Backtest.Request whole = day.request(settings, folder.resolve("stale"));
        Path stale = withoutTheLastDate(day.market.files().bars());
        Backtest.run(
                new Backtest.Request(
                        whole.setup(),
                        new Backtest.MarketFiles(
                                whole.market().trades(), whole.market().quotes(), List.of(stale), true),
                        whole.tape()),
                RunProgress.NONE);
        assertThat(SyntheticDay.events(whole.tape(), Alert.class))
                .filteredOn(a -> a.code == AlertCode.STALE_HISTORY)
                .extracting(a -> a.instrument, a -> a.value)
                .containsExactly(tuple(0, 20260226L), tuple(1, 20260226L));
        FeatureSnapshot first = SyntheticDay.events(whole.tape(), FeatureSnapshot.class).stream()
                .filter(s -> s.trigger == SnapshotTrigger.BAR)
                .findFirst()
                .orElseThrow();
        assertThat(first.ema20).isEqualTo(Missing.STATISTIC);
        assertThat(first.priorClose).isEqualTo(Missing.LONG);
        assertThat(SyntheticDay.events(tape, Alert.class)).noneMatch(a -> a.code == AlertCode.STALE_HISTORY);
    }

    @Test
    void historyOfTooFewSessionsIsReportedForEachSymbol() throws Exception {
        Backtest.Request whole = day.request(settings, folder.resolve("short"));
        long fromNs = prior().openNs();
        Path last = FlatFileEdits.rewrite(
                day.market.files().bars(),
                folder.resolve("last.csv"),
                row -> row.startsWith("ticker") || startOfBar(row) >= fromNs ? row : null);
        Backtest.BacktestResult one = Backtest.run(
                new Backtest.Request(
                        whole.setup(),
                        new Backtest.MarketFiles(
                                whole.market().trades(), whole.market().quotes(), List.of(last), true),
                        whole.tape()),
                RunProgress.NONE);
        String needs = "RVOL needs 5 sessions, has 1";
        assertThat(one.summary().dataProblems())
                .containsExactly(
                        new DataProblem(0, AlertCode.SHORT_HISTORY, 1, needs),
                        new DataProblem(1, AlertCode.SHORT_HISTORY, 1, needs));
        assertThat(result.summary().dataProblems()).isEmpty();
        assertThat(Replay.verify(whole.tape(), RunProgress.NONE).difference()).isEmpty();
    }

    private static long startOfBar(String row) {
        return Long.parseLong(row.split(",")[6]);
    }

    @Test
    void reportsTradesThatStopAtNoon() throws Exception {
        Backtest.Request whole = day.request(settings, folder.resolve("halfDay"));
        TradingSession session = whole.setup().settings().session();
        long noonNs = session.openNs() + 150 * 60_000_000_000L;
        Path morning = before(day.market.files().trades(), noonNs, "sip_timestamp", folder.resolve("morning.csv.gz"));
        Backtest.BacktestResult half = Backtest.run(
                new Backtest.Request(
                        whole.setup(),
                        new Backtest.MarketFiles(
                                List.of(morning),
                                whole.market().quotes(),
                                whole.market().bars(),
                                true),
                        whole.tape()),
                RunProgress.NONE);
        assertThat(result.summary().silences()).isEmpty();
        assertThat(half.summary().silences())
                .hasSize(2)
                .allMatch(silence -> silence.detail().equals("no print"))
                .allMatch(silence -> silence.sinceNs() > noonNs - 60_000_000_000L && silence.sinceNs() <= noonNs + 1e9)
                .extracting(Silence::instrument)
                .containsExactlyInAnyOrder(0, 1);
        assertThat(Replay.verify(whole.tape(), RunProgress.NONE).difference()).isEmpty();
    }

    private static Path withoutTheLastDate(Path bars) throws IOException {
        return before(bars, prior().openNs(), "window_start", folder.resolve("earlier.csv.gz"));
    }

    private static Path before(Path file, long toNs, String column, Path earlier) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(earlier)), StandardCharsets.UTF_8)) {
            String header = in.readLine();
            int place = List.of(header.split(",")).indexOf(column);
            out.write(header + "\n");
            for (String row = in.readLine(); row != null; row = in.readLine()) {
                if (Long.parseLong(row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")[place]) < toNs) {
                    out.write(row + "\n");
                }
            }
        }
        return earlier;
    }

    /** Returns everything that depends only on bars, for each bar in order. */
    private static List<List<Object>> closedBars(Path of) {
        return SyntheticDay.events(of, FeatureSnapshot.class).stream()
                .filter(s -> s.trigger == SnapshotTrigger.BAR)
                .map(s -> List.<Object>of(
                        s.instrument, s.ema20, s.ema50, s.ema20SlopePercent, s.atr14, s.rvol, s.rvolBar, s.openingHigh))
                .toList();
    }

    @Test
    void aBarClosesForEachMinuteThatHasAPrice() throws IOException {
        Map<String, NaiveSession> naive = naive();
        for (int i = 0; i < SyntheticDay.SYMBOLS.size(); i++) {
            int instrument = i;
            assertThat(SyntheticDay.events(tape, FeatureSnapshot.class))
                    .filteredOn(s -> s.trigger == SnapshotTrigger.BAR && s.instrument == instrument)
                    .hasSameSizeAs(naive.get(SyntheticDay.SYMBOLS.get(i)).closes());
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.data.Offset.offset(Math.abs(value) * 1e-9);
    }

    private static long micros(BigDecimal value) {
        return value.movePointRight(6).longValueExact();
    }

    private static TradingSession session() {
        return settings.calendar().session(SyntheticDay.DATE).orElseThrow();
    }

    @Test
    void tradesBothWaysAndEndsFlat() {
        List<OrderRequest> orders = SyntheticDay.events(tape, OrderRequest.class);
        assertThat(orders)
                .filteredOn(o -> o.kind == OrderKind.BRACKET)
                .extracting(o -> o.side)
                .contains(Side.BUY, Side.SELL);
        Map<Integer, Long> positions = new HashMap<>();
        for (PositionChange change : SyntheticDay.events(tape, PositionChange.class)) {
            long signed = change.side == Side.BUY ? change.quantity : -change.quantity;
            long held = positions.merge(change.instrument, signed, Long::sum);
            assertThat(change.position).isEqualTo(held);
        }
        assertThat(positions.values()).containsOnly(0L);
    }

    @Test
    void profitEqualsTheCashOfItsFillsToTheMicro() {
        List<PositionChange> fills = SyntheticDay.events(tape, PositionChange.class);
        assertThat(fills).isNotEmpty();
        BigInteger cash = BigInteger.ZERO;
        for (PositionChange fill : fills) {
            BigInteger money = BigInteger.valueOf(fill.price)
                    .multiply(BigInteger.valueOf(fill.quantity))
                    .divide(BigInteger.valueOf(Micros.ONE));
            cash = fill.side == Side.BUY ? cash.subtract(money) : cash.add(money);
            cash = cash.subtract(BigInteger.valueOf(fill.fees));
        }
        assertThat(BigInteger.valueOf(result.summary().realised())).isEqualTo(cash);
        long closed = SyntheticDay.events(tape, TradeClosed.class).stream()
                .mapToLong(t -> t.profit)
                .sum();
        assertThat(closed).isEqualTo(result.summary().realised());
    }

    @Test
    void everyBlockedSignalHasItsReason() {
        List<Signal> signals = SyntheticDay.events(tape, Signal.class);
        List<FilterCheck> checks = SyntheticDay.events(tape, FilterCheck.class);
        List<Veto> vetoes = SyntheticDay.events(tape, Veto.class);
        List<Signal> blocked =
                signals.stream().filter(s -> s.status == SignalStatus.BLOCKED).toList();
        assertThat(blocked).isNotEmpty();
        for (Signal signal : blocked) {
            boolean filtered = checks.stream().anyMatch(c -> c.signalId == signal.signalId && !c.passed);
            boolean vetoed = vetoes.stream().anyMatch(v -> v.signalId == signal.signalId);
            assertThat(filtered || vetoed).as("signal %d", signal.signalId).isTrue();
        }
        SessionSummary summary = result.summary();
        assertThat(summary.signals()).isEqualTo(summary.promoted() + summary.blocked());
    }

    @Test
    void everySignalIsFollowedToOneOutcome() {
        List<Signal> made = SyntheticDay.events(tape, Signal.class).stream()
                .filter(s -> s.status == SignalStatus.GENERATED)
                .toList();
        List<SignalOutcome> outcomes = SyntheticDay.events(tape, SignalOutcome.class);
        assertThat(outcomes)
                .extracting(o -> o.signalId)
                .containsExactlyInAnyOrderElementsOf(
                        made.stream().map(s -> s.signalId).toList());
        assertThat(outcomes).extracting(o -> o.end).contains(OutcomeEnd.STOP, OutcomeEnd.TIME_STOP);
        for (SignalOutcome outcome : outcomes) {
            assertThat(outcome.closedNs).isGreaterThanOrEqualTo(outcome.openedNs);
            assertThat(outcome.netR).isLessThan(outcome.grossR);
            assertThat(outcome.worstR).isLessThanOrEqualTo(0);
            assertThat(outcome.bestR).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void noEntryIsSentOutsideTheRegularSession() {
        TradingSession session = session();
        assertThat(SyntheticDay.events(tape, OrderRequest.class))
                .filteredOn(o -> o.kind == OrderKind.BRACKET)
                .isNotEmpty()
                .allSatisfy(o -> assertThat(session.isRegular(o.timeNs)).isTrue());
    }

    @Test
    void rerunningTheSameSettingsTradesTheSame() throws Exception {
        WhatIf.RerunResult again = WhatIf.run(tape, settings, RunProgress.NONE);
        assertThat(again.rerun().fills()).isEqualTo(result.summary().fills());
        assertThat(again.rerun().realised()).isEqualTo(result.summary().realised());
        assertThat(again.rerun().causes()).isEqualTo(again.recorded().causes());
        assertThat(again.changes().settings()).isEmpty();
        assertThat(again.changes().firstSignal()).isEmpty();
        assertThat(again.changes().firstOrder()).isEmpty();
    }

    @Test
    void rerunningWithALimitOfNoTradesTradesNothing() throws Exception {
        Configuration none = SyntheticDay.settings(folder, "risk: {maxShares: 0}\n");
        WhatIf.RerunResult again = WhatIf.run(tape, none, RunProgress.NONE);
        assertThat(again.recorded().fills()).isPositive();
        assertThat(again.rerun().fills()).isZero();
        assertThat(again.rerun().signals()).isPositive();
        assertThat(again.changes().settings()).containsExactly(new SettingChange("risk.maxShares", "1000", "0"));
        WhatIf.Difference order = again.changes().firstOrder().orElseThrow();
        assertThat(order.place()).isOne();
        assertThat(order.recorded()).contains("type: OrderRequest", "kind: BRACKET");
        assertThat(order.rerun()).isEmpty();
        WhatIf.Difference signal = again.changes().firstSignal().orElseThrow();
        assertThat(signal.recorded()).contains("type: Signal", "status: PROMOTED");
        assertThat(signal.rerun()).contains("type: Signal", "status: BLOCKED");
    }

    @Test
    void decisionsThatDifferOnlyInSequenceAreEqual() throws Exception {
        Configuration hashed = Configuration.load(
                Files.writeString(folder.resolve("hashed.yaml"), SyntheticDay.LOOSE.replace("1000", "100")));
        WhatIf.RerunResult again = WhatIf.run(tape, hashed, RunProgress.NONE);
        assertThat(again.changes().settings())
                .containsExactly(new SettingChange("engine.stateHashEvery", "1000", "100"));
        assertThat(again.changes().firstSignal()).isEmpty();
        assertThat(again.changes().firstOrder()).isEmpty();
    }

    @Test
    void aTruncatedFileEndsTheRunAndLeavesNoTape() throws Exception {
        byte[] whole = Files.readAllBytes(day.market.files().quotes());
        Path cut = Files.write(folder.resolve("cut.csv.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Backtest.Request good = day.request(settings, folder.resolve("none"));
        Backtest.Request bad = new Backtest.Request(
                good.setup(),
                new Backtest.MarketFiles(
                        good.market().trades(), List.of(cut), good.market().bars(), true),
                good.tape());
        assertThatThrownBy(() -> Backtest.run(bad, RunProgress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut.csv.gz")
                .hasMessageContaining("byte");
        assertThat(folder.resolve("none").resolve(TapeManifest.FILE)).doesNotExist();
    }
}
