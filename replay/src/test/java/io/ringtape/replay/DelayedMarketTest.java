package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
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

/** In which order exchange and engine come to know of the market. */
class DelayedMarketTest {
    @TempDir
    Path folder;

    private EngineSettings settings;
    private SimulatedExchange exchange;
    private long openNs;

    @BeforeEach
    void settings() throws Exception {
        SessionSetup setup =
                SessionSetup.of(SyntheticDay.settings(folder, ""), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        settings = setup.settings();
        openNs = settings.session().openNs();
        exchange = new SimulatedExchange(setup.configuration().simulation(), 2);
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
    void whatIsNotTheExchangesBusinessHoldsNothingUp() throws Exception {
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
