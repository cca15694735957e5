package io.ringtape.replay;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.Configuration;
import io.ringtape.config.ExchangeCalendar;
import io.ringtape.engine.Engine;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionFigures;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Trade;
import io.ringtape.market.TradingSession;
import io.ringtape.synth.SyntheticInstrument;
import io.ringtape.synth.SyntheticMarket;
import io.ringtape.synth.SyntheticProgress;
import io.ringtape.synth.SyntheticSettings;
import io.ringtape.synth.SyntheticSummary;
import io.ringtape.tape.TapeReader;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares every field of every snapshot of whole sessions with what docs/features.md says it must be. */
class FeatureOracleTest {
    private static final Set<String> NOT_COMPARED =
            Set.of("instrument", "sequence", "timeNs", "receiveNs", "trigger", "policies");

    @TempDir
    Path folder;

    private final Map<SnapshotTrigger, Integer> compared = new EnumMap<>(SnapshotTrigger.class);
    private final Map<String, Integer> present = new TreeMap<>();

    @Test
    void everySnapshotOfADayWithAHalt() throws Exception {
        SessionSetup setup = setup(LocalDate.of(2026, 3, 2), "");
        compare(setup, frames(backtest(setup, 5, 100_000, true)));
        assertThat(compared.get(SnapshotTrigger.SECOND)).isGreaterThan(15_000);
        assertThat(compared.get(SnapshotTrigger.BAR)).isBetween(380, 389);
        assertThat(compared.get(SnapshotTrigger.END)).isOne();
        assertEveryFeatureWasPresent();
    }

    @Test
    void everySnapshotOfAHalfDay() throws Exception {
        SessionSetup setup = setup(LocalDate.of(2026, 11, 27), "");
        compare(setup, frames(backtest(setup, 6, 60_000, false)));
        assertThat(compared.get(SnapshotTrigger.BAR)).isEqualTo(210);
        assertEveryFeatureWasPresent();
    }

    @Test
    void everySnapshotOfTheDayAfterAHalfDay() throws Exception {
        String other = "features: {bandSigmas: 2, zAfterMinutes: 3, openingRangeMinutes: 7, slopeBars: 13,"
                + " imbalanceWindowMillis: 700, rvolSessions: 4, rvolMinSessions: 3, crossesInVwap: false}\n";
        SessionSetup setup = setup(LocalDate.of(2026, 11, 30), other);
        compare(setup, frames(backtest(setup, 7, 60_000, false)));
        assertThat(compared.get(SnapshotTrigger.BAR)).isEqualTo(390);
        assertEveryFeatureWasPresent();
    }

    /** Spoils the order, conditions, sides and sizes of a day's prints and quotes. */
    @Test
    void everySnapshotOfADayThatArrivesInDisorder() throws Exception {
        SessionSetup setup = setup(LocalDate.of(2026, 3, 2), "features: {maxJumpPercent: none}\n");
        List<Frame> clean = frames(backtest(setup, 8, 60_000, true));
        for (long seed = 1; seed <= 2; seed++) {
            compared.clear();
            compare(setup, spoilt(setup, clean, seed));
            assertThat(compared.get(SnapshotTrigger.BAR)).as("seed %d", seed).isGreaterThan(300);
            assertThat(compared.get(SnapshotTrigger.FILLED)).as("seed %d", seed).isGreaterThan(50);
        }
        assertEveryFeatureWasPresent();
    }

    private void assertEveryFeatureWasPresent() throws IllegalAccessException {
        for (Field field : FeatureSnapshot.class.getFields()) {
            if (!NOT_COMPARED.contains(field.getName())) {
                assertThat(present).as("compared while present").containsKey(field.getName());
            }
        }
    }

    private SessionSetup setup(LocalDate date, String lines) throws Exception {
        return SessionSetup.of(SyntheticDay.settings(folder, lines), date, List.of("SPY"));
    }

    private Path backtest(SessionSetup setup, long seed, long events, boolean halts) throws Exception {
        ExchangeCalendar calendar = Configuration.defaults().calendar();
        List<TradingSession> history = new ArrayList<>();
        LocalDate day = setup.date();
        for (int i = 0; i < 6; i++) {
            day = calendar.previousTradingDay(day);
            history.add(0, calendar.session(day).orElseThrow());
        }
        SyntheticSummary market = new SyntheticMarket(new SyntheticSettings(
                        setup.settings().session(),
                        history,
                        List.of(SyntheticInstrument.spy(660 * Micros.ONE)),
                        seed,
                        events,
                        halts))
                .write(folder.resolve("market" + seed), SyntheticProgress.NONE);
        Path tape = folder.resolve("tape" + seed);
        Backtest.MarketFiles files = new Backtest.MarketFiles(
                List.of(market.files().trades()),
                List.of(market.files().quotes()),
                List.of(market.files().bars()),
                true);
        Backtest.run(new Backtest.Request(setup, files, tape), RunProgress.NONE);
        return tape;
    }

    private static List<Frame> frames(Path tape) {
        List<Frame> frames = new ArrayList<>();
        try (TapeReader entries = TapeReader.open(tape)) {
            for (Frame frame = new Frame(); entries.next(frame); frame = new Frame()) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private void compare(SessionSetup setup, List<Frame> frames) throws IllegalAccessException {
        FeatureOracle oracle = new FeatureOracle(setup);
        FrameReader reader = new FrameReader();
        FeatureSnapshot snapshot = new FeatureSnapshot();
        SessionFigures figures = new SessionFigures();
        for (Frame frame : frames) {
            reader.wrap(frame).next();
            Event cause = reader.type().create();
            reader.read(cause);
            while (reader.next()) {
                if (reader.type() == EventType.FEATURE_SNAPSHOT) {
                    reader.read(snapshot);
                    if (snapshot.trigger == SnapshotTrigger.FILLED) {
                        oracle.endBackfill(snapshot.timeNs);
                    }
                    compare(snapshot, oracle.snapshot(snapshot.trigger, snapshot.timeNs));
                } else if (reader.type() == EventType.SESSION_FIGURES) {
                    reader.read(figures);
                    assertThat(figures.implausiblePrints + figures.implausibleQuotes)
                            .as("the oracle believes every price")
                            .isZero();
                }
            }
            if (cause instanceof Trade trade) {
                oracle.onTrade(trade);
            } else if (cause instanceof Quote quote) {
                oracle.onQuote(quote);
            } else if (cause instanceof MinuteBar bar) {
                oracle.onBar(bar);
            } else if (cause instanceof FeedStatus status && status.state == FeedState.BACKFILL_STARTED) {
                oracle.beginBackfill();
            }
        }
    }

    private void compare(FeatureSnapshot actual, FeatureSnapshot wanted) throws IllegalAccessException {
        compared.merge(actual.trigger, 1, Integer::sum);
        for (Field field : FeatureSnapshot.class.getFields()) {
            if (NOT_COMPARED.contains(field.getName())) {
                continue;
            }
            Object value = field.get(actual);
            Object want = field.get(wanted);
            if (!want.equals(Missing.STATISTIC) && !want.equals(Missing.LONG)) {
                present.merge(field.getName(), 1, Integer::sum);
            }
            boolean close = value instanceof Double one
                    && want instanceof Double other
                    && Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
            if (!close && !value.equals(want)) {
                assertThat(value)
                        .as("%s at %d (%s)", field.getName(), actual.timeNs, actual.trigger)
                        .isEqualTo(want);
            }
        }
    }

    /** Runs a fresh engine on the market data of the frames, spoilt. Returns its frames. */
    private static List<Frame> spoilt(SessionSetup setup, List<Frame> clean, long seed) {
        Random random = new Random(seed);
        Engine engine = setup.engine();
        FrameReader reader = new FrameReader();
        List<Frame> frames = new ArrayList<>();
        List<Event> given = new ArrayList<>();
        for (Frame frame : clean) {
            reader.wrap(frame).next();
            Event cause = reader.type().create();
            if (cause instanceof Trade
                    || cause instanceof Quote
                    || cause instanceof MinuteBar
                    || cause instanceof SessionEnd) {
                reader.read(cause);
                spoil(cause, random);
                given.add(cause);
            }
        }
        long timeNs = 0;
        Trade before = null;
        for (Event cause : given) {
            Event next = cause;
            if (cause instanceof Trade trade) {
                next = before != null && random.nextInt(50) == 0 ? before : trade;
                before = trade;
            }
            timeNs = Math.max(timeNs + 1, cause.timeNs);
            frames.add(processed(engine, next, timeNs));
            if (before != null && random.nextInt(400) == 0) {
                FeedStatus fill = new FeedStatus();
                fill.instrument = 0;
                fill.state = random.nextBoolean() ? FeedState.BACKFILL_STARTED : FeedState.BACKFILL_ENDED;
                frames.add(processed(engine, fill, ++timeNs));
            }
        }
        return frames;
    }

    private static Frame processed(Engine engine, Event cause, long timeNs) {
        Frame frame = new Frame();
        new FrameWriter().append(frame, cause);
        engine.process(frame, timeNs);
        return frame;
    }

    private static void spoil(Event cause, Random random) {
        if (cause instanceof Quote quote) {
            quote.bid = random.nextInt(60) == 0 ? Missing.LONG : quote.bid;
            quote.ask = random.nextInt(60) == 0 ? quote.bid : quote.ask;
            quote.askSize = random.nextInt(60) == 0 ? 39 * Micros.ONE : quote.askSize;
            quote.sipNs -= random.nextInt(40) == 0 ? random.nextInt(900) * MILLI_NS : 0;
            if (random.nextInt(80) == 0) {
                quote.conditions.add(List.of(14, 15, 43, 16, 1, 36).get(random.nextInt(6)));
            }
        } else if (cause instanceof Trade trade) {
            trade.sipNs -= random.nextInt(25) == 0 ? random.nextInt(random.nextInt(9) == 0 ? 400 : 2) * SECOND_NS : 0;
            trade.exchangeNs -= random.nextInt(200) == 0 ? 15 * SECOND_NS : 0;
            trade.correction = random.nextInt(60) == 0 ? random.nextInt(13) : trade.correction;
            trade.backfilled = random.nextInt(60) == 0;
            trade.sipNs -= trade.backfilled ? random.nextInt(900) * SECOND_NS : 0;
            trade.size = random.nextInt(300) == 0 ? 0 : trade.size;
            if (random.nextInt(15) == 0) {
                trade.conditions.add(random.nextInt(60));
            }
        }
    }
}
