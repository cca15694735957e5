package io.ringtape.bench.report;

import io.ringtape.bench.broker.BrokerLatency;
import io.ringtape.bench.catalogue.Metric;
import io.ringtape.bench.catalogue.Part;
import io.ringtape.bench.catalogue.Ratio;
import io.ringtape.bench.latency.Latency;
import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.RoundResults;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.subject.Restart;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one run found.
 *
 * @param session that it was measured on
 * @param rounds the metrics, round by round
 * @param restart on the session; empty if it was not measured
 * @param latency empty if it was not measured
 * @param broker empty if it was not measured
 */
public record Outcome(
        MeasuredSession session,
        RoundResults rounds,
        Optional<Restart> restart,
        Optional<Latency> latency,
        Optional<BrokerLatency> broker) {
    private static final int WARM_UPS = 2;

    /**
     * Measures {@code parts}, one after the other.
     *
     * @throws WrongOutputException if measured code gave a wrong output
     */
    public static Outcome measure(Set<Part> parts, RunContext context, RunProgress progress) throws IOException {
        List<Measurement> measurements =
                Metric.of(parts).stream().map(metric -> metric.on(context)).toList();
        RoundResults rounds =
                RoundResults.of(measurements, WARM_UPS, context.workload().rounds(), progress);
        Optional<RoundValues> replay = rounds.values(Metric.REPLAY.label());
        Optional<Restart> restart = replay.isPresent()
                ? Optional.of(Restart.measure(context.session(), replay.get().median()))
                : Optional.empty();
        Optional<Latency> latency =
                parts.contains(Part.LATENCY) ? Optional.of(Latency.measure(context, progress)) : Optional.empty();
        Optional<BrokerLatency> broker =
                parts.contains(Part.BROKER) ? Optional.of(BrokerLatency.measure(context, progress)) : Optional.empty();
        return new Outcome(context.session(), rounds, restart, latency, broker);
    }

    /** Returns the median of {@code metric}; empty if it was not measured. */
    Optional<Double> median(Metric metric) {
        return rounds.values(metric.label()).map(RoundValues::median);
    }

    /** Returns {@code ratio}, round by round; empty unless both metrics were measured. */
    Optional<RoundValues> ratio(Ratio ratio) {
        return rounds.ratio(ratio.subject().label(), ratio.limit().label());
    }

    /** Returns the median of {@code ratio}; empty unless both metrics were measured. */
    Optional<Double> median(Ratio ratio) {
        return ratio(ratio).map(RoundValues::median);
    }

    /** Returns nanoseconds to decode an event from a frame; empty if it was not measured. */
    Optional<Double> decodeNs() {
        return median(Metric.DECODE).map(perSecond -> 1e9 / perSecond);
    }

    /** Returns a percentile of the service time, fused, at the rate of the goal, in microseconds. */
    Optional<Double> serviceUs(double percentile) {
        return latency.map(each -> each.serviceUs(percentile));
    }
}
