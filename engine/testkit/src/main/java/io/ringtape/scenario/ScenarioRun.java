package io.ringtape.scenario;

import io.ringtape.engine.Engine;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.EndReason;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.RunMode;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Timer;
import io.ringtape.market.QuoteRule;
import io.ringtape.order.Broker;
import io.ringtape.paper.SimulatedExchange;
import io.ringtape.pipeline.EngineClock;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.OrderRouter;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineSettings;
import io.ringtape.pipeline.Publisher;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a scenario through a real engine in a stepped pipeline, with the beats of a session.
 * Causes come in their order; at one instant the beat comes first, then the exchange's word, then they. It ends
 * a second after the minute of the last cause.
 */
public final class ScenarioRun {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;

    /** Orders that a written report may name by their number, from 1, in place of their id. */
    private static final long NUMBERED_ORDERS = 1000;

    /** Beats after the session's last entries in which an orderly market closes what is open. */
    private static final int CLOSING_BEATS = 30;

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
    private final SimulatedExchange exchange;
    private final TimedCauses causes;
    private final Safety safety;
    private final Pipeline pipeline;
    private final Publisher publisher;
    private final FrameReader reader = new FrameReader();
    private final List<Event> told = new ArrayList<>();
    private final List<Long> orderIds = new ArrayList<>();
    private final Engine engine;
    private boolean marketBegun;
    private long nowNs;

    private ScenarioRun(Scenario scenario) {
        this.scenario = scenario;
        settings = scenario.settings();
        engine = new Engine(settings, scenario.configuration().calendar());
        exchange = new SimulatedExchange(
                settings.simulation(),
                new QuoteRule(settings.conditions(), settings.instruments()),
                settings.instruments().size());
        causes = new TimedCauses(scenario.causes(), exchange, settings);
        safety = new Safety(settings);
        pipeline = new Pipeline(
                PipelineSettings.stepped(),
                new EngineClock(new HistoricalClock()),
                engine,
                this::record,
                new OrderRouter(scenario.simulated() ? exchange : NOBODY),
                safety::onTransaction);
        publisher = pipeline.publisher();
    }

    /** Every effect of the scenario, from its first cause to its last. */
    public static List<Event> effects(Scenario scenario) {
        return events(scenario).stream()
                .filter(event -> event.type().isEffect())
                .toList();
    }

    /** Every cause that the engine took in the scenario, and after each what it decided. */
    public static List<Event> events(Scenario scenario) {
        ScenarioRun run = new ScenarioRun(scenario);
        run.begin();
        run.play();
        run.end();
        return run.told;
    }

    /**
     * Plays the scenario, then lets an orderly market close what is open, and ends the session.
     *
     * @param closingQuotes a good quote of each instrument
     * @return what was done that must never be; empty when all is well
     */
    static List<String> breaches(Scenario scenario, List<Quote> closingQuotes) {
        ScenarioRun run = new ScenarioRun(scenario);
        run.begin();
        run.play();
        run.close(closingQuotes);
        run.end();
        if (scenario.simulated()) {
            run.safety.requireOver(run.exchange.isIdle());
        }
        return run.safety.breaches();
    }

    private void record(Frame frame) {
        reader.wrap(frame);
        while (reader.next()) {
            Event event = reader.type().create();
            reader.read(event);
            told.add(event);
            if (event instanceof OrderRequest request) {
                orderIds.add(request.orderId);
            }
        }
    }

    private void begin() {
        pipeline.start();
        SessionStart start = new SessionStart();
        start.date = settings.session().yyyymmdd();
        start.mode = RunMode.BACKTEST;
        start.symbols.set(String.join(",", scenario.symbols()));
        start.receiveNs = settings.midnightNs();
        publish(start);
    }

    private void play() {
        while (!causes.isOver()) {
            step(Long.MAX_VALUE);
        }
        if (marketBegun) {
            long endNs = (nowNs / MINUTE_NS + 1) * MINUTE_NS + SECOND_NS;
            while (step(endNs)) {}
        }
    }

    /** Does what is next due up to and including that instant; false when nothing is. */
    private boolean step(long untilNs) {
        long exchangeNs = exchange.nextDueNs();
        long dueNs = Math.min(Math.min(beatDueNs(), exchangeNs), Math.min(causes.exchangeDueNs(), causes.nextDueNs()));
        if (dueNs > untilNs) {
            return false;
        }
        if (beatDueNs() == dueNs) {
            beat(dueNs);
        } else if (exchangeNs == dueNs) {
            stepExchange();
        } else if (causes.exchangeDueNs() == dueNs) {
            causes.showExchange();
        } else {
            onCause(causes.take());
        }
        return true;
    }

    private void stepExchange() {
        ExecutionReport report = exchange.step();
        if (report != null) {
            safety.onTruth(report);
            publish(report);
        }
    }

    private long beatDueNs() {
        return marketBegun ? engine.nextDueNs() : Long.MAX_VALUE;
    }

    private void beat(long timeNs) {
        Timer timer = new Timer();
        timer.dueNs = timeNs;
        timer.receiveNs = timeNs;
        publish(timer);
    }

    private void onCause(Event cause) {
        marketBegun |= !(cause instanceof MinuteBar);
        if (cause instanceof ExecutionReport report) {
            publishNumbered(report);
        } else {
            publish(cause);
        }
    }

    /** A written report says {@code orderId: 2} of the second order. */
    private void publishNumbered(ExecutionReport report) {
        long number = report.orderId;
        if (number >= 1 && number <= Math.min(NUMBERED_ORDERS, orderIds.size())) {
            report.orderId = orderIds.get((int) number - 1);
        }
        publish(report);
        report.orderId = number;
    }

    private void close(List<Quote> quotes) {
        if (!marketBegun) {
            return;
        }
        long lastEntryNs =
                settings.session().closeNs() - settings.risk().market().noEntryBeforeCloseNs();
        for (int i = 0; i < CLOSING_BEATS; i++) {
            beat(Math.max(engine.nextDueNs(), lastEntryNs));
            for (Quote quote : quotes) {
                quote.receiveNs = nowNs;
                quote.sipNs = nowNs;
                exchange.onQuote(quote);
                publish(quote);
            }
            while (step(engine.nextDueNs() - 1)) {}
        }
    }

    private void end() {
        SessionEnd end = new SessionEnd();
        end.reason = EndReason.COMPLETE;
        end.receiveNs = nowNs;
        publish(end);
        pipeline.stop();
    }

    private void publish(Event event) {
        nowNs = Math.max(nowNs, event.receiveNs);
        publisher.publish(event);
    }
}
