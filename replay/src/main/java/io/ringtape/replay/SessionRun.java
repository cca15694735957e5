package io.ringtape.replay;

import io.ringtape.engine.Engine;
import io.ringtape.engine.EngineSettings;
import io.ringtape.engine.Journal;
import io.ringtape.event.EndReason;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Timer;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.QuoteRule;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingSession;
import io.ringtape.order.SimulationSettings;
import io.ringtape.paper.SimulatedExchange;
import io.ringtape.pipeline.EngineClock;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.OrderRouter;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineSettings;
import io.ringtape.pipeline.Publisher;
import io.ringtape.pipeline.TransactionListener;
import java.io.IOException;

/**
 * One session over recorded market data: the stream, the simulated exchange and a beat each second, merged by the time
 * at which the engine learns of them, through a stepped pipeline onto a journal. The same input gives the same bytes.
 *
 * <p>At one instant the beat comes first, then the exchange, then the market. The beat runs from the first market event
 * to the later of the regular close and the last one, so that time stops fall due when the market is silent.
 */
public final class SessionRun {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int PROGRESS_EVERY = 1 << 16;

    private final EngineSettings settings;
    private final SimulatedExchange exchange;
    private final Pipeline pipeline;
    private final Publisher publisher;
    private final Timer timer = new Timer();
    private long nextBeatNs = Long.MAX_VALUE;
    private long lastNs;
    private long marketEvents;

    /** A run onto that journal; the monitor sees every transaction after it is journaled. */
    public SessionRun(
            EngineSettings settings,
            SessionOpens opens,
            SimulationSettings simulation,
            Journal journal,
            TransactionListener monitor) {
        this.settings = settings;
        QuoteRule quotes = new QuoteRule(settings.conditions(), settings.instruments());
        exchange =
                new SimulatedExchange(simulation, quotes, settings.instruments().size());
        pipeline = new Pipeline(
                PipelineSettings.stepped(),
                new EngineClock(new HistoricalClock()),
                new Engine(settings, opens),
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
     */
    public long run(SessionStart start, MarketDataStream stream, RunProgress progress) throws IOException {
        pipeline.start();
        start.receiveNs = settings.midnightNs();
        publish(start);
        Event market = stream.next();
        while (true) {
            long marketNs = market == null ? Long.MAX_VALUE : market.receiveNs;
            long exchangeNs = exchange.nextDueNs();
            long beatNs = beatDue(market == null);
            long dueNs = Math.min(beatNs, Math.min(exchangeNs, marketNs));
            if (dueNs == Long.MAX_VALUE) {
                break;
            }
            if (beatNs == dueNs) {
                beat();
            } else if (exchangeNs == dueNs) {
                stepExchange();
            } else {
                onMarket(market);
                market = stream.next();
                if (++marketEvents % PROGRESS_EVERY == 0) {
                    progress.at(marketEvents);
                }
            }
        }
        return marketEvents;
    }

    /** Ends the session: the engine sums up, and the pipeline is drained. */
    public void end(long badRows) {
        SessionEnd end = new SessionEnd();
        end.reason = EndReason.COMPLETE;
        end.badRows = badRows;
        end.receiveNs = lastNs;
        publish(end);
        pipeline.stop();
    }

    private long beatDue(boolean marketEnded) {
        boolean over = nextBeatNs > settings.session().endNs()
                || (marketEnded && nextBeatNs > settings.session().closeNs() && exchange.isIdle());
        return over ? Long.MAX_VALUE : nextBeatNs;
    }

    private void beat() {
        timer.dueNs = nextBeatNs;
        timer.receiveNs = nextBeatNs;
        nextBeatNs += SECOND_NS;
        publish(timer);
    }

    private void stepExchange() {
        ExecutionReport report = exchange.step();
        if (report != null) {
            publish(report);
        }
    }

    private void onMarket(Event event) {
        if (event instanceof Quote quote) {
            exchange.onQuote(quote);
        } else if (event instanceof Trade trade && !exchange.isIdle() && formsPrice(trade)) {
            exchange.onTrade(trade);
        }
        if (nextBeatNs == Long.MAX_VALUE && !(event instanceof MinuteBar)) {
            startBeats(event.receiveNs);
        }
        publish(event);
    }

    private boolean formsPrice(Trade trade) {
        boolean record = trade.correction >= 10 && trade.correction <= 12;
        int mask =
                settings.conditions().mask(trade.conditions, settings.session().isRegular(trade.sipNs));
        return !record && (mask & ConditionTable.PRICE) != 0;
    }

    private void startBeats(long firstNs) {
        TradingSession session = settings.session();
        long from = Math.max(firstNs, session.preOpenNs());
        nextBeatNs = session.preOpenNs() + ((from - session.preOpenNs()) / SECOND_NS + 1) * SECOND_NS;
    }

    private void publish(Event event) {
        lastNs = Math.max(lastNs, event.receiveNs);
        publisher.publish(event);
    }
}
