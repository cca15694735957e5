package io.ringtape.bench.growth;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.engine.Engine;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.pipeline.EngineClock;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineSettings;
import io.ringtape.pipeline.Publisher;
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.SessionRun;
import java.io.IOException;
import java.util.Collections;

/** Runs a market through an engine with given settings, into a journal that only counts. */
final class MarketRun {
    /** One way to run a market. */
    private interface Run {
        /** Takes the whole market. Returns the number of its events. */
        long take(MemoryMarket market) throws IOException;
    }

    private final CountingJournal journal = new CountingJournal();
    private final Run run;

    private MarketRun(MeasuredSession session, EngineSettings settings, boolean trades) {
        run = trades ? tradingRun(session, settings) : aloneRun(session, settings);
    }

    /** A run with the simulated exchange, as in a backtest. */
    static MarketRun trading(MeasuredSession session, EngineSettings settings) {
        return new MarketRun(session, settings, true);
    }

    /** A run of the engine alone, without reports on its orders. */
    static MarketRun alone(MeasuredSession session, EngineSettings settings) {
        return new MarketRun(session, settings, false);
    }

    private Run tradingRun(MeasuredSession session, EngineSettings settings) {
        SessionRun backtest = new SessionRun(settings, session.setup().opens(), journal, frame -> {});
        return market -> {
            long events = backtest.run(session.setup().backtestStart(true), market, RunProgress.NONE);
            backtest.end(Collections.emptySortedMap());
            return events;
        };
    }

    private Run aloneRun(MeasuredSession session, EngineSettings settings) {
        Pipeline pipeline = new Pipeline(
                PipelineSettings.stepped(),
                new EngineClock(new HistoricalClock()),
                new Engine(settings, session.setup().opens()),
                journal,
                frame -> {},
                frame -> {});
        pipeline.start();
        Publisher publisher = pipeline.publisher();
        return market -> {
            long events = 0;
            for (Event event = market.next(); event != null; event = market.next()) {
                publisher.publish(event);
                events++;
            }
            pipeline.stop();
            return events;
        };
    }

    /** Runs the market, once. Returns nanoseconds per event. */
    double nsAnEvent(MemoryMarket market) throws IOException {
        Stopwatch watch = new Stopwatch();
        long events = run.take(market);
        return (double) watch.elapsedNs() / events;
    }

    /** The journal that counted the transactions. */
    CountingJournal journal() {
        return journal;
    }
}
