package io.ringtape.bench.broker;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Side;
import io.ringtape.order.BrokerSettings;
import io.ringtape.order.FeeSchedule;
import io.ringtape.replay.SessionSetup;
import io.ringtape.tradier.BrokerTerms;
import io.ringtape.tradier.TradierBroker;
import io.ringtape.tradier.api.TradierToken;
import java.io.Closeable;
import java.io.IOException;

/** Tradier's adapter, opened at a server of this process, with budgets that no measurement uses up. */
final class LoopbackBroker implements Closeable {
    private static final String RUN = "bench";
    private static final int PLENTY = 10_000_000;

    private final FirstByteServer server = new FirstByteServer();
    private final TradierBroker broker;

    LoopbackBroker(SessionSetup setup) throws IOException {
        BrokerSettings usual = setup.configuration().broker();
        BrokerSettings settings = new BrokerSettings(
                new BrokerSettings.Hosts(server.uri(), "ws://127.0.0.1", false),
                new BrokerSettings.Answers(SECOND_NS, 3 * SECOND_NS, 35 * SECOND_NS, 5 * SECOND_NS),
                usual.watch(),
                usual.guarding(),
                new BrokerSettings.Budget(PLENTY, PLENTY, 0));
        broker = new TradierBroker(
                new BrokerTerms(
                        FirstByteServer.ACCOUNT,
                        RUN,
                        setup.symbols(),
                        new FeeSchedule(setup.settings().simulation()),
                        settings,
                        false),
                new TradierToken("a-token-of-the-bench"));
        broker.open(event -> {});
    }

    FirstByteServer server() {
        return server;
    }

    TradierBroker broker() {
        return broker;
    }

    /** Returns the tag that an order has at the broker. */
    static String tag(long orderId) {
        return "rt-" + RUN + "-" + orderId;
    }

    /** Makes {@code request} a bracket of one share. */
    static OrderRequest fill(OrderRequest request, long orderId) {
        request.orderId = orderId;
        request.instrument = 0;
        request.kind = OrderKind.BRACKET;
        request.side = Side.BUY;
        request.quantity = Micros.ONE;
        request.limit = 100 * Micros.ONE;
        request.target = 101 * Micros.ONE;
        request.stop = 99 * Micros.ONE;
        return request;
    }

    @Override
    public void close() throws IOException {
        server.answer();
        broker.close();
        server.close();
    }
}
