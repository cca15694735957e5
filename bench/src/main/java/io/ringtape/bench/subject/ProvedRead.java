package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.event.Frame;
import io.ringtape.tape.TapeReader;

/** The tape's own reader: every entry proved against the chain, nothing done with it. */
public final class ProvedRead implements Measurement {
    public static final String NAME = "proved read";

    private final MeasuredSession session;

    public ProvedRead(MeasuredSession session) {
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
        Frame frame = new Frame();
        try (TapeReader tape = TapeReader.open(session.tape())) {
            Stopwatch watch = new Stopwatch();
            while (tape.next(frame)) {
                // the reader proves each entry
            }
            double rate = watch.rate(tape.entry());
            session.requireSame(NAME, tape.checksum());
            return rate;
        }
    }
}
