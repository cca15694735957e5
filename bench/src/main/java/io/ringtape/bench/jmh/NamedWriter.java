package io.ringtape.bench.jmh;

import io.ringtape.event.Codes;
import io.ringtape.event.Fields;
import io.ringtape.event.Text;
import net.openhft.chronicle.wire.WireOut;

/** Writes any event to Chronicle Wire in its self-describing form, by the event's own description. */
final class NamedWriter implements Fields {
    private final WireOut out;
    private final WireText letters = new WireText();

    NamedWriter(WireOut out) {
        this.out = out;
    }

    @Override
    public long price(String name, long value) {
        return count(name, value);
    }

    @Override
    public long size(String name, long value) {
        return count(name, value);
    }

    @Override
    public long money(String name, long value) {
        return count(name, value);
    }

    @Override
    public long instant(String name, long value) {
        return count(name, value);
    }

    @Override
    public long duration(String name, long value) {
        return count(name, value);
    }

    @Override
    public long count(String name, long value) {
        out.write(name).int64(value);
        return value;
    }

    @Override
    public int number(String name, int value) {
        out.write(name).int32(value);
        return value;
    }

    @Override
    public int code(String name, int value) {
        return number(name, value);
    }

    @Override
    public double statistic(String name, double value) {
        out.write(name).float64(value);
        return value;
    }

    @Override
    public boolean flag(String name, boolean value) {
        out.write(name).bool(value);
        return value;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        number(name, value.ordinal());
        return value;
    }

    @Override
    public void text(String name, Text value) {
        out.write(name).text(letters.of(value));
    }

    @Override
    public void codes(String name, Codes value) {
        count(name, WireEvent.packed(value));
    }
}
