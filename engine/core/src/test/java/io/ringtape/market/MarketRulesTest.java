package io.ringtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.QuoteState;
import io.ringtape.event.Trade;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of one reader. Prices in dollars, sizes in shares; the round lot of instrument 1 is 40 shares. */
class MarketRulesTest {
    private static final TradingSession SESSION =
            new TradingSession(LocalDate.of(2026, 3, 2), 100, 200, 300, 400, false);
    private static final int NOT_FIRM = 7;

    private final MarketRules rules = new MarketRules(
            SESSION,
            List.of(new Instrument(0, "SPY", 10_000, 100, false), new Instrument(1, "BRK.B", 10_000, 40, false)),
            new ReadingSettings(
                    ConditionTable.builder().forbidQuote(NOT_FIRM).build(),
                    true,
                    new PlausibilitySettings(1, 0, 10, 3, 10, Long.MAX_VALUE, Long.MAX_VALUE)));

    private static Quote quote(double bid, double ask, double bidSize, double askSize) {
        Quote quote = new Quote();
        quote.instrument = 1;
        quote.bid = Micros.ofDouble(bid);
        quote.ask = Micros.ofDouble(ask);
        quote.bidSize = Micros.ofDouble(bidSize);
        quote.askSize = Micros.ofDouble(askSize);
        quote.sipNs = 200;
        return quote;
    }

    private static Trade trade(double price, long sequence) {
        Trade trade = new Trade();
        trade.instrument = 1;
        trade.price = Micros.ofDouble(price);
        trade.size = 100 * Micros.ONE;
        trade.sipNs = 200;
        trade.sipSequence = sequence;
        return trade;
    }

    @ParameterizedTest
    @CsvSource({
        "600.00, 600.01, 40, 40, NORMAL",
        "600.01, 600.01, 40, 40, LOCKED",
        "600.02, 600.01, 40, 40, CROSSED",
        "600.00, 600.01, 39.999999, 40, ONE_SIDED",
        "600.00, 600.01, 40, 39.999999, ONE_SIDED",
        "0, 600.01, 40, 40, ONE_SIDED",
        "600.00, 0, 40, 40, ONE_SIDED",
        "0.01, 600.01, 40, 40, IMPLAUSIBLE"
    })
    void aQuoteIsNormalWithTwoPricesThatRiseAndARoundLotAtEach(
            double bid, double ask, double bidSize, double askSize, QuoteState state) {
        assertThat(rules.quotes().state(quote(bid, ask, bidSize, askSize))).isEqualTo(state);
        assertThat(rules.quotes().implausible()).isEqualTo(state == QuoteState.IMPLAUSIBLE ? 1 : 0);
    }

    @Test
    void aQuoteWithAConditionThatForbidsItIsUnusableAndNotPlausibilityChecked() {
        Quote quote = quote(0.01, 600.01, 40, 40);
        quote.conditions.add(NOT_FIRM);
        assertThat(rules.quotes().state(quote)).isEqualTo(QuoteState.UNUSABLE);
        assertThat(rules.quotes().implausible()).isZero();
    }

    @Test
    void eachInstrumentHasItsOwnRoundLot() {
        assertThat(rules.quotes().isBelowLot(0, 99 * Micros.ONE)).isTrue();
        assertThat(rules.quotes().isBelowLot(0, 100 * Micros.ONE)).isFalse();
        assertThat(rules.quotes().isBelowLot(1, 39 * Micros.ONE)).isTrue();
        assertThat(rules.quotes().isBelowLot(1, 40 * Micros.ONE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void onlyNormalAndLockedQuotesAreUsable(QuoteState state) {
        assertThat(QuoteRule.isUsable(state)).isEqualTo(state == QuoteState.NORMAL || state == QuoteState.LOCKED);
    }

    @Test
    void quotesAndPrintsShareOneMarketAndAHaltWidensItsBound() {
        rules.quotes().state(quote(600, 600.01, 40, 40));
        rules.quotes().state(quote(600, 600.01, 40, 40));
        assertThat(rules.prints().judge(trade(580, 1))).isEqualTo(PrintRules.IMPLAUSIBLE);
        rules.onHaltOrResume(0);
        assertThat(rules.prints().judge(trade(580, 2))).isEqualTo(PrintRules.IMPLAUSIBLE);
        rules.onHaltOrResume(1);
        assertThat(rules.prints().judge(trade(580, 3))).isEqualTo(ConditionTable.ALL | PrintRules.REGULAR);
    }

    @ParameterizedTest
    @CsvSource({"20260227, 600, true", "20260302, 600, false", "20260303, 600, false", "20260227, 0, false"})
    void aBarOfAnEarlierDateIsTheMarketBeforeTheFirstQuote(int date, double close, boolean isPriorClose) {
        MinuteBar bar = new MinuteBar();
        bar.instrument = 1;
        bar.date = date;
        bar.close = Micros.ofDouble(close);
        rules.onMinuteBar(bar);
        assertThat(rules.prints().judge(trade(6591, 1)) == PrintRules.IMPLAUSIBLE)
                .isEqualTo(isPriorClose);
    }

    @Test
    void aSessionIsOpenFromPreMarketToTheEndOfAfterHours() {
        assertThat(SESSION.isOpen(99)).isFalse();
        assertThat(SESSION.isOpen(100)).isTrue();
        assertThat(SESSION.isOpen(399)).isTrue();
        assertThat(SESSION.isOpen(400)).isFalse();
        assertThat(SESSION.yyyymmdd()).isEqualTo(20260302);
    }

    @Test
    void whatBecomesOfMissingColumnsIsSpelledInLowerCase() {
        assertThat(MissingColumns.values())
                .extracting(MissingColumns::word)
                .containsExactly("note", "accept", "refuse");
    }
}
