package io.ringtape.tradier;

import io.ringtape.event.Event;
import io.ringtape.event.EventSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is published while the broker is opened, so that all reports come from the broker's own thread. */
final class HeldSink implements EventSink {
    private final EventSink sink;
    private final List<Event> held = new ArrayList<>();
    private boolean isReleased;

    HeldSink(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void publish(Event event) {
        if (isReleased) {
            sink.publish(event);
        } else {
            held.add(Event.copyOf(event));
        }
    }

    /** Publishes what was kept, and from then on everything at once. */
    void release() {
        isReleased = true;
        held.forEach(sink::publish);
        held.clear();
    }
}
