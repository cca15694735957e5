package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.MILLI_NS;

import io.ringtape.event.EventSink;
import io.ringtape.event.Timer;
import java.util.function.LongSupplier;

/**
 * Wakes the engine when it has something to do, whatever the market does. One thread, which polls it; has no thread of
 * its own.
 */
public final class TimerPublisher {
    private final EventSink sink;
    private final LongSupplier nextDueNs;
    private final Timer timer = new Timer();
    private long publishedNs = Long.MIN_VALUE;

    /**
     * Publishes timers to {@code sink}.
     *
     * @param nextDueNs returns when the engine next has something to do, epoch nanoseconds, as in
     *     {@link Pipeline#nextDueNs()}
     */
    public TimerPublisher(EventSink sink, LongSupplier nextDueNs) {
        this.sink = sink;
        this.nextDueNs = nextDueNs;
    }

    /**
     * Publishes a timer if the engine's next due time has come and no timer was published for it. The engine catches up
     * on everything due until {@code nowNs}.
     *
     * @param nowNs the present instant, epoch nanoseconds
     * @return when to poll again: at the next due time, or in a millisecond if the engine has not taken the timer yet
     */
    public long poll(long nowNs) {
        long dueNs = nextDueNs.getAsLong();
        if (dueNs <= nowNs && dueNs > publishedNs) {
            timer.dueNs = dueNs;
            timer.receiveNs = nowNs;
            sink.publish(timer);
            publishedNs = dueNs;
            dueNs = nextDueNs.getAsLong();
        }
        return dueNs > nowNs ? dueNs : nowNs + MILLI_NS;
    }
}
