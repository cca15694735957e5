package io.ringtape.polygon;

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
