package io.ringtape.bench.jmh;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Fields;
import io.ringtape.event.Text;

/** Fills events with values of typical size, the same for the same type. */
final class TypicalFields implements Fields {
    private static final long PRICE = 600_000_000;
    private static final long SIZE = 100_000_000;
    private static final long INSTANT_NS = 1_772_461_800_000_000_000L;
    private static final String WORD = "71675577321483";

    private int place;

    /** Returns an event of {@code type} with all its fields filled. */
    static Event event(EventType type) {
        Event event = type.create();
        event.instrument = 1;
        event.sequence = 123_456;
        event.timeNs = INSTANT_NS + 1;
        event.receiveNs = INSTANT_NS;
        event.describe(new TypicalFields());
        return event;
    }

    @Override
    public long price(String name, long value) {
        return PRICE + 10_000L * place++;
    }

    @Override
    public long size(String name, long value) {
        return SIZE * ++place;
    }

    @Override
    public long money(String name, long value) {
        return PRICE * ++place;
    }

    @Override
    public long instant(String name, long value) {
        return INSTANT_NS + place++;
    }

    @Override
    public long duration(String name, long value) {
        return 1_000_000L * ++place;
    }

    @Override
    public long count(String name, long value) {
        return 1_000_000_000_000L + place++;
    }

    @Override
    public int number(String name, int value) {
        return ++place;
    }

    @Override
    public int code(String name, int value) {
        return ++place;
    }

    @Override
    public double statistic(String name, double value) {
        return 1.0 / ++place;
    }

    @Override
    public boolean flag(String name, boolean value) {
        return true;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        return values[values.length - 1];
    }

    @Override
    public void text(String name, Text value) {
        value.set(WORD);
    }

    @Override
    public void codes(String name, Codes value) {
        value.clear();
        value.add(14);
        value.add(41);
    }
}
