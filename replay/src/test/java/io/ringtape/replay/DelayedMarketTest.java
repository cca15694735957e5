package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import io.ringtape.market.MarketDataStream;
import io.ringtape.paper.SimulatedExchange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which exchange and engine see the market. */
class DelayedMarketTest {
    @TempDir
    Path folder;

    private static final long STOP = 600 * Micros.ONE;
    private static final int DERIVATIVELY_PRICED = 10;

    private SessionSetup setup;
    private EngineSettings settings;
    private SimulatedExchange exchange;
    private long openNs;

    @BeforeEach
    void settings() throws Exception {
        setup = SessionSetup.of(SyntheticDay.settings(folder, ""), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        settings = setup.settings();
        openNs = settings.session().openNs();
        exchange = SessionLoop.exchange(settings);
    }

    @Test
    void theExchangeSeesEachEventADelayBeforeTheEngine() throws Exception {
        assertThat(story(quote(0, 10), quote(4, 14), trade(12, 22)))
                .containsExactly("0 exchange", "4 exchange", "10 engine", "12 exchange", "14 engine", "22 engine");
    }

    @Test
    void theExchangeComesFirstAtOneInstant() throws Exception {
        assertThat(story(quote(0, 10), quote(10, 20)))
                .containsExactly("0 exchange", "10 exchange", "10 engine", "20 engine");
        assertThat(story(quote(0, 0), trade(0, 0))).containsExactly("0 exchange", "0 exchange", "0 engine", "0 engine");
    }

    @Test
    void aLateStampNeverTakesTheExchangeBack() throws Exception {
        assertThat(story(quote(6, 16), trade(2, 17)))
                .containsExactly("6 exchange", "6 exchange", "16 engine", "17 engine");
    }

    @Test
    void aSipTimeThatCannotBeTrueIsReplacedByTheReceiveTime() throws Exception {
        Quote without = quote(0, 20);
        without.sipNs = Missing.LONG;
        assertThat(story(quote(30, 10), without))
                .containsExactly("10 exchange", "10 engine", "20 exchange", "20 engine");
    }

    @Test
    void eventsThatTheExchangeIgnoresDelayNothing() throws Exception {
        FeedStatus status = new FeedStatus();
        status.receiveNs = openNs + 25;
        assertThat(story(quote(0, 10), status, quote(5, 25)))
                .containsExactly("0 exchange", "0 exchange", "5 exchange", "10 engine", "25 engine", "25 engine");
    }

    @Test
    void historyIsHandedOnBarByBar() throws Exception {
        MinuteBar bar = new MinuteBar();
        bar.receiveNs = settings.midnightNs() - 1_000;
        DelayedMarket market = market(bar, bar, quote(0, 10));
        market.showExchange();
        assertThat(market.nextDueNs()).isLessThan(market.exchangeDueNs());
        market.take();
        market.showExchange();
        market.take();
        assertThat(market.nextDueNs()).isEqualTo(Long.MAX_VALUE);
        assertThat(market.exchangeDueNs()).isEqualTo(openNs);
        assertThat(market.isOver()).isFalse();
    }

    @Test
    void onlyPrintsThatFormPricesTriggerAStop() throws Exception {
        List<Trade> harmless = new ArrayList<>();
        Trade derived = print(2, STOP - 1);
        derived.conditions.add(DERIVATIVELY_PRICED);
        harmless.add(derived);
        Trade record = print(3, STOP - 1);
        record.correction = 12;
        harmless.add(record);
        Trade repeated = print(1, STOP - 1);
        harmless.add(repeated);
        Trade before = print(4, STOP - 1);
        before.sipNs = settings.session().preOpenNs() - 1;
        harmless.add(before);
        Trade empty = print(5, STOP - 1);
        empty.size = 0;
        harmless.add(empty);
        assertThat(isStoppedBy(harmless.toArray(Trade[]::new))).isFalse();
        assertThat(isStoppedBy(print(6, STOP))).isTrue();
    }

    /** Whether the prints stop out a long position held since before them. */
    private boolean isStoppedBy(Trade... prints) throws Exception {
        exchange = SessionLoop.exchange(settings);
        List<Event> events = new ArrayList<>(List.of(book(0), print(1, STOP + Micros.ONE)));
        events.addAll(List.of(prints));
        events.add(book(1_000));
        DelayedMarket market = market(events.toArray(Event[]::new));
        market.showExchange();
        exchange.submit(bracket());
        List<OrderLeg> filled = drain();
        assertThat(filled).containsExactly(OrderLeg.ENTRY);
        while (market.exchangeDueNs() != Long.MAX_VALUE) {
            market.showExchange();
        }
        return drain().contains(OrderLeg.STOP);
    }

    private List<OrderLeg> drain() {
        List<OrderLeg> filled = new ArrayList<>();
        while (exchange.nextDueNs() != Long.MAX_VALUE) {
            ExecutionReport report = exchange.step();
            if (report != null && report.fillQuantity > 0) {
                filled.add(report.leg);
            }
        }
        return filled;
    }

    private OrderRequest bracket() {
        OrderRequest order = new OrderRequest();
        order.instrument = 0;
        order.orderId = 1;
        order.timeNs = openNs;
        order.kind = OrderKind.BRACKET;
        order.side = Side.BUY;
        order.quantity = 100 * Micros.ONE;
        order.limit = STOP + 5 * Micros.ONE;
        order.target = STOP + 9 * Micros.ONE;
        order.stop = STOP;
        return order;
    }

    private Quote book(long sip) {
        Quote quote = quote(sip, sip);
        quote.bid = STOP + Micros.ONE;
        quote.ask = STOP + 2 * Micros.ONE;
        quote.bidSize = 1_000 * Micros.ONE;
        quote.askSize = 1_000 * Micros.ONE;
        return quote;
    }

    private Trade print(long sequence, long price) {
        Trade trade = trade(1, 1);
        trade.exchangeNs = openNs;
        trade.sipSequence = sequence;
        trade.price = price;
        trade.size = 100 * Micros.ONE;
        return trade;
    }

    private List<String> story(Event... events) throws Exception {
        DelayedMarket market = market(events);
        List<String> story = new ArrayList<>();
        while (!market.isOver()) {
            if (market.exchangeDueNs() <= market.nextDueNs()) {
                story.add(market.exchangeDueNs() - openNs + " exchange");
                market.showExchange();
            } else {
                long dueNs = market.nextDueNs();
                assertThat(market.take().receiveNs).isEqualTo(dueNs);
                story.add(dueNs - openNs + " engine");
            }
        }
        return story;
    }

    private DelayedMarket market(Event... events) throws Exception {
        Iterator<Event> iterator = List.of(events).iterator();
        MarketDataStream stream = new MarketDataStream() {
            @Override
            public Event next() {
                return iterator.hasNext() ? iterator.next() : null;
            }

            @Override
            public void close() {}
        };
        return new DelayedMarket(stream, exchange, settings);
    }

    private Quote quote(long sip, long receive) {
        Quote quote = new Quote();
        quote.instrument = 0;
        quote.sipNs = openNs + sip;
        quote.receiveNs = openNs + receive;
        return quote;
    }

    private Trade trade(long sip, long receive) {
        Trade trade = new Trade();
        trade.instrument = 0;
        trade.sipNs = openNs + sip;
        trade.receiveNs = openNs + receive;
        return trade;
    }
}
