package io.ringtape.event;

/** A digest of the engine's whole state, so that two runs can be compared by one number. */
public final class StateHash extends Event {
    /** Causes handled so far. */
    public long causes = Missing.LONG;

    /** The digest. */
    public long hash = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.STATE_HASH;
    }

    @Override
    public void describe(Fields f) {
        causes = f.count("causes", causes);
        hash = f.identifier("hash", hash);
    }
}
