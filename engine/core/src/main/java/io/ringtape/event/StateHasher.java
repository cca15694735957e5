package io.ringtape.event;

/** Folds fields of events and plain values into one 64-bit digest; their order matters. Reusable, does not allocate. */
public final class StateHasher implements Fields {
    private long hash;

    /** Starts over. */
    public StateHasher reset() {
        hash = 0x9E3779B97F4A7C15L;
        return this;
    }

    /** Returns the digest so far. */
    public long value() {
        return hash;
    }

    /** Adds a value. */
    public void add(long value) {
        long mixed = (hash ^ value) * 0xBF58476D1CE4E5B9L;
        hash = mixed ^ (mixed >>> 29);
    }

    /** Adds the bits of a statistic. */
    public void add(double value) {
        add(Double.doubleToRawLongBits(value));
    }

    @Override
    public long price(String name, long value) {
        add(value);
        return value;
    }

    @Override
    public long size(String name, long value) {
        add(value);
        return value;
    }

    @Override
    public long money(String name, long value) {
        add(value);
        return value;
    }

    @Override
    public long instant(String name, long value) {
        add(value);
        return value;
    }

    @Override
    public long duration(String name, long value) {
        add(value);
        return value;
    }

    @Override
    public long count(String name, long value) {
        add(value);
        return value;
    }

    @Override
    public int number(String name, int value) {
        add((long) value);
        return value;
    }

    @Override
    public int code(String name, int value) {
        add((long) value);
        return value;
    }

    @Override
    public double statistic(String name, double value) {
        add(value);
        return value;
    }

    @Override
    public boolean flag(String name, boolean value) {
        add(value ? 1L : 0L);
        return value;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        add((long) value.ordinal());
        return value;
    }

    @Override
    public void text(String name, Text value) {
        add((long) value.hashCode());
    }

    @Override
    public void codes(String name, Codes value) {
        add((long) value.hashCode());
    }
}
