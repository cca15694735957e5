package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.TickBatch;
import java.util.function.Supplier;

/** Nanoseconds for each tick of the session in a loop that does one thing with all of them. */
public final class TickLoop implements Measurement {
    /** What a loop does; made anew for each measurement. */
    public interface Work {
        /** Takes every tick of the batch; this alone is timed. */
        void take(TickBatch batch);

        /** A number out of the state at the end; a run that comes to another has done something else. */
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

    @Override
    public String name() {
        return name;
    }

    @Override
    public Unit unit() {
        return Unit.NANOSECONDS;
    }

    @Override
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
