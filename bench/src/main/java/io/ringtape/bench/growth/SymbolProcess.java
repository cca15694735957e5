package io.ringtape.bench.growth;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.config.ConfigurationException;
import io.ringtape.event.EventType;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The process of {@link SymbolGrowth}: deals the market of the tape in the folder of its first argument out to as many
 * instruments as its second says, and prints {@code symbols HEAP_BYTES GREATEST BYTES SNAPSHOTS EVENTS NS...}, a time for
 * each run.
 */
public final class SymbolProcess {
    static final String ANSWER = "symbols ";

    /** Times that the market is run. */
    static final int RUNS = 3;

    private static final Duration WARM_UP = Duration.ofSeconds(4);

    /** Which is enough for every loop over instruments to be worth compiling. */
    private static final int MOST_TO_WARM_UP = 100;

    private final MeasuredSession session;
    private final int count;
    private final StringBuilder times = new StringBuilder();
    private long heap;

    private SymbolProcess(MeasuredSession session, int count) {
        this.session = session;
        this.count = count;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, ConfigurationException {
        ChildProcess.serve(() -> {
            MeasuredSession session = MeasuredSession.inMemory(Path.of(arguments[0]));
            new SymbolProcess(session, Integer.parseInt(arguments[1])).measure();
        });
    }

    private void measure() throws IOException {
        warmUp();
        CountingJournal out = run();
        for (int more = 1; more < RUNS; more++) {
            CountingJournal again = run();
            if (again.bytes() != out.bytes()) {
                throw new WrongOutputException(
                        count + " symbols", again.bytes() + " bytes of effects", out.bytes() + " bytes");
            }
        }
        ChildProcess.answer(
                ANSWER,
                "%d %d %d %d %d%s",
                heap,
                out.greatest(),
                out.bytes(),
                out.count(EventType.FEATURE_SNAPSHOT),
                out.count(EventType.TRADE) + out.count(EventType.QUOTE),
                times);
    }

    private void warmUp() throws IOException {
        int instruments = Math.min(count, MOST_TO_WARM_UP);
        Stopwatch watch = new Stopwatch();
        do {
            engine(instruments).nsAnEvent(MemoryMarket.dealt(session, instruments));
        } while (watch.elapsedNs() < WARM_UP.toNanos());
    }

    /** Runs the market once through an engine of its own, and looks how much heap that engine then holds. */
    private CountingJournal run() throws IOException {
        long before = usedBytes();
        MarketRun run = engine(count);
        System.gc(); // what was made while it was built is not to be collected within the time
        try {
            double ns = run.nsAnEvent(MemoryMarket.dealt(session, count));
            heap = Math.max(heap, usedBytes() - before);
            times.append(' ').append(ns);
            return run.journal();
        } finally {
            Reference.reachabilityFence(run);
        }
    }

    private MarketRun engine(int instruments) {
        return MarketRun.alone(session, InstrumentCounts.times(session.setup().settings(), instruments));
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
