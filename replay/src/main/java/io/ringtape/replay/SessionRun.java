package io.ringtape.replay;

import io.ringtape.engine.Engine;
import io.ringtape.engine.EngineSettings;
import io.ringtape.engine.Journal;
import io.ringtape.event.Event;
import io.ringtape.event.SessionStart;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.SessionOpens;
import io.ringtape.paper.SimulatedExchange;
import io.ringtape.pipeline.EngineClock;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.OrderRouter;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineSettings;
import io.ringtape.pipeline.TransactionListener;
import io.ringtape.tape.TapeException;
import java.io.IOException;
import java.util.SortedMap;

/**
 * Runs one session over recorded market data onto a journal, with the {@link SessionLoop}: from its start to the later
 * of the regular close and the market's last event, and until no order is working.
 */
public final class SessionRun {
    private static final int PROGRESS_EVERY = 1 << 16;

    private final SessionLoop loop;
    private long marketEvents;

    /** Creates a run that writes to {@code journal}; {@code monitor} sees every transaction after it is journaled. */
    public SessionRun(EngineSettings settings, SessionOpens opens, Journal journal, TransactionListener monitor) {
        Engine engine = new Engine(settings, opens);
        SimulatedExchange exchange = SessionLoop.exchange(settings);
        Pipeline pipeline = new Pipeline(
                PipelineSettings.stepped(),
                new EngineClock(new HistoricalClock()),
                engine,
                journal,
                new OrderRouter(exchange),
                monitor);
        loop = new SessionLoop(settings, engine, exchange, pipeline, new SessionLoop.LoopListener() {
            @Override
            public void onMarket(Event event) {
                marketEvents++;
            }
        });
    }

    /**
     * Runs the session up to its end.
     *
     * @return the market events taken from the stream
     * @throws IOException when the stream cannot be read on
     * @throws TapeException when the journal is a tape and cannot be written on; the run is over then
     */
    public long run(SessionStart start, MarketDataStream stream, RunProgress progress) throws IOException {
        loop.begin(start, stream);
        long reportAt = PROGRESS_EVERY;
        while (!loop.isOver() && loop.step(Long.MAX_VALUE)) {
            if (marketEvents == reportAt) {
                progress.at(marketEvents);
                reportAt += PROGRESS_EVERY;
            }
        }
        return marketEvents;
    }

    /** Ends the session with the bad rows of each reason. */
    public void end(SortedMap<String, Long> badRows) {
        loop.end(badRows);
    }
}
