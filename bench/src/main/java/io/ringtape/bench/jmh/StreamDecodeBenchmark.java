package io.ringtape.bench.jmh;

import io.ringtape.bench.decode.DecodedEvents;
import io.ringtape.bench.decode.FrameTexts;
import io.ringtape.bench.decode.JacksonDecoder;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.event.Frame;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.stream.StreamDecoder;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does it cost to decode a frame of the vendor's WebSocket with our decoder, and with Jackson streaming? */
@State(Scope.Thread)
public class StreamDecodeBenchmark extends JmhDefaults {
    private static final int FRAMES = 256;

    /** Prints and quotes of a frame, in the order of the session. */
    @Param({"1", "10", "100"})
    public int events;

    private final DecodedEvents decoded = new DecodedEvents();
    private byte[][] frames;
    private StreamDecoder decoder;
    private JacksonDecoder streaming;
    private int next;

    /** Decodes every frame with both, which must give the same events. */
    @Setup(Level.Trial)
    public void check(SmallSession small) throws IOException {
        List<Instrument> instruments = small.settings().instruments();
        frames = FrameTexts.of(small.transactions(), instruments, FRAMES, events);
        decoder = new StreamDecoder(instruments, small.settings().session().yyyymmdd(), decoded);
        streaming = new JacksonDecoder(instruments, decoded);
        for (byte[] frame : frames) {
            check(frame);
        }
        decoded.keep(false);
        WrongOutputException.requireEqual(
                "the number of decoded events", decoder.counts().events(), (long) FRAMES * events);
    }

    private void check(byte[] frame) throws IOException {
        decoded.keep(true);
        decoder.decode(frame, 0, frame.length, 1);
        Frame wanted = new Frame();
        wanted.set(decoded.events().bytes(), 0, decoded.events().length());
        decoded.keep(true);
        streaming.decode(frame, 1);
        WrongOutputException.requireEqual("events of Jackson", decoded.events(), wanted);
    }

    private byte[] frame() {
        next = next + 1 == FRAMES ? 0 : next + 1;
        return frames[next];
    }

    /** Our decoder: any order of keys, exact numbers, faults judged and counted. */
    @Benchmark
    @HotPath
    public long ours() {
        byte[] frame = frame();
        decoder.decode(frame, 0, frame.length, 1);
        return decoded.sum();
    }

    /** Jackson's streaming parser, without any of that. */
    @Benchmark
    public long jacksonStreaming() throws IOException {
        streaming.decode(frame(), 1);
        return decoded.sum();
    }
}
