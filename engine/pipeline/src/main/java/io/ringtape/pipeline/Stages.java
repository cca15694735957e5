package io.ringtape.pipeline;

import io.ringtape.engine.Journal;
import io.ringtape.engine.Transactor;
import io.ringtape.event.Frame;

/** The four stages of a transaction in their required order: nothing is seen that is not on the journal. */
final class Stages {
    private final EngineClock clock;
    private final Transactor engine;
    private final Journal journal;
    private final TransactionListener router;
    private final TransactionListener monitor;

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
    }

    void engine(Frame frame) {
        engine.process(frame, clock.next(frame));
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
