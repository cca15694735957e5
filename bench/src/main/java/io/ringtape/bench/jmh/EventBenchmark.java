package io.ringtape.bench.jmh;

import io.ringtape.bench.WrongOutputException;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What do writing and reading cost for each event but the two hot ones, by a codec that has met all of them? Before the
 * measurement every type went through it, as in the engine, so that none is the only one that the compiler knows.
 */
@State(Scope.Thread)
public class EventBenchmark extends Question {
    private static final int MEETINGS = 2_000;

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
        "REPLACE_REQUEST"
    })
    public EventType type;

    private final FrameWriter writer = new FrameWriter();
    private final FrameReader reader = new FrameReader();
    private final Frame written = new Frame();
    private final Frame frame = new Frame();
    private Event event;
    private Event into;

    /** Lets the codec meet every type, and compares what comes back. */
    @Setup(Level.Trial)
    public void check() {
        List<Event> events =
                Stream.of(EventType.values()).map(SampleFields::event).toList();
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
        writer.write(written, event);
        decode();
        writer.write(frame, into);
        if (!Arrays.equals(written.bytes(), 0, written.length(), frame.bytes(), 0, frame.length())) {
            throw new WrongOutputException(event.type().label(), "another event", "the event that was written");
        }
    }

    /** Writes it; the answer is the count of bytes. */
    @Benchmark
    @HotPath
    public int encode() {
        writer.write(frame, event);
        return frame.length();
    }

    /** Reads it back. */
    @Benchmark
    @HotPath
    public Event decode() {
        reader.wrap(written).next();
        reader.read(into);
        return into;
    }
}
