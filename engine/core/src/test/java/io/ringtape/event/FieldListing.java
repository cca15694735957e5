package io.ringtape.event;

import java.util.ArrayList;
import java.util.List;

/** Lists the fields of an event as {@code kind name=value}, so that two events can be compared and documented. */
final class FieldListing implements Fields {
    private final List<String> lines = new ArrayList<>();

    /** Returns one line per field. */
    static List<String> of(Event event) {
        FieldListing listing = new FieldListing();
        event.describe(listing);
        return listing.lines;
    }

    private <T> T add(String kind, String name, T value) {
        lines.add(kind + " " + name + "=" + value);
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
