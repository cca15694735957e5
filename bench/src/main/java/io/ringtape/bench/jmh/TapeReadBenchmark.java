package io.ringtape.bench.jmh;

import io.ringtape.bench.limit.BareQueue;
import io.ringtape.bench.limit.BareTail;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.event.Frame;
import io.ringtape.tape.TapeReader;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does the proof of each entry add to Chronicle's bare tail? The first entries of the session's tape, each time. */
public class TapeReadBenchmark extends JmhDefaults {
    private static final int ENTRIES = 20_000;

    /** The tape's reader, which holds every entry against the chain. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public String ours(Proved reading) {
        for (int i = 0; i < ENTRIES; i++) {
            reading.isWhole &= reading.tape.next(reading.frame);
        }
        return reading.tape.checksum();
    }

    /** Every document copied out. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public byte[] bareTail(Bare reading) {
        for (int i = 0; i < ENTRIES; i++) {
            reading.isWhole &= BareTail.read(reading.tailer, reading.into);
        }
        return reading.into;
    }

    private static void requireWhole(boolean isWhole) {
        if (!isWhole) {
            throw new WrongOutputException("the tape", "shorter", ENTRIES + " entries or more");
        }
    }

    /** The tape, from its start. */
    @State(Scope.Thread)
    public static class Proved {
        private final Frame frame = new Frame();
        private MeasuredSession session;
        private OwnAllocation own;
        private TapeReader tape;
        private boolean isWhole = true;

        /** Reads the tape to its end, where its checksum must be. */
        @Setup(Level.Trial)
        public void check(SmallSession small, OwnAllocation allocation) {
            session = small.session();
            own = allocation;
            try (TapeReader whole = TapeReader.open(session.tape())) {
                while (whole.next(frame)) {
                    isWhole &= frame.length() > 0;
                }
                session.requireSame("the tape", whole.checksum());
            }
        }

        /** Opens it. */
        @Setup(Level.Invocation)
        public void open() {
            tape = TapeReader.open(session.tape());
            own.begin();
        }

        /** Closes it. */
        @TearDown(Level.Invocation)
        public void close() {
            own.end(ENTRIES);
            tape.close();
            requireWhole(isWhole);
        }
    }

    /** The queue that the tape is, from its start. */
    @State(Scope.Thread)
    public static class Bare {
        private final byte[] into = new byte[BareTail.MAX_DOCUMENT_BYTES];
        private MeasuredSession session;
        private OwnAllocation own;
        private SingleChronicleQueue queue;
        private ExcerptTailer tailer;
        private boolean isWhole = true;

        /** Where it is. */
        @Setup(Level.Trial)
        public void find(SmallSession small, OwnAllocation allocation) {
            session = small.session();
            own = allocation;
        }

        /** Opens it. */
        @Setup(Level.Invocation)
        public void open() {
            queue = BareQueue.open(session.tape(), session.manifest().tradingDate(), true);
            tailer = queue.createTailer();
            own.begin();
        }

        /** Closes it. */
        @TearDown(Level.Invocation)
        public void close() {
            own.end(ENTRIES);
            tailer.close();
            queue.close();
            requireWhole(isWhole);
        }
    }
}
