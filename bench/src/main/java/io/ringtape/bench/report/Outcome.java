package io.ringtape.bench.report;

import io.ringtape.bench.catalogue.Metric;
import io.ringtape.bench.catalogue.Ratio;
import io.ringtape.bench.latency.Latency;
import io.ringtape.bench.measure.RoundResults;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.subject.Restart;
import java.util.Optional;

/**
 * Everything that one run found.
 *
 * @param session that it was measured on
 * @param rounds the metrics, round by round
 * @param latency empty when it was not measured
 * @param restart on that session; empty when it was not measured
 */
public record Outcome(
        MeasuredSession session, RoundResults rounds, Optional<Latency> latency, Optional<Restart> restart) {
    /** The median of that metric; empty when it was not measured. */
    public Optional<Double> median(Metric metric) {
        return rounds.values(metric.label()).map(RoundValues::median);
    }

    /** That ratio, round by round; empty unless both metrics were measured. */
    Optional<RoundValues> ratio(Ratio ratio) {
        return rounds.ratio(ratio.subject().label(), ratio.limit().label());
    }

    /** The median of that ratio. */
    Optional<Double> median(Ratio ratio) {
        return ratio(ratio).map(RoundValues::median);
    }

    /** Nanoseconds to decode an event from a frame; empty when it was not measured. */
    Optional<Double> decodeNs() {
        return median(Metric.DECODE).map(perSecond -> 1e9 / perSecond);
    }

    /** That percentile of the service time in fused mode at the goal's rate, in microseconds. */
    Optional<Double> serviceUs(double percentile) {
        return latency.map(each -> each.serviceUs(percentile));
    }
}
