package io.ringtape.event;

/** Visits the fields of a copy of an event and changes those that a subclass selects. */
public abstract class FieldChange implements Fields {
    /** Returns a changed copy of the event. */
    public Event of(Event event) {
        Event copy = Event.copyOf(event);
        copy.describe(this);
        return copy;
    }

    /** Returns the value to store for a price, size, amount of money, instant, duration or count. */
    protected long whole(String name, long value) {
        return value;
    }

    @Override
    public long price(String name, long value) {
        return whole(name, value);
    }

    @Override
    public long size(String name, long value) {
        return whole(name, value);
    }

    @Override
    public long money(String name, long value) {
        return whole(name, value);
    }

    @Override
    public long instant(String name, long value) {
        return whole(name, value);
    }

    @Override
    public long duration(String name, long value) {
        return whole(name, value);
    }

    @Override
    public long count(String name, long value) {
        return whole(name, value);
    }

    @Override
    public int number(String name, int value) {
        return value;
    }

    @Override
    public int code(String name, int value) {
        return value;
    }

    @Override
    public double statistic(String name, double value) {
        return value;
    }

    @Override
    public boolean flag(String name, boolean value) {
        return value;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        return value;
    }

    @Override
    public void text(String name, Text value) {}

    @Override
    public void codes(String name, Codes value) {}
}
