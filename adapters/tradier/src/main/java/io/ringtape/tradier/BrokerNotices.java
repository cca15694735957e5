package io.ringtape.tradier;

import io.ringtape.event.BrokerState;
import io.ringtape.event.BrokerStatus;
import io.ringtape.event.Event;
import io.ringtape.event.EventSink;
import io.ringtape.event.Missing;
import java.util.function.UnaryOperator;

/** Publishes what the operator should know and no execution report says. For one thread. */
final class BrokerNotices {
    private static final String SOURCE = "tradier";

    private final EventSink sink;
    private final UnaryOperator<String> scrub;
    private final BrokerStatus status = new BrokerStatus();

    /**
     * Creates notices.
     *
     * @param scrub takes secrets out of a text
     */
    BrokerNotices(EventSink sink, UnaryOperator<String> scrub) {
        this.sink = sink;
        this.scrub = scrub;
    }

    /** Tells of the connection or the account. */
    void tell(BrokerState state, String detail, long nowNs) {
        tell(state, Event.NO_INSTRUMENT, Missing.LONG, detail, nowNs);
    }

    /** Tells of one of our instruments, with the number that the state names. */
    void tell(BrokerState state, int instrument, long value, String detail, long nowNs) {
        status.state = state;
        status.instrument = instrument;
        status.value = value;
        status.source.set(SOURCE);
        status.detail.set(scrub.apply(detail));
        status.receiveNs = nowNs;
        status.timeNs = nowNs;
        sink.publish(status);
    }
}
