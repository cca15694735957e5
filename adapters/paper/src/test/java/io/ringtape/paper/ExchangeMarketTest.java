package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeMarketTest {
    @ParameterizedTest
    @CsvSource({"100, 150, 100", "150, 150, 150", "160, 150, 150", "-9223372036854775808, 150, 150"})
    void anEventIsSeenAtSipTimeOrWhenItIsReceived(long sipNs, long receiveNs, long seenNs) {
        Quote quote = new Quote();
        quote.sipNs = sipNs;
        quote.receiveNs = receiveNs;
        Trade trade = new Trade();
        trade.sipNs = sipNs;
        trade.receiveNs = receiveNs;
        MarketStatus status = new MarketStatus();
        status.sipNs = sipNs;
        status.receiveNs = receiveNs;
        assertThat(ExchangeMarket.seenNs(quote)).isEqualTo(seenNs);
        assertThat(ExchangeMarket.seenNs(trade)).isEqualTo(seenNs);
        assertThat(ExchangeMarket.seenNs(status)).isEqualTo(seenNs);
    }

    @Test
    void anyOtherEventIsNotSeen() {
        SessionStart start = new SessionStart();
        start.receiveNs = 150;
        assertThat(ExchangeMarket.seenNs(start)).isEqualTo(Missing.LONG);
    }

    @Test
    void aHaltIsShownToo() {
        DrivenExchange exchange = new DrivenExchange(Side.BUY, 0, 0).quote(1, -1, 200, 0, 200);
        MarketStatus halt = new MarketStatus();
        halt.instrument = 0;
        halt.sipNs = 2;
        halt.state = MarketState.HALTED;
        new ExchangeMarket(exchange.exchange).show(halt);
        assertThat(exchange.bracket(3, 1, 100, 1).reports(3)).containsExactly("3 ENTRY ACCEPTED");
    }

    /** The first quote is 20 % below the close of the session before, with which nothing compares it unless it is shown. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCloseOfThePriorSessionIsShownToo(boolean shown) {
        SimulatedExchange exchange = new SimulatedExchange(
                new SimulationSettings(LatencySettings.constant(0), LatencySettings.constant(0), 0, FeeRates.NONE),
                TestMarket.strictRules(),
                1);
        MinuteBar bar = new MinuteBar();
        bar.instrument = 0;
        bar.date = 20260612;
        bar.close = 625 * Micros.ONE;
        if (shown) {
            new ExchangeMarket(exchange).show(bar);
        }
        Quote quote = DrivenExchange.blankQuote(1);
        quote.bid = 500 * Micros.ONE - 10_000;
        quote.ask = 500 * Micros.ONE;
        quote.bidSize = 200 * Micros.ONE;
        quote.askSize = 200 * Micros.ONE;
        exchange.onQuote(quote);
        exchange.submit(new DrivenExchange(Side.BUY, 0, 0).request(2, 1, 100, 1));
        int reports = 0;
        while (exchange.nextDueNs() <= 2) {
            reports += exchange.step() == null ? 0 : 1;
        }
        assertThat(reports).isEqualTo(shown ? 1 : 2);
    }
}
