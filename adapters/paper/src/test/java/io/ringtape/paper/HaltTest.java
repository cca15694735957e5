package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Halts stop everything except cancels. 100 shares are held since time 2, or an entry is waiting. No latency. */
class HaltTest {
    private static DrivenExchange holding() {
        DrivenExchange exchange =
                new DrivenExchange(Side.BUY, 0, 0).quote(1, -1, 200, 0, 200).bracket(2, 1, 100, 1);
        assertThat(exchange.reports(2)).hasSize(2);
        return exchange;
    }

    @ParameterizedTest
    @EnumSource(names = {"HALTED", "PAUSED"})
    void nothingFillsOrTriggersDuringAHalt(MarketState state) {
        DrivenExchange exchange = holding().status(10, state).trade(11, -150).trade(12, 200);
        exchange.quote(13, 160, 500, 161, 500).exit(14, 2, 100).quote(15, 160, 500, 161, 500);
        assertThat(exchange.reports(15)).containsExactly("14 EXIT ACCEPTED");
    }

    @ParameterizedTest
    @EnumSource(names = {"TRADING", "RESUMED"})
    void nothingFillsAfterAHaltBeforeAUsableQuote(MarketState state) {
        DrivenExchange exchange = holding().status(10, MarketState.HALTED).exit(11, 2, 100);
        exchange.quote(12, 160, 500, 161, 500).status(13, state).trade(14, 200).exit(15, 3, 100);
        assertThat(exchange.reports(15)).containsExactly("11 EXIT ACCEPTED", "15 EXIT ACCEPTED");
        exchange.quote(16, 155, 250, 154, 500).quote(17, 154, 250, 155, 500);
        assertThat(exchange.reports(17))
                .containsExactly(
                        "17 TARGET FILLED 100 at 150, 100 so far, 0 open",
                        "17 EXIT FILLED 100 at 154, 100 so far, 0 open",
                        "17 EXIT PARTIALLY_FILLED 50 at 154, 50 so far, 50 open");
    }

    @Test
    void theReopeningPrintTriggersAStop() {
        DrivenExchange exchange = holding().status(10, MarketState.PAUSED).status(11, MarketState.RESUMED);
        exchange.trade(12, -150).quote(13, -160, 500, -155, 500);
        assertThat(exchange.reports(13)).containsExactly("13 STOP FILLED 100 at -160, 100 so far, 0 open");
    }

    @Test
    void ordersRestAndCancelsWorkDuringAHalt() {
        DrivenExchange exchange = holding().status(10, MarketState.HALTED).bracket(11, 2, 100, 1);
        exchange.cancel(12, 2, false).cancel(12, 1, false);
        assertThat(exchange.reports(12))
                .containsExactly("11 ENTRY ACCEPTED", "12 ENTRY CANCELLED", "12 TARGET CANCELLED", "12 STOP CANCELLED");
        assertThat(exchange.exchange.isIdle()).isTrue();
    }

    @Test
    void neitherABandNorAResumptionWithoutAHaltStopsAnything() {
        DrivenExchange exchange = holding().status(10, MarketState.BAND).status(11, MarketState.TRADING);
        assertThat(exchange.exit(12, 2, 100).reports(12)).hasSize(2);
    }

    @Test
    void aHaltOfTheWholeMarketHaltsEachInstrument() {
        DrivenExchange exchange = holding().status(10, MarketState.HALTED, Event.NO_INSTRUMENT);
        assertThat(exchange.exit(12, 2, 100).reports(12)).hasSize(1);
    }

    @Test
    void aHaltOfAnotherInstrumentHaltsNothing() {
        DrivenExchange exchange = holding().status(10, MarketState.HALTED, 1);
        assertThat(exchange.exit(12, 2, 100).reports(12)).hasSize(2);
    }

    @Test
    void aPrintDuringAHaltTriggersNothingAfterIt() {
        DrivenExchange exchange =
                holding().status(10, MarketState.HALTED).trade(11, -150).status(12, MarketState.RESUMED);
        assertThat(exchange.quote(13, -1, 200, 0, 200).reports(13)).isEmpty();
    }

    @Test
    void aHaltMovesTheExchangesTime() {
        DrivenExchange exchange =
                new DrivenExchange(Side.BUY, 50, 0).quote(1, -1, 200, 0, 200).bracket(2, 1, 100, 1);
        MarketStatus halt = new MarketStatus();
        halt.instrument = 0;
        halt.sipNs = 60;
        halt.state = MarketState.HALTED;
        exchange.exchange.onStatus(halt);
        assertThat(exchange.reports(60)).containsExactly("60 ENTRY ACCEPTED");
    }

    @Test
    void aHaltWidensTheBoundOfAPlausiblePrice() {
        SimulatedExchange exchange = new SimulatedExchange(
                new SimulationSettings(LatencySettings.constant(0), LatencySettings.constant(0), 0, FeeRates.NONE),
                TestMarket.strictRules(),
                1);
        exchange.onQuote(quote(1, 500));
        exchange.onQuote(quote(2, 500));
        exchange.onQuote(quote(3, 480));
        exchange.submit(new DrivenExchange(Side.BUY, 0, 0).request(4, 1, 100, 1));
        while (exchange.nextDueNs() <= 4) {
            exchange.step();
        }
        exchange.onQuote(quote(5, 480));
        assertThat(exchange.nextDueNs())
                .as("nothing fills at an implausible price")
                .isEqualTo(Long.MAX_VALUE);
        for (MarketState state : List.of(MarketState.HALTED, MarketState.RESUMED)) {
            MarketStatus status = new MarketStatus();
            status.instrument = 0;
            status.sipNs = 6;
            status.state = state;
            exchange.onStatus(status);
        }
        exchange.onQuote(quote(7, 480));
        assertThat(exchange.step().fillPrice).isEqualTo(480 * Micros.ONE);
    }

    private static Quote quote(long timeNs, long dollars) {
        Quote quote = DrivenExchange.blankQuote(timeNs);
        quote.bid = dollars * Micros.ONE - 10_000;
        quote.ask = dollars * Micros.ONE;
        quote.bidSize = 200 * Micros.ONE;
        quote.askSize = 200 * Micros.ONE;
        return quote;
    }
}
