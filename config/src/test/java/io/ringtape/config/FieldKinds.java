package io.ringtape.config;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Fields;
import io.ringtape.event.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an event in their order, each with its kind and value. */
final class FieldKinds implements Fields {
    /** A field's kind, as in docs/events.md, and its value. */
    record Field(String kind, Object value) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** Returns the fields of the event by name. */
    static Map<String, Field> of(Event event) {
        FieldKinds kinds = new FieldKinds();
        event.describe(kinds);
        return kinds.fields;
    }

    private <T> T add(String kind, String name, T value) {
        fields.put(name, new Field(kind, value));
        return value;
    }

    @Override
    public long price(String name, long value) {
        return add("price", name, value);
    }

    @Override
    public long size(String name, long value) {
        return add("size", name, value);
    }

    @Override
    public long money(String name, long value) {
        return add("money", name, value);
    }

    @Override
    public long instant(String name, long value) {
        return add("instant", name, value);
    }

    @Override
    public long duration(String name, long value) {
        return add("duration", name, value);
    }

    @Override
    public long count(String name, long value) {
        return add("count", name, value);
    }

    @Override
    public int number(String name, int value) {
        return add("number", name, value);
    }

    @Override
    public int code(String name, int value) {
        return add("code", name, value);
    }

    @Override
    public double statistic(String name, double value) {
        return add("statistic", name, value);
    }

    @Override
    public boolean flag(String name, boolean value) {
        return add("flag", name, value);
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        return add("choice", name, value);
    }

    @Override
    public void text(String name, Text value) {
        add("text", name, value);
    }

    @Override
    public void codes(String name, Codes value) {
        add("codes", name, value);
    }
}
