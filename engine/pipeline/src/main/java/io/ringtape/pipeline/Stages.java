package io.ringtape.pipeline;

import io.ringtape.engine.Journal;
import io.ringtape.engine.Transactor;
import io.ringtape.event.Frame;
import java.util.concurrent.atomic.AtomicLong;

/** The four stages of a transaction in their required order: nothing is seen that is not on the journal. */
final class Stages {
    private final EngineClock clock;
    private final Transactor engine;
    private final Journal journal;
    private final TransactionListener router;
    private final TransactionListener monitor;
    private final AtomicLong nextDueNs;

    Stages(
            EngineClock clock,
            Transactor engine,
            Journal journal,
            TransactionListener router,
            TransactionListener monitor) {
        this.clock = clock;
        this.engine = engine;
        this.journal = journal;
        this.router = router;
        this.monitor = monitor;
        nextDueNs = new AtomicLong(engine.nextDueNs());
    }

    void engine(Frame frame) {
        engine.process(frame, clock.next(frame));
        nextDueNs.setOpaque(engine.nextDueNs());
    }

    /** Returns when the engine next has something to do, as of its last transaction. Any thread. */
    long nextDueNs() {
        return nextDueNs.getOpaque();
    }

    void tape(Frame frame) {
        journal.append(frame);
    }

    void router(Frame frame) {
        router.onTransaction(frame);
    }

    void monitor(Frame frame) {
        monitor.onTransaction(frame);
    }

    void inOrder(Frame frame) {
        engine(frame);
        tape(frame);
        router(frame);
        monitor(frame);
    }
}
