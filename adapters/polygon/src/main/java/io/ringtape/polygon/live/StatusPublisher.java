package io.ringtape.polygon.live;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Missing;
import io.ringtape.market.MarketDataSink;
import java.util.function.LongSupplier;

/** Publishes what happens to the feed itself. For one thread. */
final class StatusPublisher {
    /** The name of the feed on the tape. */
    static final String SOURCE = "polygon";

    private static final int LONGEST_DETAIL = 200;

    private final MarketDataSink sink;
    private final LongSupplier clock;
    private final FeedStatus status = new FeedStatus();

    /** @param clock the present instant, epoch nanoseconds */
    StatusPublisher(MarketDataSink sink, LongSupplier clock) {
        this.sink = sink;
        this.clock = clock;
        status.source.set(SOURCE);
    }

    /** Publishes a state of the whole feed. */
    void all(FeedState state, String detail) {
        publish(state, Event.NO_INSTRUMENT, Missing.LONG, detail);
    }

    /** Publishes a state of the whole feed with its number. */
    void all(FeedState state, long value, String detail) {
        publish(state, Event.NO_INSTRUMENT, value, detail);
    }

    /** Publishes a state of one instrument. */
    void of(int instrument, FeedState state) {
        publish(state, instrument, Missing.LONG, "");
    }

    /** Publishes a state of a hole. */
    void hole(FeedState state, Hole hole) {
        hole(state, hole, "");
    }

    /** Publishes a state of a hole with its reason. */
    void hole(FeedState state, Hole hole, String detail) {
        status.fromNs = hole.fromNs();
        status.toNs = hole.toNs();
        publish(state, hole.instrument(), Missing.LONG, detail);
    }

    private void publish(FeedState state, int instrument, long value, String detail) {
        status.state = state;
        status.instrument = instrument;
        status.value = value;
        status.detail.set(detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail);
        status.receiveNs = clock.getAsLong();
        sink.publishWaiting(status);
        status.fromNs = Missing.LONG;
        status.toNs = Missing.LONG;
    }
}
