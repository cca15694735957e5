package io.ringtape.event;

import java.util.function.Supplier;

/** The closed list of events. A code, once used, is never used again; a version rises when fields are appended. */
public enum EventType {
    TRADE(1, 1, Trade::new),
    QUOTE(2, 1, Quote::new),
    MINUTE_BAR(3, 1, MinuteBar::new),
    OPTION_QUOTE(4, 1, OptionQuote::new),
    MARKET_STATUS(5, 1, MarketStatus::new),
    FEED_STATUS(6, 1, FeedStatus::new),
    TIMER(7, 1, Timer::new),
    EXECUTION_REPORT(8, 1, ExecutionReport::new),
    ACCOUNT_REPORT(9, 1, AccountReport::new),
    POSITION_REPORT(10, 1, PositionReport::new),
    OPERATOR_COMMAND(11, 1, OperatorCommand::new),
    SESSION_START(12, 1, SessionStart::new),
    SESSION_END(13, 1, SessionEnd::new),
    FEATURE_SNAPSHOT(32, 1, FeatureSnapshot::new),
    SETUP_TRANSITION(33, 1, SetupTransition::new),
    SIGNAL(34, 1, Signal::new),
    FILTER_CHECK(35, 1, FilterCheck::new),
    VETO(36, 1, Veto::new),
    ORDER_REQUEST(37, 1, OrderRequest::new),
    CANCEL_REQUEST(38, 1, CancelRequest::new),
    POSITION_CHANGE(39, 1, PositionChange::new),
    TRADE_CLOSED(40, 1, TradeClosed::new),
    RISK_STATE(41, 1, RiskState::new),
    ALERT(42, 1, Alert::new),
    STATE_HASH(43, 1, StateHash::new),
    SESSION_FIGURES(44, 1, SessionFigures::new),
    SIGNAL_OUTCOME(45, 1, SignalOutcome::new),
    REPLACE_REQUEST(46, 1, ReplaceRequest::new);

    private static final int FIRST_EFFECT = 32;
    private static final EventType[] BY_CODE = new EventType[64];

    static {
        for (EventType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final int version;

    @SuppressWarnings("ImmutableEnumChecker") // the suppliers are constructor references
    private final Supplier<Event> factory;

    private final String label;

    EventType(int code, int version, Supplier<Event> factory) {
        this.code = code;
        this.version = version;
        this.factory = factory;
        StringBuilder words = new StringBuilder();
        for (String word : name().split("_")) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        label = words.toString();
    }

    /** The byte on the tape, 1 to 63; effects from 32. */
    public int code() {
        return code;
    }

    /** The newest version of its fields, from 1. */
    public int version() {
        return version;
    }

    /** Whether the engine decided it, rather than being told. */
    public boolean isEffect() {
        return code >= FIRST_EFFECT;
    }

    /** Whether it is an effect that goes to the broker. */
    public boolean isRequest() {
        return this == ORDER_REQUEST || this == CANCEL_REQUEST || this == REPLACE_REQUEST;
    }

    /** The class name, as the text forms write it: {@code FeatureSnapshot}. */
    public String label() {
        return label;
    }

    /** A fresh event of this type. */
    public Event create() {
        return factory.get();
    }

    /** The type with that code, or null. */
    public static EventType ofCode(int code) {
        return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    /** The type with that label, or null. */
    public static EventType ofLabel(String label) {
        for (EventType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        return null;
    }
}
