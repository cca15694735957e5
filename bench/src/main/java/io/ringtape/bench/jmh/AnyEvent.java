package io.ringtape.bench.jmh;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.wire.Wire;
import net.openhft.chronicle.wire.WireType;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Any event but the two hot ones, filled, and written in both forms. Before the measurement every type went through the
 * codecs, as in the engine, so that none is the only one that the compiler knows.
 */
@State(Scope.Thread)
public class AnyEvent {
    private static final int MEETINGS = 200;

    /** Which event. */
    @Param({
        "MINUTE_BAR",
        "OPTION_QUOTE",
        "MARKET_STATUS",
        "FEED_STATUS",
        "TIMER",
        "EXECUTION_REPORT",
        "ACCOUNT_REPORT",
        "POSITION_REPORT",
        "OPERATOR_COMMAND",
        "SESSION_START",
        "SESSION_END",
        "FEATURE_SNAPSHOT",
        "SETUP_TRANSITION",
        "SIGNAL",
        "FILTER_CHECK",
        "VETO",
        "ORDER_REQUEST",
        "CANCEL_REQUEST",
        "POSITION_CHANGE",
        "TRADE_CLOSED",
        "RISK_STATE",
        "ALERT",
        "STATE_HASH",
        "SESSION_FIGURES",
        "SIGNAL_OUTCOME",
        "REPLACE_REQUEST",
        "TRADE_TRANSITION"
    })
    public EventType type;

    final FrameWriter writer = new FrameWriter();
    final FrameReader reader = new FrameReader();
    final Frame frame = new Frame();
    final Bytes<?> named = Bytes.allocateElasticDirect(4096);
    final NamedWriter namedWriter;
    final NamedReader namedReader;
    Event event;
    Event into;

    private final EventEncodeBenchmark encode = new EventEncodeBenchmark();
    private final EventDecodeBenchmark decode = new EventDecodeBenchmark();
    private final Frame again = new Frame();

    /** An event without a type. */
    public AnyEvent() {
        Wire wire = WireType.BINARY_LIGHT.apply(named);
        namedWriter = new NamedWriter(wire);
        namedReader = new NamedReader(wire);
    }

    /** Lets the codecs meet every type, and compares what comes back. */
    @Setup(Level.Trial)
    public void check() {
        List<Event> events =
                Stream.of(EventType.values()).map(TypicalFields::event).toList();
        List<Event> blanks =
                Stream.of(EventType.values()).map(EventType::create).toList();
        for (int i = 0; i < MEETINGS; i++) {
            for (int place = 0; place < events.size(); place++) {
                meet(events.get(place), blanks.get(place));
            }
        }
        meet(events.get(type.ordinal()), blanks.get(type.ordinal()));
    }

    private void meet(Event full, Event blank) {
        event = full;
        into = blank;
        encode.ours(this);
        requireSame(decode.ours(this));
        encode.wireNamed(this);
        requireSame(decode.wireNamed(this));
    }

    private void requireSame(Event found) {
        writer.write(again, found);
        if (!Arrays.equals(frame.bytes(), 0, frame.length(), again.bytes(), 0, again.length())) {
            throw new WrongOutputException(found.type().label(), "another event", "the event that was written");
        }
    }
}
