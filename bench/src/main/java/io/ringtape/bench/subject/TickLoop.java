package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.TickBatch;
import java.util.function.Supplier;

/** Measures nanoseconds a tick of a loop over the session's ticks. */
public final class TickLoop {
    /** The body of the loop; a fresh one for each measurement. */
    public interface Work {
        /** Takes every tick of the batch; this alone is timed. */
        void take(TickBatch batch);

        /** A number computed from the final state, by which runs are compared. */
        double result();
    }

    private final String name;
    private final MeasuredSession session;
    private final Supplier<Work> factory;
    private double firstResult;
    private boolean isRepeated;

    public TickLoop(String name, MeasuredSession session, Supplier<Work> factory) {
        this.name = name;
        this.session = session;
        this.factory = factory;
    }

    public double measure() {
        Work work = factory.get();
        TickBatch batch = new TickBatch(session.transactions());
        long spentNs = 0;
        long ticks = 0;
        while (batch.fill()) {
            Stopwatch watch = new Stopwatch();
            work.take(batch);
            spentNs += watch.elapsedNs();
            ticks += batch.count();
        }
        requireRepeated(work.result());
        return (double) spentNs / ticks;
    }

    private void requireRepeated(double result) {
        if (!Double.isFinite(result)) {
            throw new WrongOutputException(name, Double.toString(result), "a finite number");
        }
        if (!isRepeated) {
            firstResult = result;
            isRepeated = true;
        }
        if (Double.compare(result, firstResult) != 0) {
            throw new WrongOutputException(name, Double.toString(result), Double.toString(firstResult));
        }
    }
}
