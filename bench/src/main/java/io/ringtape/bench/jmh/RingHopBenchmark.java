package io.ringtape.bench.jmh;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
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
 * What does the way through the ring cost a print, encoded and handed to stages that do nothing, against Disruptor's bare
 * hop? The producer is the measured thread, and waits when the ring is full; the consumer takes another core.
 */
public class RingHopBenchmark extends JmhDefaults {
    private static final int RING_SIZE = 8_192;

    /** The pipeline fused, without engine and tape: publisher, ring, clock. */
    @Benchmark
    @HotPath
    public long ours(Ours ring) {
        ring.publisher.publish(ring.trade);
        return ++ring.published;
    }

    /** A number handed over: one producer, one consumer. */
    @Benchmark
    public long bare(Bare ring) {
        long sequence = ring.buffer.next();
        ring.buffer.get(sequence).value = ++ring.published;
        ring.buffer.publish(sequence);
        return sequence;
    }

    private static void requireAll(String what, long arrived, long published) {
        if (arrived != published) {
            throw new WrongOutputException(what, arrived + " arrived", published + " arrived");
        }
    }

    /** Our ring; all that was published must arrive. */
    @State(Scope.Thread)
    public static class Ours {
        private Trade trade;
        private Pipeline pipeline;
        private Publisher publisher;
        private long published;
        private long arrived;

        /** Starts it. */
        @Setup(Level.Trial)
        public void start() {
            trade = (Trade) TypicalFields.event(EventType.TRADE);
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

        /** Waits for all, and ends it. */
        @TearDown(Level.Trial)
        public void stop() {
            pipeline.stop();
            requireAll("our ring", arrived, published);
        }
    }

    /** A slot of the bare ring. */
    private static final class Slot {
        private long value;
    }

    /** The bare ring; the numbers must arrive in their order. */
    @State(Scope.Thread)
    public static class Bare {
        private Disruptor<Slot> disruptor;
        private RingBuffer<Slot> buffer;
        private long published;
        private long arrived;

        /** Starts it. */
        @Setup(Level.Trial)
        public void start() {
            disruptor = new Disruptor<>(
                    Slot::new, RING_SIZE, RingHopBenchmark::daemon, ProducerType.SINGLE, new YieldingWaitStrategy());
            disruptor.handleEventsWith(
                    (slot, sequence, endOfBatch) -> arrived = slot.value == arrived + 1 ? slot.value : -1);
            buffer = disruptor.start();
        }

        /** Waits for all, and ends it. */
        @TearDown(Level.Trial)
        public void stop() {
            disruptor.shutdown();
            requireAll("the bare ring", arrived, published);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "jmh-ring-hop");
        thread.setDaemon(true);
        return thread;
    }
}
