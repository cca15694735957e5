package io.ringtape.bench.jmh;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Fields;
import io.ringtape.event.Text;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes events with all their fields filled, the same for the same type. Their numbers have a fixed length in a frame.
 */
final class FilledEvents {
    private static final long INSTANT_NS = 1_772_461_800_000_000_000L;
    private static final String WORD = "71675577321483";

    private FilledEvents() {}

    static Event of(EventType type) {
        Event event = type.create();
        event.instrument = 1;
        event.sequence = 123_456;
        event.timeNs = INSTANT_NS + 1;
        event.receiveNs = INSTANT_NS;
        AtomicInteger place = new AtomicInteger();
        event.describe((Fields) Proxy.newProxyInstance(
                Fields.class.getClassLoader(),
                new Class<?>[] {Fields.class},
                (fields, method, arguments) -> filled(place.incrementAndGet(), arguments)));
        return event;
    }

    /** Returns the value of field number {@code place} for a method of {@link Fields}, called with name and value. */
    private static Object filled(int place, Object... arguments) {
        Object value = arguments[1];
        if (arguments.length == 3) {
            Object[] choices = (Object[]) arguments[2];
            return choices[choices.length - 1];
        } else if (value instanceof Long) {
            return INSTANT_NS + place;
        } else if (value instanceof Integer) {
            return place;
        } else if (value instanceof Double) {
            return 1.0 / place;
        } else if (value instanceof Boolean) {
            return true;
        } else if (value instanceof Text text) {
            text.set(WORD);
        } else if (value instanceof Codes codes) {
            codes.clear();
            codes.add(14);
            codes.add(41);
        }
        return null;
    }
}
