package io.ringtape.event;

/** Appends events to a frame. For one thread at a time; reusable, allocates only when a frame must grow. */
public final class FrameWriter implements Fields {
    private Frame frame;
    private byte[] bytes;
    private int position;

    /** Makes the event the only record of the frame. */
    public void write(Frame to, Event event) {
        to.clear();
        append(to, event);
    }

    /** Appends the event to the frame. */
    public void append(Frame to, Event event) {
        frame = to;
        bytes = to.bytes();
        int start = to.length();
        room(start, RecordLayout.BODY);
        EventType type = event.type();
        bytes[start + RecordLayout.TYPE] = (byte) type.code();
        bytes[start + RecordLayout.VERSION] = (byte) type.version();
        RecordLayout.INT.set(bytes, start + RecordLayout.INSTRUMENT, event.instrument);
        RecordLayout.LONG.set(bytes, start + RecordLayout.SEQUENCE, event.sequence);
        RecordLayout.LONG.set(bytes, start + RecordLayout.TIME, event.timeNs);
        RecordLayout.LONG.set(bytes, start + RecordLayout.RECEIVE, event.receiveNs);
        position = start + RecordLayout.BODY;
        // The two hot types are named, so that the compiler knows both classes exactly and inlines every field.
        if (event instanceof Quote quote) {
            quote.describe(this);
        } else if (event instanceof Trade trade) {
            trade.describe(this);
        } else {
            event.describe(this);
        }
        RecordLayout.INT.set(bytes, start, position - start - 4);
        to.length(position);
    }

    @Override
    public long price(String name, long value) {
        return putLong(value);
    }

    @Override
    public long size(String name, long value) {
        return putLong(value);
    }

    @Override
    public long money(String name, long value) {
        return putLong(value);
    }

    @Override
    public long instant(String name, long value) {
        return putLong(value);
    }

    @Override
    public long duration(String name, long value) {
        return putLong(value);
    }

    @Override
    public long count(String name, long value) {
        return putLong(value);
    }

    @Override
    public int number(String name, int value) {
        room(position, 4);
        RecordLayout.INT.set(bytes, position, value);
        position += 4;
        return value;
    }

    @Override
    public int code(String name, int value) {
        room(position, 2);
        RecordLayout.SHORT.set(bytes, position, (short) value);
        position += 2;
        return value;
    }

    @Override
    public double statistic(String name, double value) {
        putLong(Double.doubleToRawLongBits(value));
        return value;
    }

    @Override
    public boolean flag(String name, boolean value) {
        putByte(value ? 1 : 0);
        return value;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        putByte(value.ordinal());
        return value;
    }

    @Override
    public void text(String name, Text value) {
        int count = value.length();
        room(position, 4 + count);
        RecordLayout.INT.set(bytes, position, count);
        System.arraycopy(value.bytes(), 0, bytes, position + 4, count);
        position += 4 + count;
    }

    @Override
    public void codes(String name, Codes value) {
        int count = value.count();
        putByte(count);
        // Writes all four at once, whatever their number; the next field overwrites the absent ones.
        room(position, 8);
        RecordLayout.LONG.set(bytes, position, value.firstFour());
        position += 2 * Math.min(count, Codes.PACKED);
        for (int i = Codes.PACKED; i < count; i++) {
            code(name, value.at(i));
        }
    }

    private long putLong(long value) {
        room(position, 8);
        RecordLayout.LONG.set(bytes, position, value);
        position += 8;
        return value;
    }

    private void putByte(int value) {
        room(position, 1);
        bytes[position++] = (byte) value;
    }

    private void room(int at, int count) {
        if (at + count > bytes.length) {
            grow(at, count);
        }
    }

    private void grow(int at, int count) {
        frame.length(at);
        frame.ensureCapacity(at + count);
        bytes = frame.bytes();
    }
}
