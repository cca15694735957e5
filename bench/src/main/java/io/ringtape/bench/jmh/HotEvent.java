package io.ringtape.bench.jmh;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.Arrays;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.MethodReader;
import net.openhft.chronicle.wire.Wire;
import net.openhft.chronicle.wire.WireType;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A print or a quote, filled, and each form that it can be written in, which holds it written. */
@State(Scope.Thread)
public class HotEvent {
    /** Which of the two. */
    @Param({"TRADE", "QUOTE"})
    public EventType type;

    final Frame frame = new Frame();
    final FrameWriter writer = new FrameWriter();
    final FrameReader reader = new FrameReader();
    final HandWrittenCodec byHand = new HandWrittenCodec();
    final WireTrade wireTrade = new WireTrade();
    final WireQuote wireQuote = new WireQuote();
    final Bytes<?> plain = Bytes.allocateElasticDirect(1024);
    final Bytes<?> named = Bytes.allocateElasticDirect(1024);
    final Bytes<?> message = Bytes.allocateElasticDirect(1024);
    final Wire namedWire = WireType.BINARY_LIGHT.apply(named);
    final Wire messageWire = WireType.BINARY_LIGHT.apply(message);

    WireMethods messages;
    MethodReader messageReader;
    Trade trade;
    Quote quote;

    private final WireTrade heardTrade = new WireTrade();
    private final WireQuote heardQuote = new WireQuote();
    private Event heard;

    /** Writes and reads each form once, and compares what comes back. */
    @Setup(Level.Trial)
    public void check() {
        trade = (Trade) TypicalFields.event(EventType.TRADE);
        quote = (Quote) TypicalFields.event(EventType.QUOTE);
        wireTrade.event.describe(new TypicalFields());
        wireQuote.event.describe(new TypicalFields());
        copyHead(trade, wireTrade.event);
        copyHead(quote, wireQuote.event);
        messages = messageWire.methodWriter(WireMethods.class);
        messageReader = messageWire.methodReader(new WireMethods() {
            @Override
            public void trade(WireTrade told) {
                heard = told.event;
            }

            @Override
            public void quote(WireQuote told) {
                heard = told.event;
            }
        });
        EncodeBenchmark encode = new EncodeBenchmark();
        DecodeBenchmark decode = new DecodeBenchmark();
        require("hand-written length", encode.byHand(this) == encode.ours(this));
        require(
                "hand-written bytes",
                Arrays.equals(frame.bytes(), 0, frame.length(), byHand.bytes(), 0, frame.length()));
        encode.wireBytes(this);
        encode.wireMethods(this);
        encode.wireNamed(this);
        requireSame("ours", decode.ours(this));
        requireSame("hand-written", decode.byHand(this));
        requireSame("wire bytes", decode.wireBytes(this));
        requireSame("wire methods", decode.wireMethods(this));
        requireSame("wire named", decode.wireNamed(this));
    }

    boolean isTrade() {
        return type == EventType.TRADE;
    }

    /** The event, filled. */
    Event event() {
        return isTrade() ? trade : quote;
    }

    /** What the last message that was read holds. */
    Event heard() {
        return heard;
    }

    /** Events to read into. */
    WireTrade heardTrade() {
        return heardTrade;
    }

    WireQuote heardQuote() {
        return heardQuote;
    }

    private static void copyHead(Event from, Event to) {
        to.instrument = from.instrument;
        to.sequence = from.sequence;
        to.timeNs = from.timeNs;
        to.receiveNs = from.receiveNs;
    }

    private void requireSame(String what, Event found) {
        Frame again = new Frame();
        writer.write(again, found);
        require(what, Arrays.equals(frame.bytes(), 0, frame.length(), again.bytes(), 0, again.length()));
    }

    private static void require(String what, boolean holds) {
        if (!holds) {
            throw new WrongOutputException(what, "another event", "the event that was written");
        }
    }
}
