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
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.SessionRun;
import java.io.IOException;
import java.util.Collections;

/** Runs a market through an engine with given settings, into a journal that only counts. */
final class MarketRun {
    private final CountingJournal journal;
    private final Feeder feeder;

    /** One way to run a market. */
    private interface Feeder {
        /** Feeds the whole market. Returns the number of its events. */
        long feed(MemoryMarket market) throws IOException;
    }

    private MarketRun(CountingJournal journal, Feeder feeder) {
        this.journal = journal;
        this.feeder = feeder;
    }

    /** Prepares a run with the simulated exchange, as in a backtest. */
    static MarketRun trading(MeasuredSession session, EngineSettings settings) {
        CountingJournal journal = new CountingJournal();
        SessionRun backtest = new SessionRun(settings, session.setup().opens(), journal, frame -> {});
        return new MarketRun(journal, market -> {
            long events = backtest.run(session.setup().backtestStart(true), market, RunProgress.NONE);
            backtest.end(Collections.emptySortedMap());
            return events;
        });
    }

    /** Prepares a run of the engine alone, without reports on its orders. */
    static MarketRun alone(MeasuredSession session, EngineSettings settings) {
        CountingJournal journal = new CountingJournal();
        Pipeline pipeline = new Pipeline(
                PipelineSettings.stepped(),
                new EngineClock(new HistoricalClock()),
                new Engine(settings, session.setup().opens()),
                journal,
                frame -> {},
                frame -> {});
        pipeline.start();
        return new MarketRun(journal, market -> {
            long events = 0;
            for (Event event = market.next(); event != null; event = market.next()) {
                pipeline.publisher().publish(event);
                events++;
            }
            pipeline.stop();
            return events;
        });
    }

    /** Runs the market, once. Returns nanoseconds per event. */
    double nsAnEvent(MemoryMarket market) throws IOException {
        Stopwatch watch = new Stopwatch();
        long events = feeder.feed(market);
        return (double) watch.elapsedNs() / events;
    }

    CountingJournal journal() {
        return journal;
    }
}
