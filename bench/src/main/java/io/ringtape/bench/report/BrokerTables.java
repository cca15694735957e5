package io.ringtape.bench.report;

import io.ringtape.bench.broker.BrokerAnswers;
import io.ringtape.bench.broker.BrokerLatency;
import io.ringtape.bench.latency.Percentiles;
import io.ringtape.bench.measure.RoundValues;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Tables of the way to the broker's socket, and of the engine beside a broker. */
final class BrokerTables {
    private static final List<Double> SHOWN = List.of(50.0, 99.0, 99.9, 100.0);

    private final BrokerLatency broker;

    BrokerTables(BrokerLatency broker) {
        this.broker = broker;
    }

    List<ResultTable> all() {
        return List.of(firstBytes(), service());
    }

    private ResultTable firstBytes() {
        ResultTable table = new ResultTable(
                "broker-first-byte",
                "From a decision to the first byte at the broker's socket, µs",
                Stream.concat(Stream.of("time"), SHOWN.stream().map(Percentiles::label))
                        .toArray(String[]::new));
        return table.row(cells("order: from before submit until the server has read its first byte", broker.orders()))
                .row(cells("limit: the same of a bare write", broker.bareWrites()))
                .row(cells("submit: from its call until it returns", broker.submits()))
                .row(cells("the machine alone, 100k/s", broker.jitter()))
                .note(Numbers.of((double) broker.orders().getTotalCount()) + " of each, in turn, with a pause of 1 ms"
                        + " before each; server and adapter are in one process. submit allocates "
                        + Numbers.of((double) broker.submitBytes()) + " bytes in its caller's thread.");
    }

    private static String[] cells(String name, Histogram times) {
        return Stream.concat(
                        Stream.of(name),
                        SHOWN.stream().map(percentile -> Numbers.us((double) times.getValueAtPercentile(percentile))))
                .toArray(String[]::new);
    }

    private ResultTable service() {
        ResultTable table = new ResultTable(
                "broker-service",
                "From publish until journaled and routed, stepped, 100k/s, beside a broker, µs",
                "broker",
                "p50",
                "p99",
                "p50, from – to",
                "p99, from – to",
                "p99.9",
                "orders that arrived");
        for (BrokerAnswers answers : BrokerAnswers.values()) {
            RoundValues median = Percentiles.of(broker.service(answers), 50);
            RoundValues tail = Percentiles.of(broker.service(answers), 99);
            table.row(
                    answers.label(),
                    Numbers.us(median.median()),
                    Numbers.us(tail.median()),
                    range(median),
                    range(tail),
                    Numbers.us(Percentiles.of(broker.service(answers), 99.9).median()),
                    Numbers.of((double) broker.arrived(answers)));
        }
        return table.note("Medians of the rounds. Not answered ÷ answered at once, best round ÷ best round: p50 "
                + Numbers.of(broker.silentToAnswering(50)) + ", p99 " + Numbers.of(broker.silentToAnswering(99))
                + ". To the engine's own orders comes one after every 500 transactions.");
    }

    private static String range(RoundValues values) {
        return Numbers.us(values.least()) + " – " + Numbers.us(values.greatest());
    }
}
