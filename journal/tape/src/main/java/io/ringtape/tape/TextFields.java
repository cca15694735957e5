package io.ringtape.tape;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Fields;
import io.ringtape.event.Missing;
import io.ringtape.event.Text;

/** Converts each field of an event to text with its kind. A subclass decides how to write it. */
abstract class TextFields implements Fields {
    /** Writes a number in plain or scientific notation. */
    abstract void number(String name, String text);

    /** Writes a duration in seconds. */
    abstract void seconds(String name, String text);

    /** Writes an instant or a constant of an enum, which needs no quotes. */
    abstract void word(String name, String text);

    /** Returns an instant in ISO-8601, in UTC unless a subclass says otherwise. */
    String iso(long epochNs) {
        return Decimals.ofInstant(epochNs);
    }

    /** Writes a boolean. */
    abstract void claim(String name, boolean holds);

    /** Writes arbitrary text. */
    abstract void string(String name, String text);

    /** Writes a list of codes. */
    abstract void list(String name, Codes codes);

    /** Writes a missing value. */
    abstract void missing(String name);

    /** Writes the head and the fields of an event. */
    final void event(Event event, SessionSymbols symbols) {
        count("sequence", event.sequence);
        instant("time", event.timeNs);
        word("type", event.type().label());
        String symbol = symbols.name(event.instrument);
        if (symbol == null) {
            missing("symbol");
        } else {
            string("symbol", symbol);
        }
        instant("received", event.receiveNs);
        event.describe(this);
    }

    @Override
    public final long price(String name, long value) {
        return micros(name, value);
    }

    @Override
    public final long size(String name, long value) {
        return micros(name, value);
    }

    @Override
    public final long money(String name, long value) {
        return micros(name, value);
    }

    @Override
    public final long instant(String name, long value) {
        if (Missing.isPresent(value)) {
            word(name, iso(value));
        } else {
            missing(name);
        }
        return value;
    }

    @Override
    public final long duration(String name, long value) {
        if (Missing.isPresent(value)) {
            seconds(name, Decimals.ofNanos(value));
        } else {
            missing(name);
        }
        return value;
    }

    @Override
    public final long count(String name, long value) {
        numberOrMissing(name, Missing.isPresent(value), Long.toString(value));
        return value;
    }

    @Override
    public final int number(String name, int value) {
        numberOrMissing(name, value != Missing.INT, Integer.toString(value));
        return value;
    }

    @Override
    public final int code(String name, int value) {
        numberOrMissing(name, value != Missing.CODE, Integer.toString(value));
        return value;
    }

    @Override
    public final double statistic(String name, double value) {
        numberOrMissing(name, Missing.isPresent(value), Double.toString(value));
        return value;
    }

    @Override
    public final boolean flag(String name, boolean value) {
        claim(name, value);
        return value;
    }

    @Override
    public final <E extends Enum<E>> E choice(String name, E value, E[] values) {
        word(name, value.name());
        return value;
    }

    @Override
    public final void text(String name, Text value) {
        string(name, value.toString());
    }

    @Override
    public final void codes(String name, Codes value) {
        list(name, value);
    }

    private long micros(String name, long value) {
        numberOrMissing(name, Missing.isPresent(value), Decimals.ofMicros(value));
        return value;
    }

    private void numberOrMissing(String name, boolean isPresent, String text) {
        if (isPresent) {
            number(name, text);
        } else {
            missing(name);
        }
    }
}
