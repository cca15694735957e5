package io.ringtape.bench.subject;

import io.ringtape.bench.decode.DecodedEvents;
import io.ringtape.bench.decode.FrameTexts;
import io.ringtape.bench.decode.JacksonDecoder;
import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.stream.StreamDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Events decoded a second from frames of ten out of the whole session, too many for the processor to learn by heart: by
 * our decoder, or by Jackson streaming, which judges nothing. Both must hear the same.
 */
public final class DecodeLoop implements Measurement {
    public static final String OURS = "frames decoded";
    public static final String JACKSON = "frames decoded by Jackson streaming";

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

    @Override
    public String name() {
        return ours ? OURS : JACKSON;
    }

    @Override
    public Unit unit() {
        return Unit.PER_SECOND;
    }

    @Override
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
            throw new WrongOutputException(name(), Long.toString(sum), Long.toString(PASSES * wantedSum));
        }
        return PASSES * FRAMES * EVENTS * 1e9 / elapsedNs;
    }

    /** What both decoders hear in all frames. */
    private long agreedSum(List<Instrument> instruments) {
        long oursSum = pass(decoder(true, instruments, new DecodedEvents()), 1);
        long jacksonSum = pass(decoder(false, instruments, new DecodedEvents()), 1);
        if (oursSum != jacksonSum) {
            throw new WrongOutputException(OURS, "sum " + oursSum, "sum " + jacksonSum + ", that of " + JACKSON);
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
