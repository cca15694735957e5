package io.ringtape.event;

/**
 * Anything that goes through the ring and onto the tape: a cause from outside, or an effect that the engine decided.
 *
 * <p>Events are mutable and reused: a receiver copies what it keeps.
 */
public abstract class Event {
    /** The instrument of an event that concerns no single instrument. */
    public static final int NO_INSTRUMENT = -1;

    /** Position in the session, from 1; every cause and every effect takes the next one. */
    public long sequence;

    /**
     * Engine time in epoch nanoseconds, strictly increasing from cause to cause; an effect has the time of its cause.
     */
    public long timeNs;

    /** When the cause reached this machine, epoch nanoseconds. */
    public long receiveNs;

    /** Dense id of the instrument, or {@link #NO_INSTRUMENT}. */
    public int instrument = NO_INSTRUMENT;

    /** Returns the type of this event. */
    public abstract EventType type();

    /** Passes each field of the body to the visitor, in order, and stores the value that the visitor returns. */
    public abstract void describe(Fields f);

    /** Calls the listener's callback for this event's type. */
    public final void tell(EventListener listener) {
        type().tell(listener, this);
    }

    /** Returns a copy that shares nothing with the event. Allocates. */
    @SuppressWarnings("unchecked") // the type's factory creates the event's own class
    public static <E extends Event> E copyOf(E event) {
        E copy = (E) event.type().create();
        Frame frame = new Frame();
        new FrameWriter().write(frame, event);
        FrameReader reader = new FrameReader().wrap(frame);
        reader.next();
        reader.read(copy);
        return copy;
    }
}
