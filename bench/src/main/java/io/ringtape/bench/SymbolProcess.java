package io.ringtape.bench;

import io.ringtape.config.ConfigurationException;
import io.ringtape.event.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The process of {@link SymbolGrowth}: deals the market of the tape in the folder of its first argument out to as many
 * instruments as its second says, and prints {@code symbols NS HEAP_BYTES GREATEST BYTES SNAPSHOTS EVENTS}.
 */
public final class SymbolProcess {
    static final String ANSWER = "symbols ";
    private static final int WARM_UP_INSTRUMENTS = 2;

    private SymbolProcess() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, ConfigurationException {
        ChildProcess.serve(() -> run(arguments));
    }

    private static void run(String[] arguments) throws IOException {
        Session session = Session.inMemory(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        run(session, WARM_UP_INSTRUMENTS).nsAnEvent(MemoryMarket.dealt(session, WARM_UP_INSTRUMENTS));
        long before = usedBytes();
        MarketRun run = run(session, count);
        long heap = usedBytes() - before;
        double ns = run.nsAnEvent(MemoryMarket.dealt(session, count));
        System.out.println(ANSWER
                + String.format(
                        Locale.ROOT,
                        "%.1f %d %d %d %d %d",
                        ns,
                        heap,
                        run.journal().greatest(),
                        run.journal().bytes(),
                        run.journal().count(EventType.FEATURE_SNAPSHOT),
                        run.journal().count(EventType.TRADE) + run.journal().count(EventType.QUOTE)));
    }

    private static MarketRun run(Session session, int instruments) {
        return MarketRun.alone(session, Instrumented.times(session.setup().settings(), instruments));
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
