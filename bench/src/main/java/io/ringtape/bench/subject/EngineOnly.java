package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.Transactions;
import io.ringtape.engine.Engine;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import java.util.Arrays;

/** The engine on causes in memory, without ring and tape. */
public final class EngineOnly implements Measurement {
    public static final String NAME = "engine alone";

    private final MeasuredSession session;

    public EngineOnly(MeasuredSession session) {
        this.session = session;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.PER_SECOND;
    }

    @Override
    public double measure() {
        Transactions all = session.transactions();
        Engine engine = session.setup().engine();
        CauseReader causes = new CauseReader(all);
        Frame frame = new Frame();
        Stopwatch watch = new Stopwatch();
        for (int i = 0; i < all.count(); i++) {
            FrameReader cause = causes.stand(i);
            frame.set(all.bytes(), all.offset(i), cause.length());
            engine.process(frame, cause.timeNs());
        }
        double rate = watch.rate(all.count());
        requireLast(all, frame);
        return rate;
    }

    /** The last transaction holds the state's hash and figures. */
    private static void requireLast(Transactions all, Frame frame) {
        int from = all.offset(all.count() - 1);
        int to = from + all.length(all.count() - 1);
        if (!Arrays.equals(all.bytes(), from, to, frame.bytes(), 0, frame.length())) {
            throw new WrongOutputException(NAME, "another last transaction", "that of the tape");
        }
    }
}
