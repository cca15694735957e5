package io.ringtape.event;

/**
 * Dispatches the events of a frame to the callbacks of a listener and counts them by type. Skips and counts records of
 * unknown types, and decodes only what the listener overrides. For use off the hot path; does not allocate after
 * construction. For one thread.
 */
public final class EventDispatcher {
    private final EventListener listener;
    private final FrameReader records = new FrameReader();
    private final Event[] scratch = new Event[EventType.CODES];
    private final long[] counts = new long[EventType.CODES];
    private long unknown;

    /** Creates a dispatcher to {@code listener}. */
    public EventDispatcher(EventListener listener) {
        this.listener = listener;
        for (EventType type : EventType.values()) {
            scratch[type.code()] = overrides(listener, type) ? type.create() : null;
        }
    }

    /** Whether the listener overrides the callback for {@code type}. */
    private static boolean overrides(EventListener listener, EventType type) {
        String callback = "on" + type.label();
        try {
            Class<?> event = type.create().getClass();
            return listener.getClass().getMethod(callback, event).getDeclaringClass() != EventListener.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("EventListener has no callback " + callback, e);
        }
    }

    /** Dispatches every event of the frame, in order. Events are valid only during their callback. */
    public void dispatch(Frame frame) {
        records.wrap(frame);
        while (records.next()) {
            dispatch(records);
        }
    }

    /** Dispatches the event that the reader is positioned on. */
    public void dispatch(FrameReader record) {
        EventType type = record.type();
        if (type == null) {
            unknown++;
            return;
        }
        counts[type.code()]++;
        Event event = scratch[type.code()];
        if (event != null) {
            record.read(event);
            type.tell(listener, event);
        }
    }

    /**
     * Lets a callback keep its event: later events of its type are read into {@code spare} instead.
     *
     * @param spare an event of the same type that nobody uses any more
     * @return the event
     */
    public <E extends Event> E keep(E event, E spare) {
        scratch[event.type().code()] = spare;
        return event;
    }

    /** Returns the number of events of {@code type} dispatched. */
    public long count(EventType type) {
        return counts[type.code()];
    }

    /** Returns the number of records skipped because their type is unknown. */
    public long unknown() {
        return unknown;
    }
}
