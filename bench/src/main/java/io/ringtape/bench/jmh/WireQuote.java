package io.ringtape.bench.jmh;

import io.ringtape.event.Quote;
import net.openhft.chronicle.bytes.BytesIn;
import net.openhft.chronicle.bytes.BytesOut;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;

/** A quote in Chronicle Wire's own forms. */
public final class WireQuote extends WireEvent<Quote> {
    /** A blank one; Wire makes them so too. */
    public WireQuote() {
        super(new Quote());
    }

    @Override
    void writePlain(BytesOut<?> out) {
        writeHead(out, event);
        out.writeLong(event.bid);
        out.writeLong(event.ask);
        out.writeLong(event.bidSize);
        out.writeLong(event.askSize);
        out.writeLong(event.sipNs);
        out.writeLong(event.exchangeNs);
        out.writeLong(event.trfNs);
        out.writeLong(event.sipSequence);
        out.writeInt(event.bidExchange);
        out.writeInt(event.askExchange);
        out.writeInt(event.tape);
        writePlain(out, event.conditions);
        writePlain(out, event.indicators);
    }

    @Override
    void readPlain(BytesIn<?> in) {
        readHead(in, event);
        event.bid = in.readLong();
        event.ask = in.readLong();
        event.bidSize = in.readLong();
        event.askSize = in.readLong();
        event.sipNs = in.readLong();
        event.exchangeNs = in.readLong();
        event.trfNs = in.readLong();
        event.sipSequence = in.readLong();
        event.bidExchange = in.readInt();
        event.askExchange = in.readInt();
        event.tape = in.readInt();
        readPlain(in, event.conditions);
        readPlain(in, event.indicators);
    }

    @Override
    public void writeMarshallable(WireOut out) {
        writeHead(out, event);
        out.write("bid").int64(event.bid);
        out.write("ask").int64(event.ask);
        out.write("bidSize").int64(event.bidSize);
        out.write("askSize").int64(event.askSize);
        out.write("sipNs").int64(event.sipNs);
        out.write("exchangeNs").int64(event.exchangeNs);
        out.write("trfNs").int64(event.trfNs);
        out.write("sipSequence").int64(event.sipSequence);
        out.write("bidExchange").int32(event.bidExchange);
        out.write("askExchange").int32(event.askExchange);
        out.write("tape").int32(event.tape);
        out.write("conditions").int64(packed(event.conditions));
        out.write("indicators").int64(packed(event.indicators));
    }

    @Override
    public void readMarshallable(WireIn in) {
        readHead(in, event);
        event.bid = in.read("bid").int64();
        event.ask = in.read("ask").int64();
        event.bidSize = in.read("bidSize").int64();
        event.askSize = in.read("askSize").int64();
        event.sipNs = in.read("sipNs").int64();
        event.exchangeNs = in.read("exchangeNs").int64();
        event.trfNs = in.read("trfNs").int64();
        event.sipSequence = in.read("sipSequence").int64();
        event.bidExchange = in.read("bidExchange").int32();
        event.askExchange = in.read("askExchange").int32();
        event.tape = in.read("tape").int32();
        unpack(in.read("conditions").int64(), event.conditions);
        unpack(in.read("indicators").int64(), event.indicators);
    }
}
