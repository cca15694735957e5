package io.ringtape.engine;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Command;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.event.Timer;
import io.ringtape.event.Trade;
import io.ringtape.feature.FeatureSettings;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingSession;
import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import io.ringtape.risk.RiskSettings;
import io.ringtape.risk.TestLimits;
import io.ringtape.setting.Defaults;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupCatalogue;
import io.ringtape.setup.SetupSettings;
import io.ringtape.setup.SignalSettings;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An engine of two instruments on a Friday after a Thursday of history, with settings so loose that a price which
 * leaves VWAP for two minutes and comes back for two is traded.
 */
final class DrivenEngine {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final long ID_BASE = 20_261_120L * 10_000_000_000L;
    static final TradingSession SESSION =
            new TradingSession(TODAY, at(TODAY, 4, 0), at(TODAY, 9, 30), at(TODAY, 16, 0), at(TODAY, 20, 0), false);

    private static final LocalDate YESTERDAY = TODAY.minusDays(1);
    private static final SessionOpens OPENS = new SessionOpens() {
        @Override
        public long openNs(int yyyymmdd) {
            return yyyymmdd == 20_261_119 ? at(YESTERDAY, 9, 30) : Missing.LONG;
        }

        @Override
        public long closeNs(int yyyymmdd) {
            return yyyymmdd == 20_261_119 ? at(YESTERDAY, 16, 0) : Missing.LONG;
        }
    };

    final List<Event> effects = new ArrayList<>();
    OrderRequest newest;

    private final Engine engine;
    private final FrameWriter writer = new FrameWriter();
    private final Frame frame = new Frame();
    private long nowNs = SESSION.preOpenNs() - MINUTE_NS;
    private long sipSequence = 1;
    private long minuteNs = SESSION.openNs();

    DrivenEngine(int stateHashEvery, long maxDailyLossDollars) {
        this(stateHashEvery, limits(maxDailyLossDollars));
    }

    DrivenEngine(int stateHashEvery, TestLimits limits) {
        engine = new Engine(settings(stateHashEvery, limits.settings()), OPENS);
    }

    /** Returns limits that are loose except for the size of a trade and the day's loss. */
    static TestLimits limits(long maxDailyLossDollars) {
        TestLimits limits = new TestLimits();
        limits.maxShares = 100;
        limits.maxDailyLoss = maxDailyLossDollars;
        return limits;
    }

    static long at(LocalDate date, int hour, int minute) {
        return date.atTime(LocalTime.of(hour, minute))
                        .atZone(ZoneId.of("America/New_York"))
                        .toEpochSecond()
                * SECOND_NS;
    }

    private static EngineSettings settings(int stateHashEvery, RiskSettings risk) {
        List<Instrument> instruments =
                List.of(new Instrument(0, "SPY", 10_000, 40, false), new Instrument(1, "QQQ", 10_000, 40, false));
        FeatureSettings features = Defaults.of(FeatureSettings.class, "features")
                .with("maxJumpPercent", "none")
                .with("barCloseDelayMillis", 0)
                .with("zAfterMinutes", 0)
                .with("rvolSessions", 1)
                .with("rvolMinSessions", 1)
                .settings();
        LatencySettings atOnce = LatencySettings.constant(0);
        return new EngineSettings(
                new EngineSettings.Day(SESSION, at(TODAY, 0, 0), List.of()),
                new EngineSettings.Traded(
                        instruments,
                        Collections.nCopies(2, new InstrumentRules(List.of(policy()), signals(), setups()))),
                new EngineSettings.MarketReading(ConditionTable.builder().build(), features, 30 * MINUTE_NS),
                new EngineSettings.TradeRules(
                        risk, new ShadowSettings(16, 0), new SimulationSettings(atOnce, atOnce, 0, FeeRates.NONE)),
                new EngineSettings.Pace(stateHashEvery, SECOND_NS),
                0);
    }

    private static SessionPolicy policy() {
        return Defaults.of(SessionPolicy.class, "session_policies.OPEN")
                .with("name", "DAY")
                .with("startNs", 570 * MINUTE_NS)
                .with("endNs", 950 * MINUTE_NS)
                .with("allowSetups", Set.of(Setup.VWAP_RECLAIM))
                .with("rvolMin", "none")
                .with("slopeMinPercentPer5Min", "none")
                .with("timeStopSeconds", 300)
                .with("maxTrades", 100)
                .settings();
    }

    private static SignalSettings signals() {
        return Defaults.of(SignalSettings.class, "signals")
                .with("maxQuoteAgeMillis", 60_000)
                .with("maxSpreadTicks", 10)
                .with("maxSpreadAtr", 100)
                .with("quietAfterOpenSeconds", 0)
                .with("timeLeftMarginSeconds", 0)
                .with("minStopAtr", 0)
                .with("maxStopAtr", 100)
                .with("minStopSpreads", 0)
                .with("minRewardToCost", 0)
                .with("minTargetR", "none")
                .with("cooldownSeconds", 1)
                .settings();
    }

    Engine engine() {
        return engine;
    }

    /** Processes the cause at {@code timeNs} and keeps its effects. */
    List<Event> process(Event cause, long timeNs) {
        frame.length(0);
        cause.receiveNs = timeNs;
        writer.append(frame, cause);
        engine.process(frame, timeNs);
        nowNs = timeNs;
        effects.clear();
        FrameReader reader = new FrameReader().wrap(frame);
        reader.next();
        while (reader.next()) {
            Event effect = reader.type().create();
            reader.read(effect);
            effects.add(effect);
            if (effect instanceof OrderRequest request) {
                newest = request;
            }
        }
        return effects;
    }

    /** Processes the cause right after the one before. */
    List<Event> process(Event cause) {
        return process(cause, nowNs + 1);
    }

    List<Event> timer(long timeNs) {
        Timer timer = new Timer();
        timer.dueNs = timeNs;
        return process(timer, timeNs);
    }

    List<Event> command(Command what) {
        OperatorCommand command = new OperatorCommand();
        command.command = what;
        return process(command);
    }

    /** Returns a quote with a spread of a cent around {@code price}. */
    static Quote quote(int instrument, long timeNs, long price) {
        Quote quote = new Quote();
        quote.instrument = instrument;
        quote.sipNs = timeNs;
        quote.bid = price - 10_000;
        quote.ask = price;
        quote.bidSize = 500 * Micros.ONE;
        quote.askSize = 500 * Micros.ONE;
        return quote;
    }

    Trade trade(int instrument, long timeNs, long price) {
        Trade trade = new Trade();
        trade.instrument = instrument;
        trade.sipNs = timeNs;
        trade.price = price;
        trade.size = 100 * Micros.ONE;
        trade.exchange = 11;
        trade.sipSequence = sipSequence++;
        return trade;
    }

    /** Processes Thursday: 390 quiet minutes at 500. */
    void history() {
        for (int minute = 0; minute < 390; minute++) {
            MinuteBar bar = new MinuteBar();
            bar.instrument = 0;
            bar.date = 20_261_119;
            bar.startNs = at(YESTERDAY, 9, 30) + minute * MINUTE_NS;
            bar.open = 500 * Micros.ONE;
            bar.close = bar.open;
            bar.high = bar.open + 100_000;
            bar.low = bar.open - 100_000;
            bar.volume = 100 * Micros.ONE;
            process(bar);
        }
    }

    /** Processes a minute at {@code cents} above 500 and the beat that closes it. Returns all effects. */
    List<Event> minute(long cents) {
        List<Event> all = new ArrayList<>();
        long price = 500 * Micros.ONE + cents * 10_000;
        long middle = minuteNs + 30 * SECOND_NS;
        all.addAll(process(quote(0, middle, price), middle));
        all.addAll(process(trade(0, middle + 1, price), middle + 1));
        minuteNs += MINUTE_NS;
        all.addAll(timer(minuteNs));
        return all;
    }

    /** Processes a minute at VWAP, two below it and two above it; the last one proposes a long. Returns its effects. */
    List<Event> proposal() {
        List<Event> all = new ArrayList<>();
        for (long cents : new long[] {0, -50, -50, 50, 60}) {
            all.addAll(minute(cents));
        }
        return all;
    }

    /** Proposes a long and fills its entry completely. */
    void open() {
        proposal();
        fill(OrderLeg.ENTRY, newest.limit);
    }

    List<Event> fill(OrderLeg leg, long price) {
        ExecutionReport report = report(leg, OrderStatus.FILLED);
        report.fillPrice = price;
        report.fillQuantity = newest.quantity;
        report.filledQuantity = newest.quantity;
        return process(report);
    }

    List<Event> cancelled(OrderLeg leg) {
        return process(report(leg, OrderStatus.CANCELLED));
    }

    private ExecutionReport report(OrderLeg leg, OrderStatus status) {
        boolean opens = leg == OrderLeg.ENTRY || leg == OrderLeg.EXIT;
        ExecutionReport report = new ExecutionReport();
        report.instrument = 0;
        report.orderId = newest.orderId;
        report.status = status;
        report.leg = leg;
        report.side = opens ? newest.side : newest.side == Side.BUY ? Side.SELL : Side.BUY;
        report.filledQuantity = 0;
        return report;
    }

    static Predicate<Event> bracket() {
        return event -> event instanceof OrderRequest request && request.kind == OrderKind.BRACKET;
    }

    static Predicate<Event> cancelRequest() {
        return event -> event instanceof CancelRequest;
    }

    /** Returns a VWAP reclaim that nearly every move triggers. The other setups run too, but no policy allows them. */
    private static SetupSettings setups() {
        Defaults<SetupSettings> setups = Defaults.of(SetupSettings.class, "setups")
                .with("vwapReclaim.lookbackBars", 2)
                .with("vwapReclaim.farSideBars", 1)
                .with("vwapReclaim.excursionAtr", 0)
                .with("vwapReclaim.extremeZ", 1_000)
                .with("vwapReclaim.barVolumeRatio", 0)
                .with("vwapReclaim.deltaRatio", -1)
                .with("vwapReclaim.retestAtr", 0)
                .with("vwapReclaim.chaseAtr", 1_000)
                .with("vwapReclaim.lostLevelAtr", 1_000)
                .with("vwapReclaim.confirmBars", 30)
                .with("vwapReclaim.slopeAtrMin", -1_000)
                .with("vwapReclaim.imbalanceMin", -1);
        for (SetupCatalogue row : SetupCatalogue.values()) {
            setups.with(row.key() + ".hardStopSeconds", 600)
                    .with(row.key() + ".partialShare", 0)
                    .with(row.key() + ".breakEven", false);
        }
        return setups.settings();
    }
}
