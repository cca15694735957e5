package io.ringtape.engine;

import io.ringtape.event.AccountOrigin;
import io.ringtape.event.AccountReport;
import io.ringtape.event.BrokerStatus;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.PositionReport;
import io.ringtape.event.Quote;
import io.ringtape.event.QuoteState;
import io.ringtape.event.SessionStart;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.StateHash;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Trade;
import io.ringtape.feature.Features;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.PrintRules;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingSession;

/**
 * A function from events to events: takes each cause in order, advances time, and appends its decisions to the cause's
 * frame. No input or output, clock, thread or randomness: the same causes give the same bytes.
 *
 * <p>Time advances only with a cause. Everything due before a cause is done first, ordered by time and then by
 * instrument: snapshots and time stops on whole seconds, and each minute's bars a configurable delay after its end,
 * before anything else due in that second. A print that takes no longer than that delay is in the bar of its SIP
 * minute. A back-filled print is in it whenever it comes, and changes nothing else that was decided. For one thread.
 */
public final class Engine implements Transactor {
    /** Raised with every change of what the engine decides or writes; tapes without one are of version 1. */
    public static final int VERSION = 5;

    private static final long IDS_PER_DATE = 10_000_000_000L;

    private final EngineSettings settings;
    private final TradingSession session;
    private final int instruments;
    private final Features features;
    private final Trading trading;
    private final Effects effects;
    private final FrameReader reader = new FrameReader();
    private final StateHasher hasher = new StateHasher();
    private final DataAlerts alerts;
    private final MarketRecords records;
    private final DueTimes due;

    private final Trade trade = new Trade();
    private final Quote quote = new Quote();
    private final MinuteBar minuteBar = new MinuteBar();
    private final ExecutionReport report = new ExecutionReport();
    private final MarketStatus marketStatus = new MarketStatus();
    private final FeedStatus feedStatus = new FeedStatus();
    private final OperatorCommand command = new OperatorCommand();
    private final AccountReport account = new AccountReport();
    private final PositionReport position = new PositionReport();
    private final BrokerStatus brokerStatus = new BrokerStatus();
    private final SessionStart sessionStart = new SessionStart();
    private final StateHash stateHash = new StateHash();

    private long lastTimeNs;
    private long causes;

    /** Creates an engine at the start of a session. */
    public Engine(EngineSettings settings, SessionOpens opens) {
        this.settings = settings;
        session = settings.session();
        effects = new Effects(settings.policies());
        instruments = settings.instruments().size();
        features = new Features(settings.features(), session, settings.instruments(), settings.conditions(), opens);
        trading = new Trading(settings, features, effects, session.yyyymmdd() * IDS_PER_DATE);
        alerts = new DataAlerts(settings, features, effects);
        records = new MarketRecords(features, effects, instruments, settings.policies());
        due = new DueTimes(session, settings.features().barCloseDelayNs());
    }

    /** Returns the number of causes processed. */
    public long causes() {
        return causes;
    }

    /** Returns the features, for reading only. */
    public Features features() {
        return features;
    }

    /**
     * Stamps the frame's single record with its sequence and {@code timeNs}, and appends the effects.
     *
     * @throws IllegalStateException when time does not increase, or the record is not a cause
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
        if (causes % settings.pace().stateHashEvery() == 0) {
            writeStateHash();
        }
    }

    /** Decodes the cause into its scratch event, the two hot types first. */
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
            case ACCOUNT_REPORT -> reader.read(account);
            case POSITION_REPORT -> reader.read(position);
            case BROKER_STATUS -> reader.read(brokerStatus);
            case TIMER, SESSION_END, OPTION_QUOTE -> {}
            default -> throw new IllegalStateException(type.label() + " is not a cause");
        }
    }

    private void apply(EventType type) {
        switch (type) {
            case TRADE -> onTrade();
            case QUOTE -> onQuote();
            case MINUTE_BAR -> features.onMinuteBar(minuteBar);
            case EXECUTION_REPORT -> trading.desk().onReport(report);
            case MARKET_STATUS -> onMarketStatus();
            case FEED_STATUS -> onFeedStatus();
            case OPERATOR_COMMAND -> trading.onCommand(command);
            case ACCOUNT_REPORT -> onAccount();
            case POSITION_REPORT -> trading.desk().onPosition(position);
            case BROKER_STATUS -> trading.onBroker(brokerStatus);
            case SESSION_START -> onSessionStart();
            case SESSION_END -> onSessionEnd();
            default -> {}
        }
    }

    private void onQuote() {
        alerts.onQuote(quote.instrument);
        features.onQuote(quote);
        if (features.nbbo().state(quote.instrument) == QuoteState.IMPLAUSIBLE) {
            alerts.onImplausible(quote);
        }
        records.onChange(quote.instrument);
        trading.onQuote(quote.instrument);
    }

    private void onTrade() {
        alerts.onPrint(trade);
        int verdict = features.onTrade(trade);
        if (verdict == PrintRules.OUT_OF_SESSION) {
            return;
        }
        records.onChange(trade.instrument);
        if (verdict == PrintRules.IMPLAUSIBLE) {
            alerts.onImplausible(trade);
        } else if (verdict == PrintRules.FORGOTTEN_BACKFILL) {
            alerts.onForgotten(trade.instrument);
        }
        if ((verdict & ConditionTable.UNKNOWN) != 0) {
            alerts.onUnknownConditions(trade);
        }
        if (PrintRules.formsPrice(verdict) && features.isLatest(trade)) {
            trading.onPrice(trade.instrument, trade.price);
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
                features.onHaltOrResume(i);
                trading.onHalt(i, halt);
                alerts.onHaltOrResume(i);
            }
        }
    }

    private void onFeedStatus() {
        alerts.onFeed(feedStatus);
        for (int i = 0; i < instruments; i++) {
            if (feedStatus.instrument == Event.NO_INSTRUMENT || feedStatus.instrument == i) {
                switch (feedStatus.state) {
                    case BACKFILL_STARTED -> features.beginBackfill(i);
                    case BACKFILL_ENDED -> {
                        records.endBackfill(i);
                        alerts.onBackfillEnded(i);
                    }
                    default -> {}
                }
                trading.onFeed(i, feedStatus);
            }
        }
    }

    /**
     * The risk rules count the engine's own fills; what the simulated exchange makes of the same fills is a record
     * only.
     */
    private void onAccount() {
        if (account.origin == AccountOrigin.BROKER) {
            trading.onAccount(account);
        }
    }

    private void onSessionStart() {
        if (sessionStart.date != session.yyyymmdd()) {
            throw new IllegalStateException(
                    "the tape is of " + sessionStart.date + ", the engine of " + session.yyyymmdd());
        }
        trading.onStart(sessionStart.mode);
    }

    /**
     * Closes the minutes that have ended without their delay, because nothing more will arrive. Decides nothing on
     * them.
     */
    private void onSessionEnd() {
        while (due.minuteEndNs() <= Math.min(effects.now(), session.closeNs())) {
            for (int i = 0; i < instruments; i++) {
                records.closeMinute(i, due.minuteEndNs());
                alerts.onMinute(i, due.minuteEndNs());
            }
            due.onMinuteClosed();
        }
        for (int i = 0; i < instruments; i++) {
            records.writeSnapshot(i, SnapshotTrigger.END);
            alerts.onEnd(i);
        }
        trading.end();
        records.writeFigures();
        writeStateHash();
    }

    /**
     * Returns when the engine next has something to do without a cause, a beat or the close of a minute's bars, or
     * {@link Long#MAX_VALUE} if nothing. The caller wakes it then with a {@link io.ringtape.event.Timer}, so that
     * decisions leave in time.
     */
    @Override
    public long nextDueNs() {
        return due.nextNs();
    }

    /** Does everything due up to and including {@code timeNs}. */
    private void advance(long timeNs) {
        while (due.nextNs() <= timeNs) {
            effects.now(due.nextNs());
            if (due.isMinuteNext()) {
                onMinute();
                due.onMinuteClosed();
            } else {
                beat(effects.now());
                due.onBeatDone();
            }
        }
    }

    private void onMinute() {
        for (int i = 0; i < instruments; i++) {
            if (records.closeMinute(i, due.minuteEndNs())) {
                trading.onBar(i, features.closedBar(i), records.snapshot());
            }
            alerts.onMinute(i, due.minuteEndNs());
        }
    }

    private void beat(long beatNs) {
        boolean snapshotDue = (beatNs - session.preOpenNs()) % settings.pace().snapshotEveryNs() == 0;
        for (int i = 0; i < instruments; i++) {
            if (snapshotDue) {
                records.writeIfChanged(i);
            }
            trading.onTime(i, beatNs);
            alerts.onBeat(i, beatNs, trading.isHalted(i));
        }
    }

    private void writeStateHash() {
        hasher.reset();
        records.hash(hasher);
        trading.hash(hasher);
        alerts.hash(hasher);
        stateHash.causes = causes;
        stateHash.hash = hasher.value();
        effects.emit(stateHash, Event.NO_INSTRUMENT);
    }
}
