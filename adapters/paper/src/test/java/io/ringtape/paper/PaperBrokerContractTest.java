package io.ringtape.paper;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.event.Nanos.MILLI_NS;

import io.ringtape.contract.BrokerContract;
import io.ringtape.contract.BrokerVenue;
import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.event.Timer;
import io.ringtape.event.Trade;
import io.ringtape.market.TradingSession;
import io.ringtape.order.BrokerConnection;
import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;

/** The simulated exchange, driven by journaled transactions, does what every broker must. */
class PaperBrokerContractTest extends BrokerContract {
    private static final long FEED_DELAY_NS = 2_000_000;
    private static final LatencySettings LATENCY = LatencySettings.constant(5_000_000);

    @Override
    protected BrokerVenue venue() {
        return new Venue();
    }

    private static final class Venue implements BrokerVenue {
        private static final long REST_NS = 1_000 * MILLI_NS;

        private final TradingSession session = TestMarket.session();
        private final PaperBroker broker = new PaperBroker(
                new SimulatedExchange(
                        new SimulationSettings(LATENCY, LATENCY, 0, FeeRates.NONE), TestMarket.rules(), 1),
                new SimulatedAccount(100_000 * Micros.ONE, 100_000 * Micros.ONE, 1),
                FEED_DELAY_NS);
        private final FrameWriter writer = new FrameWriter();
        private long nowNs = session.openNs() + HOUR_NS;
        private long prints;

        @Override
        public BrokerConnection broker() {
            return broker;
        }

        @Override
        public void quote(long bid, long bidSize, long ask, long askSize) {
            Quote quote = new Quote();
            quote.sipNs = nowNs;
            quote.bid = bid;
            quote.bidSize = bidSize;
            quote.ask = ask;
            quote.askSize = askSize;
            take(quote);
        }

        @Override
        public void print(long price, long size) {
            Trade trade = new Trade();
            trade.sipNs = nowNs;
            trade.exchangeNs = nowNs;
            trade.sipSequence = ++prints;
            trade.price = price;
            trade.size = size;
            take(trade);
        }

        @Override
        public long nowNs() {
            return nowNs;
        }

        @Override
        public void settle() {
            nowNs += REST_NS;
            Timer timer = new Timer();
            timer.dueNs = nowNs;
            take(timer);
            while (broker.backlog() > 0 && broker.failure().isEmpty()) {
                Thread.onSpinWait();
            }
        }

        private void take(Event cause) {
            nowNs += MILLI_NS;
            cause.instrument = cause instanceof Timer ? Event.NO_INSTRUMENT : 0;
            cause.receiveNs = nowNs;
            Frame frame = new Frame();
            writer.write(frame, cause);
            broker.onTransaction(frame);
        }

        @Override
        public void close() {}
    }
}
