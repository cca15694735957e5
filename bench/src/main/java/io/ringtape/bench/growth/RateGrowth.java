package io.ringtape.bench.growth;

import io.ringtape.bench.latency.ArrivalSchedule;
import io.ringtape.bench.latency.Latency;
import io.ringtape.bench.latency.PathPart;
import io.ringtape.bench.latency.Percentiles;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.session.RunContext;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Service time and busy time of an event against the rate of events, in fused mode. */
final class RateGrowth {
    private static final double NS_PER_US = 1e3;

    private RateGrowth() {}

    static GrowthResult measure(RunContext context, RunProgress progress) throws IOException {
        Latency latency = Latency.atManyRates(context, progress);
        GrowthResult result = new GrowthResult(
                GrowthTopic.RATE,
                "rate",
                "service p50 µs",
                "service p99 µs",
                "service p99.9 µs",
                "engine and append ns");
        result.table()
                .note(
                        "Medians of " + context.workload().latencyRounds()
                                + " rounds; engine and append are medians of their own times, a look at the clock each included.");
        for (int stretch : latency.measuredStretches()) {
            List<Histogram> service = latency.service(PipelineMode.FUSED, stretch);
            double p50 = Percentiles.of(service, 50).median();
            double p99 = Percentiles.of(service, 99).median();
            double busyNs = medianNs(latency, PathPart.ENGINE, stretch) + medianNs(latency, PathPart.APPEND, stretch);
            ArrivalSchedule schedule = latency.schedule(stretch);
            double rate = (double) schedule.perSecond();
            result.table()
                    .row(
                            schedule.label(),
                            Numbers.us(p50),
                            Numbers.us(p99),
                            Numbers.us(Percentiles.of(service, 99.9).median()),
                            Numbers.of(busyNs));
            if (!schedule.isFlatOut()) {
                result.point("service time p50", rate, p50 / NS_PER_US);
                result.point("service time p99", rate, p99 / NS_PER_US);
                result.point("engine and append p50", rate, busyNs / NS_PER_US);
            }
        }
        return result;
    }

    private static double medianNs(Latency latency, PathPart part, int stretch) {
        return Percentiles.of(latency.part(part, PipelineMode.FUSED, stretch), 50)
                .median();
    }
}
