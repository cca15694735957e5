package io.ringtape.event;

/**
 * Anything that goes through the ring and onto the tape: a cause from outside or an effect the engine decided.
 *
 * <p>Events are mutable and reused: a receiver copies what it keeps.
 */
public abstract class Event {
    /** The instrument of an event that concerns none. */
    public static final int NO_INSTRUMENT = -1;

    /** Position in the session, from 1; every cause and every effect takes the next one. */
    public long sequence;

    /** Engine time in epoch nanoseconds, strictly increasing from cause to cause; an effect bears its cause's. */
    public long timeNs;

    /** When the cause reached this machine, epoch nanoseconds. */
    public long receiveNs;

    /** Dense id of the instrument, or {@link #NO_INSTRUMENT}. */
    public int instrument = NO_INSTRUMENT;

    /** What kind of event this is. */
    public abstract EventType type();

    /** Names each field of the body, in order, to the visitor, and takes its answer as the field's value. */
    public abstract void describe(Fields f);
}
