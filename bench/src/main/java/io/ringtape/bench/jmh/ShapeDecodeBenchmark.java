package io.ringtape.bench.jmh;

import io.ringtape.bench.decode.DecodedEvents;
import io.ringtape.bench.decode.FrameShape;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.stream.StreamDecoder;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does it cost to decode one event of each shape that the vendor sends, in frames of ten? */
@State(Scope.Thread)
public class ShapeDecodeBenchmark extends JmhDefaults {
    private static final int FRAMES = 256;
    private static final int EVENTS = 10;

    /** The shape of all events. */
    @Param
    public FrameShape shape;

    private final DecodedEvents decoded = new DecodedEvents();
    private final StreamDecoder decoder = new StreamDecoder(
            List.of(new Instrument(0, "SPY", 10_000, 40, false), new Instrument(1, "QQQ", 10_000, 40, false)),
            20_261_119,
            decoded);
    private byte[][] frames;
    private int next;

    /** Decodes every frame once: each event must be sound, and none may take the slow reader but the server's status. */
    @Setup(Level.Trial)
    public void check() {
        frames = shape.frames(FRAMES, EVENTS);
        for (byte[] frame : frames) {
            decoder.decode(frame, 0, frame.length, 1);
        }
        long slow = shape == FrameShape.SERVER_STATUS ? (long) FRAMES * EVENTS : 0;
        WrongOutputException.requireEqual(
                "the number of decoded events", decoder.counts().events(), (long) FRAMES * EVENTS);
        WrongOutputException.requireEqual(
                "the events that took the slow reader", decoder.counts().slowEvents(), slow);
    }

    /** Decodes a frame. */
    @Benchmark
    @HotPath
    @OperationsPerInvocation(EVENTS)
    public long event() {
        next = next + 1 == FRAMES ? 0 : next + 1;
        byte[] frame = frames[next];
        decoder.decode(frame, 0, frame.length, 1);
        return decoded.sum();
    }
}
