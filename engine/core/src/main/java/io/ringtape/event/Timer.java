package io.ringtape.event;

/** A beat of the clock, so that engine time moves when the market is silent. */
public final class Timer extends Event {
    /** When the beat was due. */
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
