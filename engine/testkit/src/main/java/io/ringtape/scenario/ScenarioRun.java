package io.ringtape.scenario;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.engine.Engine;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.RunMode;
import io.ringtape.event.SessionStart;
import io.ringtape.order.Broker;
import io.ringtape.paper.SimulatedExchange;
import io.ringtape.pipeline.EngineClock;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.OrderRouter;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineSettings;
import io.ringtape.replay.SessionLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs a scenario through a real engine with the {@link SessionLoop} of a backtest. Ends a second after the minute of
 * the last cause.
 */
public final class ScenarioRun implements SessionLoop.LoopListener {
    /** The number of orders that a written report may name by their number, from 1, instead of their id. */
    private static final long NUMBERED_ORDERS = 1000;

    /** Seconds after the session's last entries in which an orderly market closes what is open. */
    private static final int CLOSING_SECONDS = 30;

    private static final Broker NOBODY = new Broker() {
        @Override
        public void submit(OrderRequest request) {}

        @Override
        public void cancel(CancelRequest request) {}

        @Override
        public void replace(ReplaceRequest request) {}
    };

    private final Scenario scenario;
    private final EngineSettings settings;
    private final Engine engine;
    private final SimulatedExchange exchange;
    private final Safety safety;
    private final SessionLoop loop;
    private final FrameReader reader = new FrameReader();
    private final List<Event> events = new ArrayList<>();
    private final List<Long> orderIds = new ArrayList<>();
    private final List<Integer> deciding = new ArrayList<>();
    private int taken;

    private ScenarioRun(Scenario scenario) {
        this.scenario = scenario;
        settings = scenario.session().settings();
        engine = scenario.session().engine();
        exchange = SessionLoop.exchange(settings);
        safety = new Safety(settings);
        Pipeline pipeline = new Pipeline(
                PipelineSettings.stepped(),
                new EngineClock(new HistoricalClock()),
                engine,
                this::record,
                new OrderRouter(scenario.script().simulated() ? exchange : NOBODY),
                safety::onTransaction);
        loop = new SessionLoop(settings, engine, exchange, pipeline, this);
    }

    /** Returns every effect of the scenario, in order. */
    public static List<Event> effects(Scenario scenario) {
        return events(scenario).stream()
                .filter(event -> event.type().isEffect())
                .toList();
    }

    /** Returns every cause that the engine took in the scenario, each followed by its effects. */
    public static List<Event> events(Scenario scenario) {
        ScenarioRun run = new ScenarioRun(scenario);
        try {
            run.play();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run.loop.end(Collections.emptySortedMap());
        return run.events;
    }

    /**
     * Runs the scenario, then lets an orderly market close what is open, and ends the session.
     *
     * @param closingQuotes a usable quote of each instrument
     */
    static ScenarioRun toTheClose(Scenario scenario, List<Quote> closingQuotes) {
        ScenarioRun run = new ScenarioRun(scenario);
        try {
            run.play();
            run.close(closingQuotes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run.loop.end(Collections.emptySortedMap());
        if (scenario.script().simulated()) {
            run.safety.requireOver(run.exchange.isIdle());
        }
        return run;
    }

    /** Returns the violations of safety; empty if there are none. */
    List<String> breaches() {
        return safety.breaches();
    }

    /** Returns every cause that the engine took, each followed by its effects. */
    List<Event> recorded() {
        return events;
    }

    /**
     * Returns the indexes of the scenario's causes on which something was decided, or after which something was decided
     * before the next cause, in ascending order.
     */
    List<Integer> decidingCauses() {
        return deciding.stream().distinct().toList();
    }

    private void record(Frame frame) {
        reader.wrap(frame);
        while (reader.next()) {
            Event event = reader.type().create();
            reader.read(event);
            events.add(event);
            if (taken > 0 && event.type().isEffect() && ScenarioDecisions.isDecision(event)) {
                deciding.add(taken - 1);
            }
            if (event instanceof OrderRequest request) {
                orderIds.add(request.orderId);
            }
        }
    }

    private void play() throws IOException {
        SessionStart start = new SessionStart();
        start.date = settings.session().yyyymmdd();
        start.mode = RunMode.BACKTEST;
        start.symbols.set(String.join(",", scenario.session().symbols()));
        loop.begin(start, new CauseStream(scenario.script().causes()));
        while (!loop.isMarketOver()) {
            loop.step(Long.MAX_VALUE);
        }
        if (loop.hasMarketBegun()) {
            long endNs = (loop.nowNs() / MINUTE_NS + 1) * MINUTE_NS + SECOND_NS;
            while (loop.step(endNs)) {}
        }
    }

    @Override
    public void onReport(ExecutionReport report) {
        safety.onTruth(report);
    }

    /** Replaces an order's number in a written report, such as {@code orderId: 2}, with its id. */
    @Override
    public void onMarket(Event event) {
        taken++;
        if (event instanceof ExecutionReport report) {
            long number = report.orderId;
            if (number >= 1 && number <= Math.min(NUMBERED_ORDERS, orderIds.size())) {
                report.orderId = orderIds.get((int) number - 1);
            }
        }
    }

    /**
     * Lets an orderly market close what is open: from the end of entries on, each instrument trades, and
     * {@code quotes} come every second.
     */
    private void close(List<Quote> quotes) throws IOException {
        if (!loop.hasMarketBegun()) {
            return;
        }
        long lastEntryNs =
                settings.session().closeNs() - settings.risk().market().noEntryBeforeCloseNs();
        loop.wake(Math.max(engine.nextDueNs(), lastEntryNs));
        long startNs = loop.nowNs();
        List<Event> closing = new ArrayList<>();
        for (Quote quote : quotes) {
            MarketStatus trading = new MarketStatus();
            trading.instrument = quote.instrument;
            trading.state = MarketState.RESUMED;
            trading.receiveNs = startNs;
            trading.sipNs = startNs;
            closing.add(trading);
        }
        for (int i = 1; i <= CLOSING_SECONDS; i++) {
            for (Quote quote : quotes) {
                Quote next = Event.copyOf(quote);
                next.receiveNs = startNs + i * SECOND_NS;
                next.sipNs = next.receiveNs;
                closing.add(next);
            }
        }
        loop.continueWith(new CauseStream(closing));
        while (loop.step(startNs + CLOSING_SECONDS * SECOND_NS)) {}
    }
}
