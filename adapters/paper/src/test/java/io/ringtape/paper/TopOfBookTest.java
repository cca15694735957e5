package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.market.MarketRules;
import org.junit.jupiter.api.Test;

/** What implausible quotes do to the book of the exchange. */
class TopOfBookTest {
    private final MarketRules rules = TestMarket.strictRules();
    private final TopOfBook book = new TopOfBook(rules.quotes());

    private void quote(double bid, double ask, long size) {
        Quote quote = new Quote();
        quote.instrument = 0;
        quote.bid = Micros.ofDouble(bid);
        quote.ask = Micros.ofDouble(ask);
        quote.bidSize = size * Micros.ONE;
        quote.askSize = size * Micros.ONE;
        quote.sipNs = TestMarket.session().openNs();
        book.set(quote);
    }

    @Test
    void anImplausibleQuoteStopsTradingAndLeavesTheBookAsItIs() {
        quote(600, 600.02, 300);
        quote(600, 600.02, 300);
        book.take(Side.BUY, 100 * Micros.ONE);
        quote(6000, 6000.20, 900);
        assertThat(book.isTradable()).isFalse();
        assertThat(book.price(Side.SELL)).isEqualTo(Micros.ofDouble(600));
        assertThat(book.price(Side.BUY)).isEqualTo(Micros.ofDouble(600.02));
        assertThat(book.available(Side.BUY)).isEqualTo(200 * Micros.ONE);
        assertThat(book.displayed(Side.SELL)).isEqualTo(300 * Micros.ONE);
    }

    @Test
    void theNextPlausibleQuoteTradesAgain() {
        quote(600, 600.02, 300);
        quote(600, 600.02, 300);
        quote(6000, 6000.20, 900);
        quote(600.01, 600.03, 500);
        assertThat(book.isTradable()).isTrue();
        assertThat(book.available(Side.BUY)).isEqualTo(500 * Micros.ONE);
    }

    @Test
    void theFirstQuoteOfTheDayIsHeldAgainstThePriorClose() {
        close(20260612, 600);
        quote(6000, 6000.20, 900);
        assertThat(book.isTradable()).isFalse();
        quote(603, 603.02, 900);
        assertThat(book.isTradable()).isTrue();
    }

    @Test
    void aBarOfTodayIsNoPriorClose() {
        close(20260615, 60);
        quote(600, 600.02, 300);
        assertThat(book.isTradable()).isTrue();
    }

    private void close(int date, double price) {
        MinuteBar bar = new MinuteBar();
        bar.instrument = 0;
        bar.date = date;
        bar.close = Micros.ofDouble(price);
        rules.onMinuteBar(bar);
    }
}
