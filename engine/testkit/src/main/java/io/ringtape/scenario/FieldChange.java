package io.ringtape.scenario;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Fields;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Text;

/** Visits the fields of a copy of an event and changes those that a subclass names; the others stay. */
abstract class FieldChange implements Fields {
    private final Frame frame = new Frame();
    private final FrameWriter writer = new FrameWriter();
    private final FrameReader reader = new FrameReader();

    /** A copy of the event with what changes. */
    Event of(Event event) {
        Event copy = copy(event);
        copy.describe(this);
        return copy;
    }

    /** A copy that shares nothing with the event. */
    final Event copy(Event event) {
        writer.write(frame, event);
        reader.wrap(frame).next();
        Event copy = event.type().create();
        reader.read(copy);
        return copy;
    }

    @Override
    public long price(String name, long value) {
        return value;
    }

    @Override
    public long size(String name, long value) {
        return value;
    }

    @Override
    public long money(String name, long value) {
        return value;
    }

    @Override
    public long instant(String name, long value) {
        return value;
    }

    @Override
    public long duration(String name, long value) {
        return value;
    }

    @Override
    public long count(String name, long value) {
        return value;
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
