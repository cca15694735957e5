package io.ringtape.event;

/** A setup's state machine changed state. */
public final class SetupTransition extends Event {
    /** Which setup. */
    public Setup setup = Setup.VWAP_RECLAIM;

    /** Which side it would trade. */
    public Side side = Side.BUY;

    /** State before. */
    public SetupState from = SetupState.IDLE;

    /** State after. */
    public SetupState to = SetupState.IDLE;

    /** Why. */
    public TransitionReason reason = TransitionReason.NONE;

    /** Last price at that moment. */
    public long price = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.SETUP_TRANSITION;
    }

    @Override
    public void describe(Fields f) {
        setup = f.choice("setup", setup, Setup.VALUES);
        side = f.choice("side", side, Side.VALUES);
        from = f.choice("from", from, SetupState.VALUES);
        to = f.choice("to", to, SetupState.VALUES);
        reason = f.choice("reason", reason, TransitionReason.VALUES);
        price = f.price("price", price);
    }
}
