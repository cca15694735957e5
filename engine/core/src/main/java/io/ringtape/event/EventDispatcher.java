package io.ringtape.event;

/**
 * Hands the events of a frame to a listener, each to the callback of its type, and counts them by type. Skips and counts
 * records of a type that this version does not know, and decodes only what the listener overrides. For use off the hot
 * path; allocates nothing after construction. One thread.
 */
public final class EventDispatcher {
    private final EventListener listener;
    private final FrameReader records = new FrameReader();
    private final Event[] scratch = new Event[EventType.CODES];
    private final long[] counts = new long[EventType.CODES];
    private long unknown;

    /** Dispatches to that listener. */
    public EventDispatcher(EventListener listener) {
        this.listener = listener;
        for (EventType type : EventType.values()) {
            scratch[type.code()] = overrides(listener, type) ? type.create() : null;
        }
    }

    /** Whether the listener has a callback of its own for that type. */
    private static boolean overrides(EventListener listener, EventType type) {
        String callback = "on" + type.label();
        try {
            Class<?> event = type.create().getClass();
            return listener.getClass().getMethod(callback, event).getDeclaringClass() != EventListener.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("EventListener has no callback " + callback, e);
        }
    }

    /** Dispatches every event of the frame, in order. The events are valid only during their callback. */
    public void dispatch(Frame frame) {
        records.wrap(frame);
        while (records.next()) {
            dispatch(records);
        }
    }

    /** Dispatches the event that the reader stands at. */
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

    /** How many events of that type were dispatched. */
    public long count(EventType type) {
        return counts[type.code()];
    }

    /** How many records were skipped because this version does not know their type. */
    public long unknown() {
        return unknown;
    }
}
