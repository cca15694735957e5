package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.TickBatch;
import java.util.function.Supplier;

/** Measures nanoseconds a tick of a loop over the ticks of the session. */
public final class TickLoop {
    private final String name;
    private final MeasuredSession session;
    private final Supplier<Body> factory;
    private Double firstResult;

    /** The body of the loop, created for each measurement. */
    public interface Body {
        /** Takes every tick of the batch; only this is timed. */
        void take(TickBatch batch);

        /** Returns a number computed from the final state, by which runs are compared. */
        double result();
    }

    public TickLoop(String name, MeasuredSession session, Supplier<Body> factory) {
        this.name = name;
        this.session = session;
        this.factory = factory;
    }

    public double measure() {
        Body body = factory.get();
        TickBatch batch = new TickBatch(session.transactions());
        long spentNs = 0;
        long ticks = 0;
        while (batch.fill()) {
            Stopwatch watch = new Stopwatch();
            body.take(batch);
            spentNs += watch.elapsedNs();
            ticks += batch.count();
        }
        requireRepeated(body.result());
        return (double) spentNs / ticks;
    }

    private void requireRepeated(double result) {
        if (!Double.isFinite(result)) {
            throw new WrongOutputException(name, result, "a finite number");
        }
        if (firstResult == null) {
            firstResult = result;
        }
        WrongOutputException.requireEqual(name, result, firstResult);
    }
}
