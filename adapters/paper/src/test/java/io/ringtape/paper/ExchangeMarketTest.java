package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
