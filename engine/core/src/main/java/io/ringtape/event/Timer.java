package io.ringtape.event;

/** A clock tick that moves engine time when the market is silent. */
public final class Timer extends Event {
    /** When the tick was due. */
    public long dueNs = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.TIMER;
    }

    @Override
    public void describe(Fields f) {
        dueNs = f.instant("dueNs", dueNs);
    }
}
