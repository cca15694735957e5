package io.ringtape.event;

/** Takes causes on their way to the engine. For one thread: each producer has a sink of its own. */
@FunctionalInterface
public interface EventSink {
    /** Takes a copy of the event, waiting for room; instrument and receive time are the producer's to fill in. */
    void publish(Event event);
}
