package io.ringtape.replay;

import io.ringtape.event.RunMode;
import io.ringtape.order.AbsentBroker;
import io.ringtape.order.BrokerConnection;
import io.ringtape.paper.PaperBroker;
import io.ringtape.pipeline.OrderRouter;
import io.ringtape.pipeline.TransactionListener;

/**
 * Where the orders of a live run go.
 *
 * @param mode as the tape says it
 * @param broker not open
 * @param router sees each transaction that is on the tape, and hands its requests to the broker
 */
public record OrderPath(RunMode mode, BrokerConnection broker, TransactionListener router) {
    /** Returns the path of a run without a broker: the risk rules refuse every entry. */
    public static OrderPath none() {
        return to(RunMode.RECORD, new AbsentBroker());
    }

    /** Returns the path to a broker, which is real, or the sandbox of one. */
    public static OrderPath to(RunMode mode, BrokerConnection broker) {
        return new OrderPath(mode, broker, new OrderRouter(broker));
    }

    /** Returns the path to the simulated exchange, which takes its market from the transactions too. */
    public static OrderPath paper(PaperBroker broker) {
        return new OrderPath(RunMode.PAPER, broker, broker::onTransaction);
    }

    /** Whether orders can leave. */
    boolean hasBroker() {
        return mode != RunMode.RECORD;
    }
}
