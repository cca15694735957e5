package io.ringtape.event;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The closed list of events: code on the tape, version of the fields, class, and callback. A code is never reused; a
 * version rises when fields are appended.
 */
public enum EventType {
    TRADE(1, 2, Trade::new, EventListener::onTrade),
    QUOTE(2, 2, Quote::new, EventListener::onQuote),
    MINUTE_BAR(3, 2, MinuteBar::new, EventListener::onMinuteBar),
    OPTION_QUOTE(4, 1, OptionQuote::new, EventListener::onOptionQuote),
    MARKET_STATUS(5, 1, MarketStatus::new, EventListener::onMarketStatus),
    FEED_STATUS(6, 3, FeedStatus::new, EventListener::onFeedStatus),
    TIMER(7, 1, Timer::new, EventListener::onTimer),
    EXECUTION_REPORT(8, 2, ExecutionReport::new, EventListener::onExecutionReport),
    ACCOUNT_REPORT(9, 2, AccountReport::new, EventListener::onAccountReport),
    POSITION_REPORT(10, 1, PositionReport::new, EventListener::onPositionReport),
    OPERATOR_COMMAND(11, 1, OperatorCommand::new, EventListener::onOperatorCommand),
    SESSION_START(12, 2, SessionStart::new, EventListener::onSessionStart),
    SESSION_END(13, 1, SessionEnd::new, EventListener::onSessionEnd),
    BROKER_STATUS(14, 1, BrokerStatus::new, EventListener::onBrokerStatus),
    FEATURE_SNAPSHOT(32, FeatureSnapshot.version(), FeatureSnapshot::new, EventListener::onFeatureSnapshot),
    SETUP_TRANSITION(33, 1, SetupTransition::new, EventListener::onSetupTransition),
    SIGNAL(34, 2, Signal::new, EventListener::onSignal),
    FILTER_CHECK(35, 1, FilterCheck::new, EventListener::onFilterCheck),
    VETO(36, 1, Veto::new, EventListener::onVeto),
    ORDER_REQUEST(37, 1, OrderRequest::new, EventListener::onOrderRequest),
    CANCEL_REQUEST(38, 1, CancelRequest::new, EventListener::onCancelRequest),
    POSITION_CHANGE(39, 2, PositionChange::new, EventListener::onPositionChange),
    TRADE_CLOSED(40, 2, TradeClosed::new, EventListener::onTradeClosed),
    RISK_STATE(41, 2, RiskState::new, EventListener::onRiskState),
    ALERT(42, 2, Alert::new, EventListener::onAlert),
    STATE_HASH(43, 1, StateHash::new, EventListener::onStateHash),
    SESSION_FIGURES(44, 2, SessionFigures::new, EventListener::onSessionFigures),
    SIGNAL_OUTCOME(45, 1, SignalOutcome::new, EventListener::onSignalOutcome),
    REPLACE_REQUEST(46, 1, ReplaceRequest::new, EventListener::onReplaceRequest),
    BAR_CLOSED(47, 1, BarClosed::new, EventListener::onBarClosed),
    TRADE_TRANSITION(48, 1, TradeTransition::new, EventListener::onTradeTransition);

    /** An upper bound on every code. */
    static final int CODES = 64;

    private static final int FIRST_EFFECT = 32;
    private static final EventType[] BY_CODE = new EventType[CODES];

    static {
        for (EventType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final int version;

    @SuppressWarnings("ImmutableEnumChecker") // the suppliers are constructor references
    private final Supplier<? extends Event> factory;

    @SuppressWarnings("ImmutableEnumChecker") // the callbacks are method references
    private final BiConsumer<EventListener, Event> callback;

    private final String label;

    @SuppressWarnings("unchecked") // the callback is only called with events of this type, which the factory makes
    <E extends Event> EventType(int code, int version, Supplier<E> factory, BiConsumer<EventListener, E> callback) {
        this.code = code;
        this.version = version;
        this.factory = factory;
        this.callback = (BiConsumer<EventListener, Event>) (BiConsumer<?, ?>) callback;
        StringBuilder words = new StringBuilder();
        for (String word : name().split("_")) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        label = words.toString();
    }

    /** Returns the code on the tape, 1 to 63; effects start at 32. */
    public int code() {
        return code;
    }

    /** Returns the newest version of its fields, from 1. */
    public int version() {
        return version;
    }

    /** Whether the engine decides events of this type, rather than receiving them. */
    public boolean isEffect() {
        return code >= FIRST_EFFECT;
    }

    /** Whether it is an effect that goes to the broker. */
    public boolean isRequest() {
        return this == ORDER_REQUEST || this == CANCEL_REQUEST || this == REPLACE_REQUEST;
    }

    /** Returns the class name as in the text forms, such as {@code FeatureSnapshot}. */
    public String label() {
        return label;
    }

    /** Returns a new event of this type. */
    public Event create() {
        return factory.get();
    }

    /** Calls the listener's callback for this type with the event, which must be of this type. */
    void tell(EventListener listener, Event event) {
        callback.accept(listener, event);
    }

    /** Returns the type with {@code code}, or null. */
    public static EventType ofCode(int code) {
        return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    /** Returns the type with {@code label}, or null. */
    public static EventType ofLabel(String label) {
        for (EventType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        return null;
    }
}
