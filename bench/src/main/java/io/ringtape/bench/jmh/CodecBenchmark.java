package io.ringtape.bench.jmh;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What does it cost to write an event of each type, and to read it back? Before the measurement every type passes
 * through the codec, as in the engine, so that the compiler has not seen one type only.
 */
@State(Scope.Thread)
public class CodecBenchmark extends JmhDefaults {
    private static final int PASSES = 200;

    @Param
    public EventType type;

    private final FrameWriter writer = new FrameWriter();
    private final FrameReader reader = new FrameReader();
    private final Frame frame = new Frame();
    private final Frame again = new Frame();
    private Event event;
    private Event into;

    /** Writes and reads every type, and compares the result. */
    @Setup(Level.Trial)
    public void check() {
        List<Event> full = Stream.of(EventType.values()).map(FilledEvents::of).toList();
        List<Event> blank = Stream.of(EventType.values()).map(EventType::create).toList();
        for (int pass = 0; pass < PASSES; pass++) {
            for (int i = 0; i < full.size(); i++) {
                check(full.get(i), blank.get(i));
            }
        }
        check(full.get(type.ordinal()), blank.get(type.ordinal()));
    }

    private void check(Event full, Event blank) {
        event = full;
        into = blank;
        encode();
        writer.write(again, decode());
        WrongOutputException.requireEqual(full.type().label(), again, frame);
    }

    /** Writes the event. Returns the bytes written. */
    @Benchmark
    @HotPath
    public int encode() {
        writer.write(frame, event);
        return frame.length();
    }

    @Benchmark
    @HotPath
    public Event decode() {
        reader.wrap(frame).next();
        reader.read(into);
        return into;
    }
}
