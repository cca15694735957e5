package io.ringtape.bench.jmh;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.TickBatch;
import io.ringtape.bench.subject.TickLoop;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Passes over the session's ticks, a batch for each call; at the session's end the work is made anew. */
@State(Scope.Thread)
public abstract class TickPass {
    private SmallSession small;
    private OwnAllocation own;
    private TickBatch batch;
    private TickLoop.Work work;

    /** For the passes of this package. */
    TickPass() {}

    /** A fresh work on that session. */
    abstract TickLoop.Work make(SmallSession session);

    /** Does what is not to be timed before the work takes the batch. */
    void prepare(TickLoop.Work next, TickBatch ticks) {}

    /** Compares what the work made of the whole session. */
    void check(TickLoop.Work done) {}

    /** Goes over the session twice, which must give the same result. */
    @Setup(Level.Trial)
    public void open(SmallSession session, OwnAllocation allocation) {
        small = session;
        own = allocation;
        double first = wholePass();
        double second = wholePass();
        if (Double.compare(first, second) != 0 || Double.isNaN(first)) {
            throw new WrongOutputException(getClass().getSimpleName(), Double.toString(second), Double.toString(first));
        }
        check(work);
        begin();
    }

    private double wholePass() {
        begin();
        while (batch.fill()) {
            prepare(work, batch);
            work.take(batch);
        }
        return work.result();
    }

    private void begin() {
        batch = new TickBatch(small.transactions());
        work = make(small);
    }

    /** Decodes the next full batch. */
    @Setup(Level.Invocation)
    public void fill() {
        batch.fill();
        if (batch.count() < TickBatch.CAPACITY) {
            begin();
            batch.fill();
        }
        prepare(work, batch);
        own.begin();
    }

    /** Counts what the call allocated. */
    @TearDown(Level.Invocation)
    public void count() {
        own.end(TickBatch.CAPACITY);
    }

    TickLoop.Work take() {
        work.take(batch);
        return work;
    }
}
