package io.ringtape.bench.subject;

import io.ringtape.bench.decode.DecodedEvents;
import io.ringtape.bench.decode.FrameTexts;
import io.ringtape.bench.decode.JacksonDecoder;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.stream.StreamDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Events decoded a second from frames of ten from all over the session, too many for branch prediction to memorise: by our
 * decoder, or by Jackson streaming, which judges nothing. Both must give the same events.
 */
public final class DecodeLoop {

    private static final int EVENTS = 10;
    private static final int FRAMES = 400;
    private static final int PASSES = 200;

    private final MeasuredSession session;
    private final boolean ours;
    private byte[][] frames;
    private long wantedSum;

    public DecodeLoop(MeasuredSession session, boolean ours) {
        this.session = session;
        this.ours = ours;
    }

    public double measure() throws IOException {
        List<Instrument> instruments = session.setup().settings().instruments();
        if (frames == null) {
            frames = FrameTexts.of(session.transactions(), instruments, FRAMES, EVENTS);
            wantedSum = agreedSum(instruments);
        }
        DecodedEvents heard = new DecodedEvents();
        Stopwatch watch = new Stopwatch();
        long sum = pass(decoder(ours, instruments, heard), PASSES);
        long elapsedNs = watch.elapsedNs();
        if (sum != PASSES * wantedSum) {
            throw new WrongOutputException(
                    ours ? "our decoder" : "Jackson", Long.toString(sum), Long.toString(PASSES * wantedSum));
        }
        return PASSES * FRAMES * EVENTS * 1e9 / elapsedNs;
    }

    /** The sum of all frames' events, on which both decoders must agree. */
    private long agreedSum(List<Instrument> instruments) {
        long oursSum = pass(decoder(true, instruments, new DecodedEvents()), 1);
        long jacksonSum = pass(decoder(false, instruments, new DecodedEvents()), 1);
        if (oursSum != jacksonSum) {
            throw new WrongOutputException("our decoder", "sum " + oursSum, "sum " + jacksonSum + ", that of Jackson");
        }
        return oursSum;
    }

    private interface Decoder {
        long decode(byte[] frame);
    }

    private Decoder decoder(boolean wantsOurs, List<Instrument> instruments, DecodedEvents heard) {
        if (wantsOurs) {
            int date = session.setup().settings().session().yyyymmdd();
            StreamDecoder decoder = new StreamDecoder(instruments, date, heard);
            return frame -> {
                decoder.decode(frame, 0, frame.length, 1);
                return heard.sum();
            };
        }
        JacksonDecoder decoder = new JacksonDecoder(instruments, heard);
        return frame -> {
            try {
                decoder.decode(frame, 1);
                return heard.sum();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private long pass(Decoder decoder, int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            for (byte[] frame : frames) {
                sum = decoder.decode(frame);
            }
        }
        return sum;
    }
}
