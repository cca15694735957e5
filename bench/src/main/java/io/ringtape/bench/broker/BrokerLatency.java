package io.ringtape.bench.broker;

import io.ringtape.bench.latency.MachineJitter;
import io.ringtape.bench.latency.Percentiles;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.RunContext;
import io.ringtape.event.OrderRequest;
import io.ringtape.pipeline.OrderRouter;
import io.ringtape.pipeline.TransactionListener;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What the broker's adapter takes: time from a decision to the socket, and time of the engine while the broker answers
 * at once or not at all.
 */
public final class BrokerLatency {
    private static final double JITTER_SECONDS = 0.5;
    private static final int EVENTS_AN_ORDER = 500;
    private static final int FEWEST_ORDERS = 20;
    private static final int MOST_ORDERS = 1_000;
    private static final int TRANSACTIONS_AN_ORDER = 500;
    private static final double NS_PER_US = 1e3;

    private final FirstBytes firstBytes;
    private final Histogram jitter;
    private final Map<BrokerAnswers, List<Histogram>> service = new EnumMap<>(BrokerAnswers.class);
    private final Map<BrokerAnswers, Integer> arrived = new EnumMap<>(BrokerAnswers.class);

    private BrokerLatency(FirstBytes firstBytes, Histogram jitter) {
        this.firstBytes = firstBytes;
        this.jitter = jitter;
        for (BrokerAnswers answers : BrokerAnswers.values()) {
            service.put(answers, new ArrayList<>());
        }
    }

    /** Sends orders from an idle process, then plays the session beside each kind of broker, alternating. */
    public static BrokerLatency measure(RunContext context, RunProgress progress) throws IOException {
        long wanted = context.workload().events() / EVENTS_AN_ORDER;
        int orders = (int) Math.max(FEWEST_ORDERS, Math.min(MOST_ORDERS, wanted));
        MachineJitter jitter = new MachineJitter();
        jitter.watch(JITTER_SECONDS);
        FirstBytes firstBytes = FirstBytes.measure(context.session().setup(), orders, progress);
        jitter.watch(JITTER_SECONDS);
        return new BrokerLatency(firstBytes, jitter.histogram()).play(context, progress);
    }

    private BrokerLatency play(RunContext context, RunProgress progress) throws IOException {
        int rounds = context.workload().latencyRounds();
        progress.phase("rounds beside a broker", "sessions", (long) rounds * service.size());
        long done = 0;
        for (int round = 0; round < rounds; round++) {
            for (BrokerAnswers answers : BrokerAnswers.values()) {
                service.get(answers).add(play(context, answers));
                progress.at(++done);
            }
        }
        return this;
    }

    private Histogram play(RunContext context, BrokerAnswers answers) throws IOException {
        if (answers == BrokerAnswers.NO_BROKER) {
            return EngineBesideBroker.service(frame -> {}, context);
        }
        try (LoopbackBroker loopback = new LoopbackBroker(context.session().setup())) {
            if (answers == BrokerAnswers.NONE) {
                loopback.server().holdAnswers();
            }
            Histogram found = EngineBesideBroker.service(router(loopback), context);
            WrongOutputException.requireEqual(
                    "orders sent twice", loopback.server().sentTwice(), List.of());
            arrived.put(answers, loopback.server().orders());
            return found;
        }
    }

    /** Returns a router of the engine's own requests, and of an order after every so many transactions. */
    private static TransactionListener router(LoopbackBroker loopback) {
        OrderRouter engines = new OrderRouter(loopback.broker());
        OrderRequest request = new OrderRequest();
        long[] seen = {0};
        return frame -> {
            engines.onTransaction(frame);
            if (++seen[0] % TRANSACTIONS_AN_ORDER == 0) {
                loopback.broker().submit(LoopbackBroker.fill(request, seen[0]));
            }
        };
    }

    /** Returns times from just before {@code submit} until the server has read the order's first byte. */
    public Histogram orders() {
        return firstBytes.orders();
    }

    /** Returns times from just before a bare write until the same server has read its first byte. */
    public Histogram bareWrites() {
        return firstBytes.bareWrites();
    }

    /** Returns the times that {@code submit} takes of its caller. */
    public Histogram submits() {
        return firstBytes.submits();
    }

    /** Returns the bytes that {@code submit} allocates in its caller's thread. */
    public long submitBytes() {
        return firstBytes.submitBytes();
    }

    /** Returns the delays of threads that have nothing to do. */
    public Histogram jitter() {
        return jitter;
    }

    /**
     * Returns the times of a transaction at the rate of the goal, stepped, from its publish until its orders are handed
     * to the broker; a histogram per round.
     */
    public List<Histogram> service(BrokerAnswers answers) {
        return service.get(answers);
    }

    /** Returns the orders that arrived at the broker before the end of the last run. */
    public int arrived(BrokerAnswers answers) {
        return arrived.getOrDefault(answers, 0);
    }

    /** Returns a percentile of the times from decision to first byte, in microseconds. */
    public double firstByteUs(double percentile) {
        return orders().getValueAtPercentile(percentile) / NS_PER_US;
    }

    /**
     * Returns a percentile of the service time beside a broker that does not answer, divided by that beside one that
     * answers at once; of each the best round, because other programs make the others worse.
     */
    public double silentToAnswering(double percentile) {
        return best(BrokerAnswers.NONE, percentile) / best(BrokerAnswers.AT_ONCE, percentile);
    }

    private double best(BrokerAnswers answers, double percentile) {
        return Percentiles.of(service.get(answers), percentile).least();
    }
}
