package io.ringtape.bench.subject;

import io.ringtape.bench.decode.DecodedEvents;
import io.ringtape.bench.decode.FrameTexts;
import io.ringtape.bench.decode.JacksonDecoder;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.engine.EngineSettings;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.stream.StreamDecoder;
import java.io.IOException;
import java.util.List;

/**
 * Decodes frames of ten events from all over the session, too many for branch prediction to memorise: with our decoder,
 * or with Jackson streaming, which judges nothing. Both must give the same events.
 */
public final class DecodeLoop {
    private static final int EVENTS = 10;
    private static final int FRAMES = 400;
    private static final int PASSES = 200;

    private final MeasuredSession session;
    private final boolean ours;
    private byte[][] frames;
    private long wantedSum;

    /** Creates a loop with our decoder, or with Jackson if {@code ours} is false. */
    public DecodeLoop(MeasuredSession session, boolean ours) {
        this.session = session;
        this.ours = ours;
    }

    /** Returns events decoded a second. */
    public double measure() throws IOException {
        if (frames == null) {
            List<Instrument> instruments = session.setup().settings().instruments();
            frames = FrameTexts.of(session.transactions(), instruments, FRAMES, EVENTS);
            wantedSum = sum(true, 1);
            WrongOutputException.requireEqual("the sum of Jackson's events", sum(false, 1), wantedSum);
        }
        Stopwatch watch = new Stopwatch();
        long sum = sum(ours, PASSES);
        long elapsedNs = watch.elapsedNs();
        WrongOutputException.requireEqual("the sum of decoded events", sum, PASSES * wantedSum);
        return PASSES * FRAMES * EVENTS * 1e9 / elapsedNs;
    }

    /** Decodes all frames {@code passes} times. Returns the sum of their events. */
    private long sum(boolean wantsOurs, int passes) throws IOException {
        EngineSettings settings = session.setup().settings();
        DecodedEvents decoded = new DecodedEvents();
        StreamDecoder stream =
                new StreamDecoder(settings.instruments(), settings.session().yyyymmdd(), decoded);
        JacksonDecoder jackson = new JacksonDecoder(settings.instruments(), decoded);
        for (int pass = 0; pass < passes; pass++) {
            for (byte[] frame : frames) {
                if (wantsOurs) {
                    stream.decode(frame, 0, frame.length, 1);
                } else {
                    jackson.decode(frame, 1);
                }
            }
        }
        return decoded.sum();
    }
}
