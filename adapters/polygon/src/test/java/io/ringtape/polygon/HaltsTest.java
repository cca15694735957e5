package io.ringtape.polygon;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HaltsTest {
    private final Halts halts = new Halts();

    @TempDir
    Path folder;

    @Test
    void haltsOnAPauseAndResumesOnItsCondition() {
        assertThat(state(quote(0, 1))).isNull();
        assertThat(state(quote(0, 43))).isEqualTo(MarketState.PAUSED);
        assertThat(state(quote(0, 43))).isNull();
        assertThat(state(quote(0, 16))).isEqualTo(MarketState.RESUMED);
        assertThat(state(quote(0, 16))).isNull();
        assertThat(state(quote(0, 27))).isEqualTo(MarketState.HALTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {36, 37, 38})
    void pausesInTheMarketWideCircuitBreaker(int level) {
        assertThat(state(quote(0, 1, level))).isEqualTo(MarketState.PAUSED);
        assertThat(state(quote(0, level))).isNull();
        assertThat(state(quote(1, level))).isEqualTo(MarketState.PAUSED);
        assertThat(state(trade(0, 18))).isEqualTo(MarketState.RESUMED);
        assertThat(state(quote(1, 16))).isEqualTo(MarketState.RESUMED);
    }

    @Test
    void haltsOnEveryConditionOfAHaltedSecurityAndOnNoOther() {
        Set<Integer> halting = Set.of(21, 23, 24, 25, 27, 29, 30, 31, 32, 33, 36, 37, 38, 43);
        for (int condition = 0; condition < 256; condition++) {
            MarketStatus status = halts.onQuote(quote(condition, condition));
            assertThat(status != null).as("condition %d", condition).isEqualTo(halting.contains(condition));
        }
    }

    @Test
    void doesNotResumeOnARegularQuote() {
        assertThat(state(quote(0, 1, 43))).isEqualTo(MarketState.PAUSED);
        assertThat(state(quote(0, 1))).isNull();
        assertThat(state(quote(0))).isNull();
        assertThat(state(trade(0, 14, 41))).isNull();
        assertThat(state(trade(0, 41, 28))).isEqualTo(MarketState.RESUMED);
    }

    @Test
    void doesNotResumeOnACancelledReopening() {
        halts.onQuote(quote(0, 43));
        Trade cancel = trade(0, 18);
        cancel.correction = 10;
        assertThat(state(cancel)).isNull();
        assertThat(state(trade(0, 18))).isEqualTo(MarketState.RESUMED);
    }

    @Test
    void prefersAHaltToAResumption() {
        assertThat(state(quote(0, 16, 43))).isEqualTo(MarketState.PAUSED);
        assertThat(state(quote(0, 16, 43))).isNull();
    }

    @Test
    void keepsInstrumentsApart() {
        assertThat(state(quote(3, 43))).isEqualTo(MarketState.PAUSED);
        assertThat(state(quote(0, 16))).isNull();
        assertThat(state(quote(0, 27))).isEqualTo(MarketState.HALTED);
        assertThat(state(trade(3, 18))).isEqualTo(MarketState.RESUMED);
        assertThat(state(trade(3, 18))).isNull();
    }

    @Test
    void tradingOnExchangesEndsAHaltOfWhichNoSignalTells() {
        assertThat(state(at(0, quote(0, 43)))).isEqualTo(MarketState.PAUSED);
        assertThat(state(at(9.9, print()))).isNull();
        assertThat(state(at(10, print()))).isNull();
        assertThat(state(at(11, print(14, 37, 41)))).isNull();
        MarketStatus status = halts.onTrade((Trade) at(12, print(0)));
        assertThat(status.state).isEqualTo(MarketState.RESUMED);
        assertThat(status.sipNs).isEqualTo(12 * SECOND_NS);
        assertThat(halts.isHalted(0)).isFalse();
        assertThat(state(at(13, print()))).isNull();
    }

    @Test
    void aPrintThatIsSentAgainCountsOnce() {
        halts.onQuote((Quote) at(0, quote(0, 43)));
        for (int i = 0; i < 5; i++) {
            assertThat(state(at(12, numbered(1, "a")))).isNull();
        }
        assertThat(state(at(13, numbered(1, "b")))).isNull();
        for (int i = 0; i < 5; i++) {
            assertThat(state(at(12, numbered(1, "a")))).isNull();
            assertThat(state(at(13, numbered(1, "b")))).isNull();
        }
        assertThat(state(at(14, numbered(2, "a")))).isEqualTo(MarketState.RESUMED);
    }

    /** Returns a print of an exchange that has a sequence and an id. */
    private static Trade numbered(long sequence, String id) {
        Trade trade = print();
        trade.sipSequence = sequence;
        trade.id.set(id);
        return trade;
    }

    @Test
    void aHaltThatIsSignalledAgainLastsOn() {
        halts.onQuote((Quote) at(0, quote(0, 43)));
        assertThat(state(at(15, print()))).isNull();
        assertThat(state(at(16, print()))).isNull();
        assertThat(state(at(17, quote(0, 43)))).isNull();
        assertThat(state(at(28, print()))).isNull();
        assertThat(state(at(29, print()))).isNull();
        assertThat(state(at(30, print()))).isEqualTo(MarketState.RESUMED);
    }

    @Test
    void aHaltOfLuldEndsWithTradingToo() {
        MarketStatus luld = (MarketStatus) at(0, new MarketStatus());
        luld.instrument = 0;
        luld.state = MarketState.HALTED;
        halts.onLuld(luld);
        assertThat(state(at(12, print()))).isNull();
        assertThat(state(at(13, print()))).isNull();
        assertThat(state(at(14, print()))).isEqualTo(MarketState.RESUMED);
    }

    @Test
    void printsThatAreNoContinuousTradingOnAnExchangeShowNone() {
        halts.onQuote((Quote) at(0, quote(0, 27)));
        Trade offExchange = print();
        offExchange.exchange = 4;
        Trade executedBefore = print();
        Trade record = print();
        record.correction = 12;
        for (int i = 0; i < 5; i++) {
            for (int condition : List.of(2, 12, 13, 15, 22, 32, 52, 53, 99)) {
                assertThat(state(at(60 + i, print(14, condition)))).isNull();
            }
            assertThat(state(at(60 + i, offExchange))).isNull();
            assertThat(state(at(60 + i, record))).isNull();
            at(60 + i, executedBefore);
            executedBefore.exchangeNs = 9 * SECOND_NS;
            assertThat(state(executedBefore)).isNull();
        }
        assertThat(halts.isHalted(0)).isTrue();
    }

    @Test
    void followsTheRowThatSignalsIt() throws IOException {
        String pause =
                Days.quote("QQQ", "1", "100", "2", "100", Days.OPEN_NS + 1, 1).replace(",,,,1,", ",43,,,1,");
        Path quotes = Days.write(folder.resolve("quotes"), Days.QUOTES_HEADER + "\n" + pause);
        String reopening = Days.trade("QQQ", "1", "1", Days.OPEN_NS + 7, 9).replace("QQQ,,", "QQQ,28,");
        String before = Days.trade("QQQ", "1", "1", Days.OPEN_NS, 8).replace("QQQ,,", "QQQ,28,");
        Path trades = Days.write(folder.resolve("trades"), String.join("\n", Days.TRADES_HEADER, reopening, before));
        List<String> events = new ArrayList<>();
        try (FlatFileStream stream = Days.open(List.of(trades), List.of(quotes), folder)) {
            for (Event event = stream.next(); event != null; event = stream.next()) {
                String state = event instanceof MarketStatus status ? " " + status.state + " " + status.sipNs : "";
                events.add(event.type() + " " + event.instrument + " " + event.receiveNs + state);
            }
        }
        assertThat(events)
                .containsExactly(
                        "TRADE 1 " + received(0),
                        "QUOTE 1 " + received(1),
                        "MARKET_STATUS 1 " + received(1) + " PAUSED " + (Days.OPEN_NS + 1),
                        "TRADE 1 " + received(7),
                        "MARKET_STATUS 1 " + received(7) + " RESUMED " + (Days.OPEN_NS + 7));
    }

    private static long received(long afterOpenNs) {
        return Days.OPEN_NS + afterOpenNs + Days.DELAY_NS;
    }

    private MarketState state(Event event) {
        MarketStatus status = event instanceof Quote quote ? halts.onQuote(quote) : halts.onTrade((Trade) event);
        if (status == null) {
            return null;
        }
        assertThat(status.instrument).isEqualTo(event.instrument);
        return status.state;
    }

    /** Returns the event with its time, in seconds. */
    private static Event at(double seconds, Event event) {
        long sipNs = (long) (seconds * SECOND_NS);
        if (event instanceof Quote quote) {
            quote.sipNs = sipNs;
        } else if (event instanceof Trade trade) {
            trade.sipNs = sipNs;
            trade.exchangeNs = sipNs;
        } else {
            ((MarketStatus) event).sipNs = sipNs;
        }
        return event;
    }

    /** Returns a print of an exchange. */
    private static Trade print(int... conditions) {
        Trade trade = trade(0, conditions);
        trade.exchange = 11;
        return trade;
    }

    private static Quote quote(int instrument, int... conditions) {
        Quote quote = new Quote();
        quote.instrument = instrument;
        for (int condition : conditions) {
            quote.conditions.add(condition);
        }
        return quote;
    }

    private static Trade trade(int instrument, int... conditions) {
        Trade trade = new Trade();
        trade.instrument = instrument;
        for (int condition : conditions) {
            trade.conditions.add(condition);
        }
        return trade;
    }
}
