package io.ringtape.event;

/** The last event of a tape that ended in order. */
public final class SessionEnd extends Event {
    /** Why it ended. */
    public EndReason reason = EndReason.COMPLETE;

    /** Rows of the source files that could not be read. */
    public long badRows = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.SESSION_END;
    }

    @Override
    public void describe(Fields f) {
        reason = f.choice("reason", reason, EndReason.VALUES);
        badRows = f.count("badRows", badRows);
    }
}
