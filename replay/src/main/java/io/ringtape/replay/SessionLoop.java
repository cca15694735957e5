package io.ringtape.replay;

import io.ringtape.engine.Engine;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.EndReason;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Timer;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.MarketRules;
import io.ringtape.paper.SimulatedAccount;
import io.ringtape.paper.SimulatedExchange;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineStoppedException;
import io.ringtape.pipeline.Publisher;
import io.ringtape.tape.TapeException;
import java.io.IOException;
import java.util.SortedMap;

/**
 * The loop over a session's time: market, simulated exchange and timers, merged by time into one pipeline. The market
 * is any stream, from files, from a tape or from a script. The same input gives the same bytes.
 *
 * <p>Everything happens in the order of its time: the exchange sees a market event at SIP time, the engine at receive
 * time, a feed delay later. The engine decides at its own time, and the order arrives at the exchange an order latency
 * after that. So an order meets the market that stands a feed delay and an order latency after the event it was decided
 * on, and nothing reaches the exchange in its own past.
 *
 * <p>At one instant the order is: timer, reports to the engine, orders and cancels at the exchange, market at the
 * exchange, market at the engine. Timers run from the first market event on, at every instant at which the engine has
 * something to do, so that time stops fall due when the market is silent.
 */
public final class SessionLoop {
    /** Sees what the loop is about to publish. */
    public interface LoopListener {
        /** Called with each report of the exchange before the engine takes it. */
        default void onReport(ExecutionReport report) {}

        /** Called with each event of the market before the engine takes it; may change the event. */
        default void onMarket(Event event) {}
    }

    private final EngineSettings settings;
    private final Engine engine;
    private final SimulatedExchange exchange;
    private final Pipeline pipeline;
    private final LoopListener listener;
    private final Publisher publisher;
    private final Timer timer = new Timer();
    private final SimulatedAccount account;
    private DelayedMarket market;
    private boolean marketBegun;
    private long nowNs;

    /**
     * Creates a loop that has not begun.
     *
     * @param pipeline stepped and not started; its engine stage is {@code engine}
     * @param exchange the one that the pipeline's router sends orders to, if it sends any
     */
    public SessionLoop(
            EngineSettings settings,
            Engine engine,
            SimulatedExchange exchange,
            Pipeline pipeline,
            LoopListener listener) {
        this.settings = settings;
        this.engine = engine;
        this.exchange = exchange;
        this.pipeline = pipeline;
        this.listener = listener;
        publisher = pipeline.publisher();
        account = account(settings);
    }

    /** Returns an exchange without orders, with the given settings. */
    public static SimulatedExchange exchange(EngineSettings settings) {
        return new SimulatedExchange(
                settings.simulation(),
                new MarketRules(
                        settings.session(),
                        settings.instruments(),
                        settings.features().reading(settings.conditions())),
                settings.instruments().size());
    }

    /** Returns an account that has traded nothing, with the money of the given settings. */
    public static SimulatedAccount account(EngineSettings settings) {
        return new SimulatedAccount(
                settings.risk().broker().account().equity(),
                settings.risk().broker().account().buyingPower(),
                settings.instruments().size());
    }

    /**
     * Starts the pipeline and publishes the session's start, at midnight.
     *
     * @throws IOException when the stream cannot be read
     */
    public void begin(SessionStart start, MarketDataStream stream) throws IOException {
        pipeline.start();
        start.receiveNs = settings.midnightNs();
        publish(start);
        publish(account.reportAt(nowNs));
        market = new DelayedMarket(stream, exchange, settings);
    }

    /**
     * Continues a market that is over with the events of another stream, which are later.
     *
     * @throws IOException when the stream cannot be read
     */
    public void continueWith(MarketDataStream stream) throws IOException {
        market = new DelayedMarket(stream, exchange, settings);
    }

    /**
     * Does what is due next.
     *
     * @param untilNs the last instant at which anything is done
     * @return whether anything was due
     * @throws IOException when the stream cannot be read on
     * @throws TapeException when the journal is a tape and cannot be written on
     */
    public boolean step(long untilNs) throws IOException {
        long timerNs = marketBegun ? engine.nextDueNs() : Long.MAX_VALUE;
        long exchangeNs = exchange.nextDueNs();
        long shownNs = market.exchangeDueNs();
        long dueNs = Math.min(Math.min(timerNs, exchangeNs), Math.min(shownNs, market.nextDueNs()));
        if (account.isReportDue() && dueNs > nowNs) {
            // After all else of that instant, so that the report moves the time of nothing.
            publish(account.reportAt(nowNs));
            return true;
        }
        if (dueNs == Long.MAX_VALUE || dueNs > untilNs) {
            return false;
        }
        if (timerNs == dueNs) {
            wake(dueNs);
        } else if (exchangeNs == dueNs) {
            stepExchange();
        } else if (shownNs == dueNs) {
            market.showExchange();
        } else {
            takeMarket();
        }
        return true;
    }

    /** Publishes a timer event due at {@code timeNs}. */
    public void wake(long timeNs) {
        timer.dueNs = timeNs;
        timer.receiveNs = timeNs;
        publish(timer);
    }

    private void publish(Event event) {
        nowNs = Math.max(nowNs, event.receiveNs);
        try {
            publisher.publish(event);
        } catch (PipelineStoppedException e) {
            if (e.getCause() instanceof TapeException tape) {
                throw tape;
            }
            throw e;
        }
    }

    /** Ends the session with the bad rows of each reason: the engine sums up, and the pipeline is drained. */
    public void end(SortedMap<String, Long> badRows) {
        publish(account.reportAt(nowNs));
        SessionEnd end = new SessionEnd();
        end.reason = EndReason.COMPLETE;
        end.badRowsByReason(badRows);
        end.receiveNs = nowNs;
        publish(end);
        pipeline.stop();
    }

    /** Returns the latest receive time of all causes so far. */
    public long nowNs() {
        return nowNs;
    }

    /** Whether a market event of the day, not of its history, has reached the engine. */
    public boolean hasMarketBegun() {
        return marketBegun;
    }

    /** Whether the market's last event has reached the engine. */
    public boolean isMarketOver() {
        return market.isOver();
    }

    /** Whether the market is over, the regular session closed, and no order at work or under way. */
    public boolean isOver() {
        return market.isOver() && engine.nextDueNs() > settings.session().closeNs() && exchange.isIdle();
    }

    private void stepExchange() {
        ExecutionReport report = exchange.step();
        if (report != null) {
            listener.onReport(report);
            publish(report);
            account.onReport(report);
        }
    }

    private void takeMarket() {
        Event event = market.take();
        marketBegun |= !(event instanceof MinuteBar);
        listener.onMarket(event);
        publish(event);
    }
}
