package io.ringtape.polygon;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Fields;
import io.ringtape.event.Text;

/** Prints an event with all its fields, so that lists of events can be compared and differences read. */
public final class EventDump implements Fields {
    private final StringBuilder text = new StringBuilder();

    private EventDump() {}

    public static String of(Event event) {
        EventDump fields = new EventDump();
        fields.text.append(event.type().label()).append(' ').append(event.instrument);
        fields.add("sequence", event.sequence);
        fields.add("timeNs", event.timeNs);
        fields.add("receiveNs", event.receiveNs);
        event.describe(fields);
        return fields.text.toString();
    }

    private <T> T add(String name, T value) {
        text.append(' ').append(name).append('=').append(value);
        return value;
    }

    @Override
    public long price(String name, long value) {
        return add(name, value);
    }

    @Override
    public long size(String name, long value) {
        return add(name, value);
    }

    @Override
    public long money(String name, long value) {
        return add(name, value);
    }

    @Override
    public long instant(String name, long value) {
        return add(name, value);
    }

    @Override
    public long duration(String name, long value) {
        return add(name, value);
    }

    @Override
    public long count(String name, long value) {
        return add(name, value);
    }

    @Override
    public int number(String name, int value) {
        return add(name, value);
    }

    @Override
    public int code(String name, int value) {
        return add(name, value);
    }

    @Override
    public double statistic(String name, double value) {
        return add(name, value);
    }

    @Override
    public boolean flag(String name, boolean value) {
        return add(name, value);
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        return add(name, value);
    }

    @Override
    public void text(String name, Text value) {
        add(name, value);
    }

    @Override
    public void codes(String name, Codes value) {
        add(name, value);
    }
}
