package io.ringtape.event;

/** A round trip went from one stage to another. */
public final class TradeTransition extends Event {
    /** The signal it came from. */
    public long signalId = Missing.LONG;

    /** Stage before. */
    public TradeStage from = TradeStage.NONE;

    /** Stage after. */
    public TradeStage to = TradeStage.NONE;

    /** Why. */
    public StageReason reason = StageReason.ENTRY_SENT;

    /** What closes the position; NONE while nothing does. */
    public ExitReason exit = ExitReason.NONE;

    /** Shares entered so far. */
    public long entered = Missing.LONG;

    /** Shares held, long or short. */
    public long held = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.TRADE_TRANSITION;
    }

    @Override
    public void describe(Fields f) {
        signalId = f.identifier("signalId", signalId);
        from = f.choice("from", from, TradeStage.VALUES);
        to = f.choice("to", to, TradeStage.VALUES);
        reason = f.choice("reason", reason, StageReason.VALUES);
        exit = f.choice("exit", exit, ExitReason.VALUES);
        entered = f.size("entered", entered);
        held = f.size("held", held);
    }
}
