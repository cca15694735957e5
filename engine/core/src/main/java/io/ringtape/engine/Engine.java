package io.ringtape.engine;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.Quote;
import io.ringtape.event.SessionStart;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.StateHash;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Trade;
import io.ringtape.feature.Features;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingSession;
import java.util.BitSet;

/**
 * A function from events to events: takes each cause in order, moves time, and appends to the cause's frame what it
 * decided. No input or output, no clock, no thread, no randomness: the same causes give the same bytes.
 *
 * <p>Time moves only with a cause. What falls due before a cause (closed bars, snapshots, time stops) is done first, on
 * whole seconds, in the order of time and then of instruments. One thread.
 */
public final class Engine implements Transactor {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final long IDS_PER_DATE = 10_000_000_000L;

    private final EngineSettings settings;
    private final TradingSession session;
    private final int instruments;
    private final Features features;
    private final Trading trading;
    private final Effects effects;
    private final FrameReader reader = new FrameReader();
    private final StateHasher hasher = new StateHasher();
    private final BitSet alertedConditions = new BitSet(65_536);
    private final boolean[] changed;

    private final Trade trade = new Trade();
    private final Quote quote = new Quote();
    private final MinuteBar minuteBar = new MinuteBar();
    private final ExecutionReport report = new ExecutionReport();
    private final MarketStatus marketStatus = new MarketStatus();
    private final FeedStatus feedStatus = new FeedStatus();
    private final OperatorCommand command = new OperatorCommand();
    private final SessionStart sessionStart = new SessionStart();
    private final FeatureSnapshot snapshot = new FeatureSnapshot();
    private final StateHash stateHash = new StateHash();
    private final Alert alert = new Alert();

    private long nextBeatNs;
    private long lastTimeNs;
    private long causes;
    private long outOfSession;

    /** An engine at the start of a session. */
    public Engine(EngineSettings settings, SessionOpens opens) {
        this.settings = settings;
        session = settings.session();
        effects = new Effects(settings.policies());
        snapshot.policies = settings.policies();
        instruments = settings.instruments().size();
        features = new Features(settings.features(), session, settings.instruments(), settings.conditions(), opens);
        trading = new Trading(settings, effects, session.yyyymmdd() * IDS_PER_DATE);
        changed = new boolean[instruments];
        nextBeatNs = session.preOpenNs();
    }

    /** Causes taken so far. */
    public long causes() {
        return causes;
    }

    /** Prints outside every session of the day, which count for nothing. */
    public long outOfSession() {
        return outOfSession;
    }

    /** The features, for reading. */
    public Features features() {
        return features;
    }

    /**
     * Stamps the frame's one record with its sequence and that engine time, and appends the effects.
     *
     * @throws IllegalStateException when time does not rise, or the cause is not one
     */
    @Override
    public void process(Frame frame, long timeNs) {
        if (!reader.wrap(frame).next()) {
            throw new IllegalStateException("an empty frame has no cause");
        }
        if (timeNs <= lastTimeNs) {
            throw new IllegalStateException("engine time must rise: " + timeNs + " after " + lastTimeNs);
        }
        frame.length(reader.length());
        EventType type = reader.type();
        if (type == null || type.isEffect()) {
            throw new IllegalStateException("the frame's first record is no cause: " + type);
        }
        reader.stamp(effects.begin(frame, reader.receiveNs()), timeNs);
        read(type);
        advance(timeNs);
        effects.now(timeNs);
        lastTimeNs = timeNs;
        apply(type);
        causes++;
        if (causes % settings.stateHashEvery() == 0) {
            writeStateHash();
        }
    }

    /** Decodes the cause into its scratch event; the two hot types first. */
    private void read(EventType type) {
        switch (type) {
            case QUOTE -> reader.read(quote);
            case TRADE -> reader.read(trade);
            case MINUTE_BAR -> reader.read(minuteBar);
            case EXECUTION_REPORT -> reader.read(report);
            case MARKET_STATUS -> reader.read(marketStatus);
            case FEED_STATUS -> reader.read(feedStatus);
            case OPERATOR_COMMAND -> reader.read(command);
            case SESSION_START -> reader.read(sessionStart);
            case TIMER, SESSION_END, OPTION_QUOTE, ACCOUNT_REPORT, POSITION_REPORT -> {}
            default -> throw new IllegalStateException(type.label() + " is not a cause");
        }
    }

    private void apply(EventType type) {
        switch (type) {
            case TRADE -> onTrade();
            case QUOTE -> {
                features.onQuote(quote);
                changed[quote.instrument] = true;
            }
            case MINUTE_BAR -> features.onMinuteBar(minuteBar);
            case EXECUTION_REPORT -> trading.desk().onReport(report);
            case MARKET_STATUS -> onMarketStatus();
            case FEED_STATUS -> onFeedStatus();
            case OPERATOR_COMMAND -> trading.onCommand(command);
            case SESSION_START -> onSessionStart();
            case SESSION_END -> onSessionEnd();
            default -> {}
        }
    }

    private void onTrade() {
        if (!session.isOpen(trade.sipNs)) {
            outOfSession++;
            return;
        }
        int verdict = features.onTrade(trade);
        changed[trade.instrument] = true;
        if ((verdict & ConditionTable.UNKNOWN) != 0) {
            alertUnknownConditions();
        }
        if ((verdict & ConditionTable.PRICE) != 0) {
            trading.desk().onPrice(trade.instrument, trade.price);
        }
    }

    private void alertUnknownConditions() {
        for (int i = 0; i < trade.conditions.count(); i++) {
            int id = trade.conditions.at(i);
            if (!settings.conditions().knows(id) && !alertedConditions.get(id)) {
                alertedConditions.set(id);
                alert.level = AlertLevel.WARNING;
                alert.code = AlertCode.UNKNOWN_CONDITION;
                alert.value = id;
                alert.detail.clear();
                effects.emit(alert, trade.instrument);
            }
        }
    }

    private void onMarketStatus() {
        MarketState state = marketStatus.state;
        if (state == MarketState.BAND) {
            return;
        }
        boolean halt = state == MarketState.HALTED || state == MarketState.PAUSED;
        for (int i = 0; i < instruments; i++) {
            if (marketStatus.instrument == Event.NO_INSTRUMENT || marketStatus.instrument == i) {
                trading.onHalt(i, halt);
            }
        }
    }

    private void onFeedStatus() {
        for (int i = 0; i < instruments; i++) {
            if (feedStatus.instrument == Event.NO_INSTRUMENT || feedStatus.instrument == i) {
                trading.onFeed(i, feedStatus.state);
            }
        }
    }

    private void onSessionStart() {
        if (sessionStart.date != session.yyyymmdd()) {
            throw new IllegalStateException(
                    "the tape is of " + sessionStart.date + ", the engine of " + session.yyyymmdd());
        }
    }

    private void onSessionEnd() {
        for (int i = 0; i < instruments; i++) {
            writeSnapshot(i, SnapshotTrigger.END);
        }
        trading.writeRiskState();
        writeStateHash();
    }

    /** Does what falls due on each whole second up to and including that instant. */
    private void advance(long timeNs) {
        while (nextBeatNs <= timeNs && nextBeatNs <= session.endNs()) {
            effects.now(nextBeatNs);
            beat(nextBeatNs);
            nextBeatNs += SECOND_NS;
        }
    }

    private void beat(long beatNs) {
        boolean minute = (beatNs - session.openNs()) % MINUTE_NS == 0
                && beatNs > session.openNs()
                && beatNs <= session.closeNs();
        boolean snapshotDue = (beatNs - session.preOpenNs()) % settings.snapshotEveryNs() == 0;
        for (int i = 0; i < instruments; i++) {
            if (minute && features.closeMinute(i, beatNs)) {
                writeSnapshot(i, SnapshotTrigger.BAR);
                changed[i] = false;
                trading.onBar(i, features.closedBar(i), snapshot);
            } else if (snapshotDue && changed[i]) {
                writeSnapshot(i, SnapshotTrigger.SECOND);
                changed[i] = false;
            }
            trading.onTime(i, beatNs);
        }
    }

    private void writeSnapshot(int instrument, SnapshotTrigger trigger) {
        features.snapshot(instrument, effects.now(), snapshot);
        snapshot.trigger = trigger;
        effects.emit(snapshot, instrument);
    }

    private void writeStateHash() {
        hasher.reset();
        for (int i = 0; i < instruments; i++) {
            features.snapshot(i, effects.now(), snapshot);
            snapshot.describe(hasher);
        }
        trading.hash(hasher);
        stateHash.causes = causes;
        stateHash.hash = hasher.value();
        effects.emit(stateHash, Event.NO_INSTRUMENT);
    }
}
