package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.Configuration;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.event.Trade;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session with a slow feed: what the engine decides late is filled late, according to a naive reading of the tape.
 */
class FeedDelayTest {
    private static final long FEED_DELAY_NS = 5_000_000_000L;
    private static final long ORDER_LATENCY_NS = 300_000_000L;

    @TempDir
    static Path folder;

    private static Configuration settings;
    private static Path tape;
    private static List<ExecutionReport> reports;
    private static Map<Integer, TreeMap<Long, Set<Quote>>> quotes;

    @BeforeAll
    static void run() throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 3, 120_000);
        settings = SyntheticDay.settings(folder, """
                risk: {maxQuoteAgeMillis: 60000}
                features: {barCloseDelayMillis: 5000}
                marketData: {feedDelayMillis: 5000}
                simulation: {orderLatencyMillis: 300, reportLatencyMillis: 200}
                """);
        tape = folder.resolve("tape");
        Backtest.run(day.request(settings, tape), RunProgress.NONE);
        reports = SyntheticDay.events(tape, ExecutionReport.class);
        quotes = new HashMap<>();
        for (Quote quote : SyntheticDay.events(tape, Quote.class)) {
            quotes.computeIfAbsent(quote.instrument, i -> new TreeMap<>())
                    .computeIfAbsent(quote.sipNs, t -> new HashSet<>())
                    .add(quote);
        }
    }

    @Test
    void theEngineReceivesTheMarketAFeedDelayAfterTheSip() {
        assertThat(SyntheticDay.events(tape, Quote.class)).allSatisfy(q -> assertThat(q.receiveNs)
                .isEqualTo(q.sipNs + FEED_DELAY_NS)
                .isLessThanOrEqualTo(q.timeNs));
        assertThat(SyntheticDay.events(tape, Trade.class)).allSatisfy(t -> assertThat(t.receiveNs)
                .isEqualTo(t.sipNs + FEED_DELAY_NS)
                .isLessThanOrEqualTo(t.timeNs));
    }

    @Test
    void anOrderArrivesAnOrderLatencyAfterItsDecision() {
        Map<Long, Long> decidedNs = new HashMap<>();
        SyntheticDay.events(tape, OrderRequest.class).forEach(o -> decidedNs.put(o.orderId, o.timeNs));
        assertThat(reports)
                .filteredOn(r -> r.status == OrderStatus.ACCEPTED)
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.exchangeNs).isEqualTo(decidedNs.get(r.orderId) + ORDER_LATENCY_NS));
    }

    @Test
    void marketFillsHappenAtTheMarketOfTheirSipTime() {
        int unknownToTheEngine = 0;
        for (ExecutionReport fill : marketFills()) {
            TreeMap<Long, Set<Quote>> book = quotes.get(fill.instrument);
            Set<Long> prices = new HashSet<>();
            prices.addAll(prices(book.lowerEntry(fill.exchangeNs).getValue(), fill.side));
            prices.addAll(prices(book.getOrDefault(fill.exchangeNs, Set.of()), fill.side));
            assertThat(prices).as("order %d", fill.orderId).contains(fill.fillPrice);
            Set<Quote> received =
                    book.floorEntry(fill.exchangeNs - FEED_DELAY_NS).getValue();
            unknownToTheEngine += prices(received, fill.side).contains(fill.fillPrice) ? 0 : 1;
        }
        assertThat(unknownToTheEngine)
                .as("fills at prices that the engine could not know of yet")
                .isPositive();
    }

    @Test
    void reportsReachTheEngineInTheOrderOfTime() {
        assertThat(reports).allSatisfy(r -> assertThat(r.receiveNs)
                .isEqualTo(r.exchangeNs + 200_000_000L)
                .isLessThanOrEqualTo(r.timeNs));
        assertThat(reports).extracting(r -> r.exchangeNs).isSorted();
    }

    @Test
    void rerunFromItsTapeItTradesTheSame() throws Exception {
        WhatIf.RerunResult again = WhatIf.run(tape, settings, RunProgress.NONE);
        assertThat(again.rerun().causes()).isEqualTo(again.recorded().causes());
        assertThat(again.rerun().realised()).isEqualTo(again.recorded().realised());
        assertThat(Replay.verify(tape, RunProgress.NONE).difference()).isEmpty();
    }

    /** Returns the fills of stops, exits, and entries on arrival. An entry that rests trades at its limit instead. */
    private static List<ExecutionReport> marketFills() {
        Map<Long, Long> arrivedNs = new HashMap<>();
        reports.stream()
                .filter(r -> r.status == OrderStatus.ACCEPTED)
                .forEach(r -> arrivedNs.put(r.orderId, r.exchangeNs));
        List<ExecutionReport> fills = reports.stream()
                .filter(r -> r.fillQuantity > 0 && r.leg != OrderLeg.TARGET)
                .filter(r -> r.leg != OrderLeg.ENTRY || r.exchangeNs == arrivedNs.get(r.orderId))
                .toList();
        assertThat(fills).isNotEmpty();
        return fills;
    }

    private static Set<Long> prices(Set<Quote> quotes, Side side) {
        Set<Long> prices = new HashSet<>();
        quotes.forEach(q -> prices.add(side == Side.BUY ? q.ask : q.bid));
        return prices;
    }
}
