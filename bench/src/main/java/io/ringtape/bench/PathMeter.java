package io.ringtape.bench;

import io.ringtape.engine.Journal;
import io.ringtape.engine.Transactor;

/** Time within the parts of the path: the producer's publish, the engine, the append. Each is written by one thread. */
final class PathMeter {
    private final StretchHistograms publish;
    private final StretchHistograms engine;
    private final StretchHistograms append;

    PathMeter(LatencyPlan plan) {
        publish = new StretchHistograms(plan);
        engine = new StretchHistograms(plan);
        append = new StretchHistograms(plan);
    }

    Transactor around(Transactor inner) {
        return (frame, timeNs) -> {
            long startNs = System.nanoTime();
            inner.process(frame, timeNs);
            engine.next(System.nanoTime() - startNs);
        };
    }

    Journal around(Journal inner) {
        return frame -> {
            long startNs = System.nanoTime();
            inner.append(frame);
            append.next(System.nanoTime() - startNs);
        };
    }

    /** Encode, claim and publish of a transaction took so long. */
    void published(long ns) {
        publish.next(ns);
    }

    StretchHistograms publish() {
        return publish;
    }

    StretchHistograms engine() {
        return engine;
    }

    StretchHistograms append() {
        return append;
    }
}
