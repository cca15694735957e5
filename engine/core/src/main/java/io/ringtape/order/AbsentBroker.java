package io.ringtape.order;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.EventSink;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;
import java.util.Optional;

/** Stands for the broker of a session without one, in which the risk rules refuse every entry; takes no request. */
public final class AbsentBroker implements BrokerConnection {
    @Override
    public void open(EventSink reports) {}

    @Override
    public void submit(OrderRequest request) {
        throw new IllegalStateException("order " + request.orderId + " was sent in a session without a broker");
    }

    @Override
    public void cancel(CancelRequest request) {
        throw new IllegalStateException("a cancel was sent in a session without a broker");
    }

    @Override
    public void replace(ReplaceRequest request) {
        throw new IllegalStateException("a replacement was sent in a session without a broker");
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.empty();
    }

    @Override
    public boolean isSettled() {
        return true;
    }

    @Override
    public void close() {}
}
