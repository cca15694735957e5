package io.ringtape.replay;

import io.ringtape.engine.Engine;
import io.ringtape.engine.EngineSettings;
import io.ringtape.engine.Journal;
import io.ringtape.event.EndReason;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Timer;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.QuoteRule;
import io.ringtape.market.SessionOpens;
import io.ringtape.paper.SimulatedExchange;
import io.ringtape.pipeline.EngineClock;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.OrderRouter;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineSettings;
import io.ringtape.pipeline.PipelineStoppedException;
import io.ringtape.pipeline.Publisher;
import io.ringtape.pipeline.TransactionListener;
import io.ringtape.tape.TapeException;
import java.io.IOException;
import java.util.SortedMap;

/**
 * One session over recorded market data: market, simulated exchange and beats, merged by time, through a
 * stepped pipeline onto a journal. The same input gives the same bytes.
 *
 * <p>What happens, happens in the order of its time, wherever it does: the exchange sees a market event at SIP time, the
 * engine at receive time, a feed delay later. The engine decides at its own time and the order arrives at the exchange
 * an order latency after that, so an order meets the market of feed delay and order latency after the event it was
 * decided on; and since nothing decided at a time acts before it, the exchange never takes in an order or cancel of its
 * own past.
 *
 * <p>At one instant the order is: beat, reports to the engine, orders and cancels at the exchange, market at the
 * exchange, market at the engine. The beat runs from the first market event to the later of the regular close and the
 * last one, so that time stops fall due when the market is silent.
 */
public final class SessionRun {
    private static final int PROGRESS_EVERY = 1 << 16;

    private final EngineSettings settings;
    private final Engine engine;
    private final SimulatedExchange exchange;
    private final Pipeline pipeline;
    private final Publisher publisher;
    private final Timer timer = new Timer();
    private boolean marketBegun;
    private long lastNs;
    private long marketEvents;
    private long reportAt = PROGRESS_EVERY;

    /** A run onto that journal; the monitor sees every transaction after it is journaled. */
    public SessionRun(EngineSettings settings, SessionOpens opens, Journal journal, TransactionListener monitor) {
        this.settings = settings;
        engine = new Engine(settings, opens);
        QuoteRule quotes = new QuoteRule(settings.conditions(), settings.instruments());
        exchange = new SimulatedExchange(
                settings.simulation(), quotes, settings.instruments().size());
        pipeline = new Pipeline(
                PipelineSettings.stepped(),
                new EngineClock(new HistoricalClock()),
                engine,
                journal,
                new OrderRouter(exchange),
                monitor);
        publisher = pipeline.publisher();
    }

    /**
     * Runs the session from its start to its end.
     *
     * @return the market events taken from the stream
     * @throws IOException when the stream cannot be read on
     * @throws TapeException when the journal is a tape and cannot be written on; the run is over then
     */
    public long run(SessionStart start, MarketDataStream stream, RunProgress progress) throws IOException {
        pipeline.start();
        start.receiveNs = settings.midnightNs();
        publish(start);
        DelayedMarket market = new DelayedMarket(stream, exchange, settings);
        while (step(market)) {
            if (marketEvents == reportAt) {
                progress.at(marketEvents);
                reportAt += PROGRESS_EVERY;
            }
        }
        return marketEvents;
    }

    /** Does what is next due; false when nothing is. */
    private boolean step(DelayedMarket market) throws IOException {
        long beatNs = beatDue(market.isOver());
        long exchangeNs = exchange.nextDueNs();
        long shownNs = market.exchangeDueNs();
        long dueNs = Math.min(Math.min(beatNs, exchangeNs), Math.min(shownNs, market.nextDueNs()));
        if (dueNs == Long.MAX_VALUE) {
            return false;
        }
        if (beatNs == dueNs) {
            beat();
        } else if (exchangeNs == dueNs) {
            stepExchange();
        } else if (shownNs == dueNs) {
            market.showExchange();
        } else {
            onMarket(market.take());
        }
        return true;
    }

    /** Ends the session, with the bad rows of each reason: the engine sums up, and the pipeline is drained. */
    public void end(SortedMap<String, Long> badRows) {
        SessionEnd end = new SessionEnd();
        end.reason = EndReason.COMPLETE;
        end.badRowsByReason(badRows);
        end.receiveNs = lastNs;
        publish(end);
        pipeline.stop();
    }

    /** When the engine is to be woken: whenever it has something to do, from the first market event on. */
    private long beatDue(boolean marketEnded) {
        long dueNs = engine.nextDueNs();
        boolean over = marketEnded && dueNs > settings.session().closeNs() && exchange.isIdle();
        return marketBegun && !over ? dueNs : Long.MAX_VALUE;
    }

    private void beat() {
        timer.dueNs = engine.nextDueNs();
        timer.receiveNs = timer.dueNs;
        publish(timer);
    }

    private void stepExchange() {
        ExecutionReport report = exchange.step();
        if (report != null) {
            publish(report);
        }
    }

    private void onMarket(Event event) {
        marketBegun |= !(event instanceof MinuteBar);
        marketEvents++;
        publish(event);
    }

    private void publish(Event event) {
        lastNs = Math.max(lastNs, event.receiveNs);
        try {
            publisher.publish(event);
        } catch (PipelineStoppedException e) {
            if (e.getCause() instanceof TapeException tape) {
                throw tape;
            }
            throw e;
        }
    }
}
