package io.ringtape.bench.jmh;

import io.ringtape.event.Trade;
import net.openhft.chronicle.bytes.BytesIn;
import net.openhft.chronicle.bytes.BytesOut;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;

/** A print in Chronicle Wire's own forms. */
public final class WireTrade extends WireEvent<Trade> {
    private final transient WireText letters = new WireText();
    private final transient byte[] bytes = new byte[256];

    /** A blank one; Wire makes them so too. */
    public WireTrade() {
        super(new Trade());
    }

    @Override
    void writePlain(BytesOut<?> out) {
        writeHead(out, event);
        out.writeLong(event.price);
        out.writeLong(event.size);
        out.writeLong(event.sipNs);
        out.writeLong(event.exchangeNs);
        out.writeLong(event.trfNs);
        out.writeLong(event.sipSequence);
        out.writeInt(event.exchange);
        out.writeInt(event.trfId);
        out.writeInt(event.tape);
        out.writeInt(event.correction);
        writePlain(out, event.conditions);
        writePlain(out, event.id);
    }

    @Override
    void readPlain(BytesIn<?> in) {
        readHead(in, event);
        event.price = in.readLong();
        event.size = in.readLong();
        event.sipNs = in.readLong();
        event.exchangeNs = in.readLong();
        event.trfNs = in.readLong();
        event.sipSequence = in.readLong();
        event.exchange = in.readInt();
        event.trfId = in.readInt();
        event.tape = in.readInt();
        event.correction = in.readInt();
        readPlain(in, event.conditions);
        readPlain(in, event.id, bytes);
    }

    @Override
    public void writeMarshallable(WireOut out) {
        writeHead(out, event);
        out.write("price").int64(event.price);
        out.write("size").int64(event.size);
        out.write("sipNs").int64(event.sipNs);
        out.write("exchangeNs").int64(event.exchangeNs);
        out.write("trfNs").int64(event.trfNs);
        out.write("sipSequence").int64(event.sipSequence);
        out.write("exchange").int32(event.exchange);
        out.write("trfId").int32(event.trfId);
        out.write("tape").int32(event.tape);
        out.write("correction").int32(event.correction);
        out.write("conditions").int64(packed(event.conditions));
        out.write("id").text(letters.of(event.id));
    }

    @Override
    public void readMarshallable(WireIn in) {
        readHead(in, event);
        event.price = in.read("price").int64();
        event.size = in.read("size").int64();
        event.sipNs = in.read("sipNs").int64();
        event.exchangeNs = in.read("exchangeNs").int64();
        event.trfNs = in.read("trfNs").int64();
        event.sipSequence = in.read("sipSequence").int64();
        event.exchange = in.read("exchange").int32();
        event.trfId = in.read("trfId").int32();
        event.tape = in.read("tape").int32();
        event.correction = in.read("correction").int32();
        unpack(in.read("conditions").int64(), event.conditions);
        in.read("id").textTo(letters.cleared());
        letters.into(event.id);
    }
}
