package io.ringtape.event;

/**
 * Walks the records of a frame. For one thread at a time; reusable, does not allocate.
 * <pre>{@code
 * reader.wrap(frame);
 * while (reader.next()) {
 *     if (reader.type() == EventType.TRADE) {
 *         reader.read(trade);
 *     }
 * }
 * }</pre>
 * <p>A field that an older writer did not know reads as missing; bytes that a newer writer added are skipped.
 */
public final class FrameReader implements Fields {
    /** Bytes of a record before its first field. */
    public static final int HEAD_BYTES = RecordLayout.BODY;

    private byte[] bytes;
    private int end;
    private int start;
    private int next;
    private int position;
    private int limit;

    /** Positions the reader before the first record of the frame. */
    public FrameReader wrap(Frame frame) {
        return wrap(frame.bytes(), 0, frame.length());
    }

    /** Positions the reader before the first record of the bytes, which must not change while they are read. */
    public FrameReader wrap(byte[] from, int offset, int length) {
        bytes = from;
        next = offset;
        end = offset + length;
        return this;
    }

    /**
     * Moves to the next record.
     *
     * @return false at the end
     * @throws IllegalStateException when the bytes are not a sequence of records
     */
    public boolean next() {
        if (next == end) {
            return false;
        }
        start = next;
        if (end - start < RecordLayout.BODY) {
            throw malformed();
        }
        int length = (int) RecordLayout.INT.get(bytes, start);
        if (length < RecordLayout.BODY - 4 || length > end - start - 4) {
            throw malformed();
        }
        next = start + 4 + length;
        limit = next;
        return true;
    }

    /** Returns the record's byte offset. */
    public int offset() {
        return start;
    }

    /** Returns the record's length in bytes, including its length word. */
    public int length() {
        return next - start;
    }

    /** Returns the record's type, or null if this version does not know it. */
    public EventType type() {
        return EventType.ofCode(bytes[start + RecordLayout.TYPE]);
    }

    /** Returns the version of the fields that the writer knew. */
    public int version() {
        return bytes[start + RecordLayout.VERSION];
    }

    public int instrument() {
        return (int) RecordLayout.INT.get(bytes, start + RecordLayout.INSTRUMENT);
    }

    public long sequence() {
        return (long) RecordLayout.LONG.get(bytes, start + RecordLayout.SEQUENCE);
    }

    public long timeNs() {
        return (long) RecordLayout.LONG.get(bytes, start + RecordLayout.TIME);
    }

    public long receiveNs() {
        return (long) RecordLayout.LONG.get(bytes, start + RecordLayout.RECEIVE);
    }

    /** Overwrites the record's sequence and engine time in place. The ring stamps causes this way. */
    public void stamp(long sequence, long timeNs) {
        RecordLayout.LONG.set(bytes, start + RecordLayout.SEQUENCE, sequence);
        RecordLayout.LONG.set(bytes, start + RecordLayout.TIME, timeNs);
    }

    /** Fills the event, which must have the record's type. */
    public void read(Event event) {
        event.instrument = instrument();
        event.sequence = sequence();
        event.timeNs = timeNs();
        event.receiveNs = receiveNs();
        position = start + RecordLayout.BODY;
        // The two hot types are named, so that the compiler knows both classes exactly and inlines every field.
        if (event instanceof Quote quote) {
            quote.describe(this);
        } else if (event instanceof Trade trade) {
            trade.describe(this);
        } else {
            event.describe(this);
        }
    }

    @Override
    public long price(String name, long value) {
        return takeLong();
    }

    @Override
    public long size(String name, long value) {
        return takeLong();
    }

    @Override
    public long money(String name, long value) {
        return takeLong();
    }

    @Override
    public long instant(String name, long value) {
        return takeLong();
    }

    @Override
    public long duration(String name, long value) {
        return takeLong();
    }

    @Override
    public long count(String name, long value) {
        return takeLong();
    }

    @Override
    public int number(String name, int value) {
        if (limit - position < 4) {
            return Missing.INT;
        }
        int taken = (int) RecordLayout.INT.get(bytes, position);
        position += 4;
        return taken;
    }

    @Override
    public int code(String name, int value) {
        if (limit - position < 2) {
            return Missing.CODE;
        }
        int taken = (short) RecordLayout.SHORT.get(bytes, position) & 0xFFFF;
        position += 2;
        return taken == 0xFFFF ? Missing.CODE : taken;
    }

    @Override
    public double statistic(String name, double value) {
        if (limit - position < 8) {
            return Missing.STATISTIC;
        }
        return Double.longBitsToDouble(takeLong());
    }

    @Override
    public boolean flag(String name, boolean value) {
        return takeByte() == 1;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        int ordinal = takeByte();
        if (ordinal >= values.length) {
            throw malformed();
        }
        return values[ordinal];
    }

    @Override
    public void text(String name, Text value) {
        if (limit - position < 4) {
            value.clear();
            return;
        }
        int count = (int) RecordLayout.INT.get(bytes, position);
        if (count < 0 || count > limit - position - 4) {
            throw malformed();
        }
        value.set(bytes, position + 4, count);
        position += 4 + count;
    }

    @Override
    public void codes(String name, Codes value) {
        int count = takeByte();
        if (count <= Codes.PACKED && 2 * count <= limit - position && position <= bytes.length - 8) {
            if (!value.setPacked((long) RecordLayout.LONG.get(bytes, position), count)) {
                throw malformed();
            }
            position += 2 * count;
        } else {
            codesOneByOne(name, value.clear(), count);
        }
    }

    private void codesOneByOne(String name, Codes value, int count) {
        for (int i = 0; i < count; i++) {
            if (!value.add(code(name, Missing.CODE))) {
                throw malformed();
            }
        }
    }

    private long takeLong() {
        if (limit - position < 8) {
            return Missing.LONG;
        }
        long taken = (long) RecordLayout.LONG.get(bytes, position);
        position += 8;
        return taken;
    }

    private int takeByte() {
        return position < limit ? bytes[position++] & 0xFF : 0;
    }

    private IllegalStateException malformed() {
        return new IllegalStateException("malformed record at byte " + start + " of a frame of " + end + " bytes");
    }
}
