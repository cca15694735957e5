package io.ringtape.bench.growth;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildTask;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.event.EventType;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Deals the market of the tape in the folder of its first argument out to as many instruments as its second says, several
 * times. Results: {@code heapBytes} that an engine holds, {@code greatest} transaction in bytes, {@code bytes} of all
 * transactions, {@code snapshots}, {@code events}, and {@code ns} an event, a number for each run.
 */
public final class SymbolTask implements ChildTask {
    /** Times that the market is run. */
    static final int RUNS = 3;

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    /** Enough instruments for every loop over them to be worth compiling. */
    private static final int MOST_TO_WARM_UP = 100;

    private final StringBuilder times = new StringBuilder();
    private MeasuredSession session;
    private int count;
    private long heap;

    @Override
    public void run(List<String> arguments, Results results) throws IOException {
        session = MeasuredSession.inMemory(Path.of(arguments.get(0)));
        count = Integer.parseInt(arguments.get(1));
        warmUp();
        CountingJournal out = run();
        for (int more = 1; more < RUNS; more++) {
            CountingJournal again = run();
            if (again.bytes() != out.bytes()) {
                throw new WrongOutputException(
                        count + " symbols", again.bytes() + " bytes of effects", out.bytes() + " bytes");
            }
        }
        results.put("heapBytes", heap);
        results.put("greatest", out.greatest());
        results.put("bytes", out.bytes());
        results.put("snapshots", out.count(EventType.FEATURE_SNAPSHOT));
        results.put("events", out.count(EventType.TRADE) + out.count(EventType.QUOTE));
        results.put("ns", times.toString().strip());
    }

    private void warmUp() throws IOException {
        int instruments = Math.min(count, MOST_TO_WARM_UP);
        Stopwatch watch = new Stopwatch();
        do {
            engine(instruments).nsAnEvent(MemoryMarket.dealt(session, instruments));
        } while (watch.elapsedNs() < WARM_UP.toNanos());
    }

    /** Runs the market once through an engine of its own, and measures how much heap that engine then holds. */
    private CountingJournal run() throws IOException {
        long before = usedBytes();
        MarketRun run = engine(count);
        System.gc(); // so that what its construction left is not collected within the measured time
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
