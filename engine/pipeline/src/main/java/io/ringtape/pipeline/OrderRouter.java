package io.ringtape.pipeline;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.order.Broker;

/** Passes the order requests of journaled transactions to a broker, in order. */
public final class OrderRouter implements TransactionListener {
    private final Broker broker;
    private final FrameReader reader = new FrameReader();
    private final OrderRequest request = new OrderRequest();
    private final CancelRequest cancel = new CancelRequest();
    private final ReplaceRequest replacement = new ReplaceRequest();

    public OrderRouter(Broker broker) {
        this.broker = broker;
    }

    @Override
    public void onTransaction(Frame frame) {
        reader.wrap(frame);
        while (reader.next()) {
            EventType type = reader.type();
            if (type == EventType.ORDER_REQUEST) {
                reader.read(request);
                broker.submit(request);
            } else if (type == EventType.CANCEL_REQUEST) {
                reader.read(cancel);
                broker.cancel(cancel);
            } else if (type == EventType.REPLACE_REQUEST) {
                reader.read(replacement);
                broker.replace(replacement);
            }
        }
    }
}
