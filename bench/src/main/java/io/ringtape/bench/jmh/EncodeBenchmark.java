package io.ringtape.bench.jmh;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does it cost to write an event, by its description, by hand, and by Chronicle Wire? The answer of each is the count
 * of bytes.
 */
public class EncodeBenchmark extends JmhDefaults {
    /** Our codec: the event's description, visited by the writer. */
    @Benchmark
    @HotPath
    public int ours(HotEvent hot) {
        hot.writer.write(hot.frame, hot.event());
        return hot.frame.length();
    }

    /** The same bytes by code that knows each field's place. */
    @Benchmark
    public int byHand(HotEvent hot) {
        return hot.isTrade() ? hot.byHand.write(hot.trade) : hot.byHand.write(hot.quote);
    }

    /** Rejected: Wire's plain values in a row (a bytes-marshallable), which say neither version nor length. */
    @Benchmark
    public long wireBytes(HotEvent hot) {
        hot.plain.clear();
        if (hot.isTrade()) {
            hot.wireTrade.writePlain(hot.plain);
        } else {
            hot.wireQuote.writePlain(hot.plain);
        }
        return hot.plain.writePosition();
    }

    /** Rejected: Wire's method writer, a document with the message's name and self-describing fields. */
    @Benchmark
    public long wireMethods(HotEvent hot) {
        hot.message.clear();
        if (hot.isTrade()) {
            hot.messages.trade(hot.wireTrade);
        } else {
            hot.messages.quote(hot.wireQuote);
        }
        return hot.message.writePosition();
    }

    /** Rejected: Wire's self-describing binary form, each value behind its name. */
    @Benchmark
    public long wireNamed(HotEvent hot) {
        hot.named.clear();
        if (hot.isTrade()) {
            hot.wireTrade.writeMarshallable(hot.namedWire);
        } else {
            hot.wireQuote.writeMarshallable(hot.namedWire);
        }
        return hot.named.writePosition();
    }
}
