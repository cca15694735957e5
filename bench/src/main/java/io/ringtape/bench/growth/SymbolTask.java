package io.ringtape.bench.growth;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildTask;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.EventType;
import io.ringtape.market.Instrument;
import io.ringtape.setup.InstrumentRules;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Deals the market of the tape in the folder of its first argument out to as many instruments as its second argument
 * says, several times.
 */
public final class SymbolTask implements ChildTask<SymbolTask.Shared> {
    /** How often the market is run. */
    static final int RUNS = 3;

    private static final Duration WARM_UP = Duration.ofSeconds(4);

    /** Enough instruments for every loop over them to be worth compiling. */
    private static final int MOST_TO_WARM_UP = 100;

    private final List<Double> ns = new ArrayList<>();
    private MeasuredSession session;
    private int count;
    private long heap;

    /**
     * Figures of an engine with many instruments.
     *
     * @param heapBytes that it holds after a run
     * @param greatest bytes of its greatest transaction
     * @param bytes of all transactions
     * @param snapshots that it wrote
     * @param events prints and quotes that it took
     * @param ns an event, one value per run
     */
    record Shared(long heapBytes, long greatest, long bytes, long snapshots, long events, List<Double> ns) {}

    @Override
    public Shared run(List<String> arguments, LongConsumer progress) throws IOException {
        session = MeasuredSession.inMemory(Path.of(arguments.get(0)));
        count = Integer.parseInt(arguments.get(1));
        warmUp();
        CountingJournal out = run();
        for (int i = 1; i < RUNS; i++) {
            WrongOutputException.requireEqual("bytes of " + count + " symbols", run().bytes(), out.bytes());
        }
        return new Shared(
                heap,
                out.greatest(),
                out.bytes(),
                out.count(EventType.FEATURE_SNAPSHOT),
                out.count(EventType.TRADE) + out.count(EventType.QUOTE),
                ns);
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
        System.gc(); // so that garbage of its construction is not collected within the measured time
        try {
            ns.add(run.nsAnEvent(MemoryMarket.dealt(session, count)));
            heap = Math.max(heap, usedBytes() - before);
            return run.journal();
        } finally {
            Reference.reachabilityFence(run);
        }
    }

    private MarketRun engine(int instruments) {
        return MarketRun.alone(session, times(session.setup().settings(), instruments));
    }

    /** Returns the same settings with {@code count} instruments like the first. */
    static EngineSettings times(EngineSettings settings, int count) {
        Instrument first = settings.instruments().get(0);
        List<Instrument> instruments = IntStream.range(0, count)
                .mapToObj(
                        id -> new Instrument(id, "S" + id, first.tickSize(), first.roundLot(), first.quoteSizeInLots()))
                .toList();
        List<InstrumentRules> rules =
                Collections.nCopies(count, settings.rules().get(0));
        return settings.with(new EngineSettings.Traded(instruments, rules));
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
