package io.ringtape.bench.jmh;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Text;
import net.openhft.chronicle.bytes.BytesIn;
import net.openhft.chronicle.bytes.BytesOut;
import net.openhft.chronicle.wire.SelfDescribingMarshallable;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;

/**
 * An event in Chronicle Wire's own forms: with the name of each field before its value, and as plain values in a row. The
 * fields are written out, which spares Wire its reflection.
 *
 * @param <E> the event that it carries
 */
public abstract class WireEvent<E extends Event> extends SelfDescribingMarshallable {
    /** The event carried, filled when it is read. */
    final transient E event;

    WireEvent(E event) {
        this.event = event;
    }

    /** Writes plain values in a row. */
    abstract void writePlain(BytesOut<?> out);

    /** Reads plain values in a row. */
    abstract void readPlain(BytesIn<?> in);

    static void writeHead(BytesOut<?> out, Event event) {
        out.writeInt(event.instrument);
        out.writeLong(event.sequence);
        out.writeLong(event.timeNs);
        out.writeLong(event.receiveNs);
    }

    static void readHead(BytesIn<?> in, Event event) {
        event.instrument = in.readInt();
        event.sequence = in.readLong();
        event.timeNs = in.readLong();
        event.receiveNs = in.readLong();
    }

    static void writePlain(BytesOut<?> out, Codes codes) {
        out.writeUnsignedByte(codes.count());
        for (int i = 0; i < codes.count(); i++) {
            out.writeUnsignedShort(codes.at(i));
        }
    }

    static void readPlain(BytesIn<?> in, Codes codes) {
        codes.clear();
        int count = in.readUnsignedByte();
        for (int i = 0; i < count; i++) {
            codes.add(in.readUnsignedShort());
        }
    }

    static void writePlain(BytesOut<?> out, Text text) {
        out.writeUnsignedByte(text.length());
        out.write(text.bytes(), 0, text.length());
    }

    /** Reads by way of those bytes. */
    static void readPlain(BytesIn<?> in, Text text, byte[] letters) {
        int length = in.readUnsignedByte();
        in.read(letters, 0, length);
        text.set(letters, 0, length);
    }

    static void writeHead(WireOut out, Event event) {
        out.write("instrument").int32(event.instrument);
        out.write("sequence").int64(event.sequence);
        out.write("timeNs").int64(event.timeNs);
        out.write("receiveNs").int64(event.receiveNs);
    }

    static void readHead(WireIn in, Event event) {
        event.instrument = in.read("instrument").int32();
        event.sequence = in.read("sequence").int64();
        event.timeNs = in.read("timeNs").int64();
        event.receiveNs = in.read("receiveNs").int64();
    }

    /** Codes as one number, which the four that vendors give at most fit into. */
    static long packed(Codes codes) {
        long packed = 0;
        for (int i = 0; i < codes.count(); i++) {
            packed = packed << Short.SIZE | codes.at(i) + 1;
        }
        return packed;
    }

    static void unpack(long packed, Codes codes) {
        codes.clear();
        for (int shift = Long.SIZE - Short.SIZE; shift >= 0; shift -= Short.SIZE) {
            int code = (int) (packed >>> shift) & 0xFFFF;
            if (code != 0) {
                codes.add(code - 1);
            }
        }
    }
}
