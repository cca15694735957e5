package io.ringtape.bench.jmh;

import io.ringtape.event.Event;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does it cost to read an event back, by its description, by hand, and by Chronicle Wire? */
@State(Scope.Thread)
public class DecodeBenchmark extends JmhDefaults {
    private final Trade trade = new Trade();
    private final Quote quote = new Quote();

    /** Our codec: the event's description, visited by the reader. */
    @Benchmark
    @HotPath
    public Event ours(HotEvent hot) {
        Event into = hot.isTrade() ? trade : quote;
        hot.reader.wrap(hot.frame).next();
        hot.reader.read(into);
        return into;
    }

    /** The same bytes by code that knows each field's place. */
    @Benchmark
    public Event byHand(HotEvent hot) {
        if (hot.isTrade()) {
            hot.byHand.read(trade);
            return trade;
        }
        hot.byHand.read(quote);
        return quote;
    }

    /** Rejected: Wire's plain values in a row (a bytes-marshallable), which say neither version nor length. */
    @Benchmark
    public Event wireBytes(HotEvent hot) {
        hot.plain.readPosition(0);
        WireEvent<?> into = hot.isTrade() ? hot.heardTrade() : hot.heardQuote();
        into.readPlain(hot.plain);
        return into.event;
    }

    /** Rejected: Wire's method reader, which finds the message by its name and reads self-describing fields. */
    @Benchmark
    public Event wireMethods(HotEvent hot) {
        hot.message.readPosition(0);
        hot.messageReader.readOne();
        return hot.heard();
    }

    /** Rejected: Wire's self-describing binary form, each value behind its name. */
    @Benchmark
    public Event wireNamed(HotEvent hot) {
        hot.named.readPosition(0);
        WireEvent<?> into = hot.isTrade() ? hot.heardTrade() : hot.heardQuote();
        into.readMarshallable(hot.namedWire);
        return into.event;
    }
}
