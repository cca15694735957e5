package io.ringtape.bench.jmh;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.event.EventType;
import io.ringtape.event.Trade;
import io.ringtape.pipeline.EngineClock;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.PipelineSettings;
import io.ringtape.pipeline.Publisher;
import io.ringtape.pipeline.WaitStyle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does it cost to encode a print and pass it through the pipeline to stages that do nothing? The producer is the
 * measured thread, and waits if the ring is full; the consumer takes another core. The bare ring is in the main run.
 */
@State(Scope.Thread)
public class RingHopBenchmark extends JmhDefaults {
    private static final int RING_SIZE = 8_192;

    private final Trade trade = (Trade) FilledEvents.of(EventType.TRADE);
    private Pipeline pipeline;
    private Publisher publisher;
    private long published;
    private long arrived;

    @Setup(Level.Trial)
    public void start() {
        pipeline = new Pipeline(
                new PipelineSettings(PipelineMode.FUSED, RING_SIZE, WaitStyle.YIELD, Long.MAX_VALUE >> 2),
                new EngineClock(new HistoricalClock()),
                (frame, timeNs) -> {},
                frame -> {},
                frame -> {},
                frame -> arrived++);
        pipeline.start();
        publisher = pipeline.publisher();
    }

    /** Stops the pipeline. Everything published must have arrived. */
    @TearDown(Level.Trial)
    public void stop() {
        pipeline.stop();
        WrongOutputException.requireEqual("the number of prints that arrived", arrived, published);
    }

    @Benchmark
    @HotPath
    public long publish() {
        publisher.publish(trade);
        return ++published;
    }
}
