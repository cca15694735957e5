package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.Transactions;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.event.Frame;
import io.ringtape.tape.ChronicleTape;
import java.io.IOException;

/** The tape on finished transactions in memory, without ring and engine. */
public final class TapeOnly implements Measurement {
    public static final String NAME = "tape alone";

    private final MeasuredSession session;
    private final WorkFolder work;

    public TapeOnly(MeasuredSession session, WorkFolder work) {
        this.session = session;
        this.work = work;
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
    public double measure() throws IOException {
        Transactions all = session.transactions();
        Frame frame = new Frame();
        try (WorkFolder.Lent folder = work.lend("tape");
                ChronicleTape tape = ChronicleTape.create(
                        folder.path(), session.blankManifest(), MeasuredSession.tapeSettings(true))) {
            Stopwatch watch = new Stopwatch();
            for (int i = 0; i < all.count(); i++) {
                frame.set(all.bytes(), all.offset(i), all.length(i));
                tape.append(frame);
            }
            double rate = watch.rate(all.count());
            session.requireSame(NAME, tape.checksum());
            return rate;
        }
    }
}
