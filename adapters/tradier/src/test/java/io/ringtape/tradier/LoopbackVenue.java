package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.contract.BrokerVenue;
import io.ringtape.market.TradingSession;
import io.ringtape.order.BrokerConnection;
import io.ringtape.order.BrokerSettings;
import io.ringtape.order.FeeSchedule;
import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedClock;
import io.ringtape.tradier.api.TradierToken;
import io.ringtape.tradier.sim.BrokerageSettings;
import io.ringtape.tradier.sim.SimulatedBrokerage;
import io.ringtape.tradier.sim.SimulatedTradier;
import io.ringtape.tradier.sim.TradierEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The adapter with a simulated server on this machine, and its market of one symbol. */
final class LoopbackVenue implements BrokerVenue {
    static final String SYMBOL = "XYZ";

    private static final long OPEN_NS = 1_772_461_800L * SECOND_NS;
    private static final TradingSession SESSION = new TradingSession(
            LocalDate.of(2026, 3, 2),
            OPEN_NS - 330 * MINUTE_NS,
            OPEN_NS,
            OPEN_NS + 390 * MINUTE_NS,
            OPEN_NS + 630 * MINUTE_NS,
            false);

    /** Time for which nothing may change before the market counts as settled. */
    private static final long STILL_NS = 200 * MILLI_NS;

    /** Complete lists that must have been read without a change; one may have been under way before it. */
    private static final int LISTS = 4;

    private static final long SETTLED_WITHIN_NS = 20 * SECOND_NS;

    final SimulatedTradier server;
    final TradierBroker broker;
    private final SimulatedClock clock = SimulatedClock.paced(OPEN_NS + MINUTE_NS, 1);

    LoopbackVenue(BrokerageSettings settings) throws IOException {
        this(settings, BrokerageSettings.TEST_TOKEN, BrokerageSettings.TEST_ACCOUNT, false);
    }

    LoopbackVenue(BrokerageSettings settings, String token, String account, boolean refusesForeign) throws IOException {
        server = SimulatedTradier.start(
                new SimulatedBrokerage(SESSION, settings, FaultScript.none()), clock, TradierEndpoints.LOOPBACK);
        broker = new TradierBroker(
                new BrokerTerms(
                        account,
                        "test",
                        List.of(SYMBOL),
                        new FeeSchedule(ScriptedBroker.FEES),
                        quick(server),
                        refusesForeign),
                new TradierToken(token),
                clock::nowNs);
    }

    /** Returns the settings of the server, without limits of requests. */
    static BrokerageSettings unlimited() {
        return BrokerageSettings.DEFAULTS.withApi(
                old -> new BrokerageSettings.Api(new BrokerageSettings.RequestLimits(0, 0, 0), 500, 8, false));
    }

    /** Returns settings of the adapter with short times. */
    static BrokerSettings quick(SimulatedTradier server) {
        String rest = server.httpUri().toString();
        return new BrokerSettings(
                new BrokerSettings.Hosts(
                        rest.substring(0, rest.length() - "/v1".length()),
                        server.streamUri().toString(),
                        true),
                new BrokerSettings.Answers(2 * SECOND_NS, SECOND_NS, 2 * SECOND_NS, SECOND_NS),
                new BrokerSettings.Watch(25 * MILLI_NS, 30 * SECOND_NS, 60 * SECOND_NS, 130 * SECOND_NS),
                new BrokerSettings.Guarding(6 * SECOND_NS, false),
                new BrokerSettings.Budget(100_000, 100_000, 10));
    }

    @Override
    public BrokerConnection broker() {
        return broker;
    }

    @Override
    public void quote(long bid, long bidSize, long ask, long askSize) {
        server.onQuote(SYMBOL, bid, bidSize, ask, askSize, clock.nowNs());
    }

    @Override
    public void print(long price, long size) {
        server.onTrade(SYMBOL, price, size, clock.nowNs());
    }

    @Override
    public long nowNs() {
        return clock.nowNs();
    }

    @Override
    public void settle() {
        long untilNs = System.nanoTime() + SETTLED_WITHIN_NS;
        long stillSinceNs = System.nanoTime();
        long lists = broker.lists();
        long executions = executions();
        while (broker.failure().isEmpty() && !isStill(stillSinceNs, lists)) {
            LockSupport.parkNanos(MILLI_NS);
            long seen = executions();
            if (!broker.isIdle() || seen != executions) {
                executions = seen;
                stillSinceNs = System.nanoTime();
                lists = broker.lists();
            }
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("the broker does not settle");
            }
        }
    }

    /** Whether the adapter has read lists that are newer than the last change, and all was still for a while. */
    private boolean isStill(long sinceNs, long lists) {
        return System.nanoTime() - sinceNs >= STILL_NS && (broker.isFlat() || broker.lists() - lists >= LISTS);
    }

    private long executions() {
        return server.ask(each -> (long) each.executions().size());
    }

    @Override
    public void close() {
        broker.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
