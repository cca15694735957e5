package io.ringtape.bench;

import io.ringtape.engine.EngineSettings;
import io.ringtape.engine.Journal;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.RunMode;
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.SessionRun;
import java.io.IOException;
import java.util.Collections;

/** A market through engine and simulated exchange under given settings, onto a journal that only counts. */
final class MarketRun implements Journal {
    private final SessionRun run;
    private final Session session;
    private final FrameReader records = new FrameReader();
    private final long[] counts = new long[EventType.values().length];
    private long entries;
    private long bytes;
    private int greatest;

    MarketRun(Session session, EngineSettings settings) {
        this.session = session;
        run = new SessionRun(settings, session.setup().opens(), this, frame -> {});
    }

    @Override
    public void append(Frame frame) {
        records.wrap(frame);
        while (records.next()) {
            counts[records.type().ordinal()]++;
        }
        entries++;
        bytes += frame.length();
        greatest = Math.max(greatest, frame.length());
    }

    /** Runs it; nanoseconds for each event of the market. */
    double nsAnEvent(MemoryMarket market) throws IOException {
        Stopwatch watch = new Stopwatch();
        long events = run.run(session.setup().sessionStart(RunMode.BACKTEST), market, RunProgress.NONE);
        run.end(Collections.emptySortedMap());
        return (double) watch.elapsedNs() / events;
    }

    /** How many events of that type came out, causes and effects. */
    long count(EventType type) {
        return counts[type.ordinal()];
    }

    /** Transactions. */
    long entries() {
        return entries;
    }

    /** Of all transactions. */
    long bytes() {
        return bytes;
    }

    /** Bytes of the greatest transaction. */
    int greatest() {
        return greatest;
    }
}
