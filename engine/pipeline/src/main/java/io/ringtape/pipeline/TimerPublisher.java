package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.EventSink;
import io.ringtape.event.Timer;

/**
 * Wakes the engine on whole seconds and when a minute's bars close, whatever the market does. One thread, which polls
 * it; has no thread of its own.
 */
public final class TimerPublisher {
    private final EventSink sink;
    private final long barCloseDelayNs;
    private final Timer timer = new Timer();
    private long publishedNs = Long.MIN_VALUE;

    /**
     * Timers to that sink.
     *
     * @param barCloseDelayNs how long after a minute's end its bars close
     */
    public TimerPublisher(EventSink sink, long barCloseDelayNs) {
        this.sink = sink;
        this.barCloseDelayNs = barCloseDelayNs;
    }

    /**
     * Publishes the latest timer that is due and was not published before; the engine catches up on those it covers.
     *
     * @param nowNs the present instant, epoch nanoseconds; an instant before an earlier one does nothing
     * @return when the next is due
     */
    public long poll(long nowNs) {
        long dueNs = latestAt(nowNs);
        if (dueNs > publishedNs) {
            timer.dueNs = dueNs;
            timer.receiveNs = nowNs;
            sink.publish(timer);
            publishedNs = dueNs;
        }
        return nextAfter(Math.max(nowNs, publishedNs));
    }

    private long latestAt(long nowNs) {
        return Math.max(floor(nowNs, SECOND_NS), floor(nowNs - barCloseDelayNs, MINUTE_NS) + barCloseDelayNs);
    }

    private long nextAfter(long timeNs) {
        return Math.min(
                floor(timeNs, SECOND_NS) + SECOND_NS,
                floor(timeNs - barCloseDelayNs, MINUTE_NS) + MINUTE_NS + barCloseDelayNs);
    }

    private static long floor(long timeNs, long unitNs) {
        return timeNs - Math.floorMod(timeNs, unitNs);
    }
}
