package io.ringtape.bench.feed;

import io.ringtape.event.EventType;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.pipeline.TimeSource;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * The engine's time in a measured session. On the way it measures each print and quote of the stream when the engine
 * takes it from the ring: its lag behind its SIP time, at which the server was to send it, and the part of the lag after
 * its frame arrived. For the engine's thread; read when the pipeline has stopped.
 */
final class LagClock implements TimeSource {
    private static final long LONGEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final LongSupplier clock;
    private final long fromNs;
    private final Histogram lags = new Histogram(LONGEST_NS, DIGITS);
    private final Histogram waits = new Histogram(LONGEST_NS, DIGITS);
    private final Trade trade = new Trade();
    private final Quote quote = new Quote();
    private volatile long measured;

    /**
     * Creates a clock that measures nothing yet.
     *
     * @param clock session time
     * @param fromNs SIP time from which on events are measured
     */
    LagClock(LongSupplier clock, long fromNs) {
        this.clock = clock;
        this.fromNs = fromNs;
    }

    @Override
    public long timeNs(FrameReader cause) {
        long nowNs = clock.getAsLong();
        if (cause.type() == EventType.TRADE) {
            cause.read(trade);
            if (!trade.backfilled) {
                measure(nowNs, trade.sipNs, trade.receiveNs);
            }
        } else if (cause.type() == EventType.QUOTE) {
            cause.read(quote);
            measure(nowNs, quote.sipNs, quote.receiveNs);
        }
        return nowNs;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others read
    private void measure(long nowNs, long sipNs, long receiveNs) {
        if (sipNs >= fromNs) {
            lags.recordValue(limited(nowNs - sipNs));
            waits.recordValue(limited(nowNs - receiveNs));
            measured++;
        }
    }

    private static long limited(long ns) {
        return Math.max(0, Math.min(ns, LONGEST_NS));
    }

    /** Returns the events measured so far. Any thread. */
    long measured() {
        return measured;
    }

    /** Returns how long after its SIP time the engine took each event. */
    Histogram lags() {
        return lags;
    }

    /** Returns how long after its frame arrived the engine took each event. */
    Histogram waits() {
        return waits;
    }
}
