package io.ringtape.event;

/** Copies the fields of events into other events. Does not allocate once its buffer has grown. For one thread. */
public final class EventCopier {
    private final Frame frame = new Frame();
    private final FrameWriter writer = new FrameWriter();
    private final FrameReader reader = new FrameReader();

    /** Makes {@code into} equal to {@code from}, an event of the same type; they share nothing. */
    public <E extends Event> void copy(E from, E into) {
        writer.write(frame, from);
        reader.wrap(frame).next();
        reader.read(into);
    }
}
