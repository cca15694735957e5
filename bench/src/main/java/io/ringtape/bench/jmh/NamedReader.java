package io.ringtape.bench.jmh;

import io.ringtape.event.Codes;
import io.ringtape.event.Fields;
import io.ringtape.event.Text;
import net.openhft.chronicle.wire.WireIn;

/** Reads any event from Chronicle Wire in its self-describing form, by the event's own description. */
final class NamedReader implements Fields {
    private final WireIn in;
    private final WireText letters = new WireText();

    NamedReader(WireIn in) {
        this.in = in;
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
        return in.read(name).int64();
    }

    @Override
    public int number(String name, int value) {
        return in.read(name).int32();
    }

    @Override
    public int code(String name, int value) {
        return number(name, value);
    }

    @Override
    public double statistic(String name, double value) {
        return in.read(name).float64();
    }

    @Override
    public boolean flag(String name, boolean value) {
        return in.read(name).bool();
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        return values[number(name, 0)];
    }

    @Override
    public void text(String name, Text value) {
        in.read(name).textTo(letters.cleared());
        letters.into(value);
    }

    @Override
    public void codes(String name, Codes value) {
        WireEvent.unpack(count(name, 0), value);
    }
}
