package io.ringtape.event;

/**
 * Receives events, with one callback per type; a callback that is not overridden ignores its type. The caller reuses
 * events; use {@link Event#copyOf} to keep one.
 *
 * @see EventDispatcher
 */
public interface EventListener {
    /** Receives a trade. */
    default void onTrade(Trade event) {}

    /** Receives a quote. */
    default void onQuote(Quote event) {}

    /** Receives a minute bar. */
    default void onMinuteBar(MinuteBar event) {}

    /** Receives an option quote. */
    default void onOptionQuote(OptionQuote event) {}

    /** Receives a market status. */
    default void onMarketStatus(MarketStatus event) {}

    /** Receives a feed status. */
    default void onFeedStatus(FeedStatus event) {}

    /** Receives a timer. */
    default void onTimer(Timer event) {}

    /** Receives an execution report. */
    default void onExecutionReport(ExecutionReport event) {}

    /** Receives an account report. */
    default void onAccountReport(AccountReport event) {}

    /** Receives a position report. */
    default void onPositionReport(PositionReport event) {}

    /** Receives an operator command. */
    default void onOperatorCommand(OperatorCommand event) {}

    /** Receives a session start. */
    default void onSessionStart(SessionStart event) {}

    /** Receives a session end. */
    default void onSessionEnd(SessionEnd event) {}

    /** Receives a broker status. */
    default void onBrokerStatus(BrokerStatus event) {}

    /** Receives a feature snapshot. */
    default void onFeatureSnapshot(FeatureSnapshot event) {}

    /** Receives a setup transition. */
    default void onSetupTransition(SetupTransition event) {}

    /** Receives a signal. */
    default void onSignal(Signal event) {}

    /** Receives a filter check. */
    default void onFilterCheck(FilterCheck event) {}

    /** Receives a veto. */
    default void onVeto(Veto event) {}

    /** Receives an order request. */
    default void onOrderRequest(OrderRequest event) {}

    /** Receives a cancel request. */
    default void onCancelRequest(CancelRequest event) {}

    /** Receives a position change. */
    default void onPositionChange(PositionChange event) {}

    /** Receives a closed round trip. */
    default void onTradeClosed(TradeClosed event) {}

    /** Receives a risk state. */
    default void onRiskState(RiskState event) {}

    /** Receives an alert. */
    default void onAlert(Alert event) {}

    /** Receives a state hash. */
    default void onStateHash(StateHash event) {}

    /** Receives the session figures. */
    default void onSessionFigures(SessionFigures event) {}

    /** Receives a signal outcome. */
    default void onSignalOutcome(SignalOutcome event) {}

    /** Receives a replace request. */
    default void onReplaceRequest(ReplaceRequest event) {}

    /** Receives a closed bar. */
    default void onBarClosed(BarClosed event) {}

    /** Receives a trade transition. */
    default void onTradeTransition(TradeTransition event) {}
}
