package io.ringtape.bench.growth;

import io.ringtape.bench.latency.ArrivalSchedule;
import io.ringtape.bench.latency.LatencyMeter;
import io.ringtape.bench.latency.LatencyPlan;
import io.ringtape.bench.latency.LatencyRun;
import io.ringtape.bench.latency.PathMeter;
import io.ringtape.bench.latency.Percentiles;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.Table;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Service time and busy time of an event against the rate of events, in fused mode. */
final class RateGrowth {
    private static final double NS_PER_US = 1e3;

    private final MeasuredSession session;
    private final WorkFolder work;
    private final int rounds;
    private final RunProgress progress;

    RateGrowth(MeasuredSession session, WorkFolder work, int rounds, RunProgress progress) {
        this.session = session;
        this.work = work;
        this.rounds = rounds;
        this.progress = progress;
    }

    GrowthResult measure() throws IOException {
        LatencyPlan plan = LatencyPlan.ofManyRates(session.transactions().count());
        progress.phase("growth with the rate", "sessions", 2L * rounds);
        List<LatencyMeter> times = new ArrayList<>();
        List<PathMeter> paths = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            times.add(new LatencyRun(session, work, PipelineMode.FUSED, plan).latencies());
            paths.add(new LatencyRun(session, work, PipelineMode.FUSED, plan).path(new BitSet()));
            progress.at(2L * times.size());
        }
        List<List<String>> rows = new ArrayList<>();
        List<Series.Point> medians = new ArrayList<>();
        List<Series.Point> tails = new ArrayList<>();
        List<Series.Point> busy = new ArrayList<>();
        for (int i = 1; i < plan.stretches().size(); i++) {
            ArrivalSchedule schedule = plan.stretches().get(i).schedule();
            int stretch = i;
            List<Histogram> service =
                    times.stream().map(meter -> meter.service().of(stretch)).toList();
            double p50 = Percentiles.of(service, 50).median();
            double p99 = Percentiles.of(service, 99).median();
            double busyNs = busyNs(paths, stretch);
            rows.add(List.of(
                    schedule.label(),
                    Numbers.us(p50),
                    Numbers.us(p99),
                    Numbers.us(Percentiles.of(service, 99.9).median()),
                    Numbers.of(busyNs)));
            if (!schedule.isFlatOut()) {
                medians.add(new Series.Point(schedule.perSecond(), p50 / NS_PER_US));
                tails.add(new Series.Point(schedule.perSecond(), p99 / NS_PER_US));
                busy.add(new Series.Point(schedule.perSecond(), busyNs / NS_PER_US));
            }
        }
        return new GrowthResult(
                new Table(
                        "growth-rate",
                        "Cost of an event against the rate, fused",
                        List.of("rate", "service p50 µs", "service p99 µs", "service p99.9 µs", "engine and append ns"),
                        rows,
                        List.of("Medians of " + rounds + " rounds; engine and append are medians of their own times, a"
                                + " look at the clock each included.")),
                Optional.of(new Plot(
                        "Cost of an event against the rate",
                        "events a second",
                        "µs",
                        List.of(
                                new Series("service time p50", medians),
                                new Series("service time p99", tails),
                                new Series("engine and append p50", busy)))));
    }

    private static double busyNs(List<PathMeter> paths, int stretch) {
        RoundValues engine = Percentiles.of(
                paths.stream().map(path -> path.engine().of(stretch)).toList(), 50);
        RoundValues append = Percentiles.of(
                paths.stream().map(path -> path.append().of(stretch)).toList(), 50);
        return engine.median() + append.median();
    }
}
