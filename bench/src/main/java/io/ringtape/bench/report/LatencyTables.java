package io.ringtape.bench.report;

import io.ringtape.bench.latency.Latency;
import io.ringtape.bench.latency.PathMeter;
import io.ringtape.bench.latency.Percentiles;
import io.ringtape.bench.latency.StretchHistograms;
import io.ringtape.bench.measure.MetricUnit;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.pipeline.PipelineMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Tables of service and response times, parts of the path, and the budget of each core. */
final class LatencyTables {
    private static final List<String> PART_HEAD = List.of("mean ns", "p50 ns", "p99 ns", "p99.9 ns");
    private static final double NS_PER_S = 1e9;

    private final Latency latency;
    private final Optional<Double> decodeNs;

    /** Tables of {@code latency}; {@code decodeNs} is the feed's time to decode an event, empty when it was not measured. */
    LatencyTables(Latency latency, Optional<Double> decodeNs) {
        this.latency = latency;
        this.decodeNs = decodeNs;
    }

    List<Table> all() {
        return List.of(times("service"), times("response"), path(), cores());
    }

    private Table times(String kind) {
        List<List<String>> rows = new ArrayList<>();
        for (PipelineMode mode : latency.modes()) {
            for (int stretch : latency.measuredStretches()) {
                List<Histogram> rounds =
                        kind.equals("service") ? latency.service(mode, stretch) : latency.response(mode, stretch);
                rows.add(row(
                        mode.name().toLowerCase(Locale.ROOT) + ", "
                                + latency.schedule(stretch).label(),
                        rounds));
            }
        }
        rows.add(row("the machine alone, 100k/s", List.of(latency.jitter())));
        String what = kind.equals("service")
                ? "Service time: from publish to journaled, µs"
                : "Response time: from the intended arrival to journaled, µs";
        List<String> head = Stream.concat(
                        Stream.of("mode and rate"), Percentiles.SHOWN.stream().map(Percentiles::label))
                .toList();
        return new Table(kind, what, head, rows, List.of("Medians of the rounds; max is the greatest of all rounds."));
    }

    private static List<String> row(String name, List<Histogram> rounds) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        for (double percentile : Percentiles.SHOWN) {
            RoundValues sample = Percentiles.of(rounds, percentile);
            cells.add(Numbers.us(percentile == 100 ? sample.greatest() : sample.median()));
        }
        return cells;
    }

    private Table path() {
        List<List<String>> rows = new ArrayList<>();
        List<Integer> stretches = latency.measuredStretches();
        for (int stretch : List.of(latency.goalStretch(), stretches.get(stretches.size() - 1))) {
            rows.add(part("encode, claim, publish", PathMeter::publish, stretch));
            rows.add(part("in the ring", PathMeter::ring, stretch));
            rows.add(part("engine", PathMeter::engine, stretch));
            rows.add(part("append", PathMeter::append, stretch));
            rows.add(part("from publish to journaled", PathMeter::whole, stretch));
        }
        return new Table(
                "path",
                "Parts of the path, fused, ns",
                Stream.concat(Stream.of("part"), PART_HEAD.stream()).toList(),
                rows,
                List.of("Medians of the rounds. Each part holds one look at the clock, about " + Numbers.of(clockNs())
                        + " ns here; flat out, publish holds the wait for room. Means add up, percentiles do not."));
    }

    private List<String> part(String name, Function<PathMeter, StretchHistograms> part, int stretch) {
        List<Histogram> rounds = latency.part(part, PipelineMode.FUSED, stretch);
        return List.of(
                name + ", " + latency.schedule(stretch).label(),
                Numbers.of(meanNs(rounds)),
                Numbers.of(Percentiles.of(rounds, 50).median()),
                Numbers.of(Percentiles.of(rounds, 99).median()),
                Numbers.of(Percentiles.of(rounds, 99.9).median()));
    }

    /** The median of the rounds' means. */
    private static double meanNs(List<Histogram> rounds) {
        return new RoundValues(rounds.stream().mapToDouble(Histogram::getMean).toArray()).median();
    }

    private Table cores() {
        List<String> head = new ArrayList<>(List.of("core", "busy ns an event"));
        latency.measuredStretches().stream()
                .map(latency::schedule)
                .filter(schedule -> !schedule.isFlatOut())
                .forEach(schedule -> head.add("busy at " + schedule.label()));
        head.add("full at M/s");
        List<List<String>> rows = new ArrayList<>();
        for (PipelineMode mode : latency.modes()) {
            rows.addAll(cores(mode));
        }
        return new Table(
                "cores",
                "Budget of each core",
                head,
                rows,
                List.of(
                        "Means at the goal's rate of 100k/s, medians of the rounds, a look at the clock in each part. The"
                                + " feed is encode, claim and publish, "
                                + (decodeNs.isPresent()
                                        ? "and its frame's share of the decoder, flat out: "
                                                + Numbers.of(decodeNs.get()) + " ns. "
                                        : "without the decoder, which was not measured. ")
                                + "The rest of a core is spent on waiting, unless the waiting style parks."));
    }

    private List<List<String>> cores(PipelineMode mode) {
        String name = mode.name().toLowerCase(Locale.ROOT) + ": ";
        double feedNs = busyNs(PathMeter::publish, mode) + decodeNs.orElse(0.0);
        double engineNs = busyNs(PathMeter::engine, mode);
        double tapeNs = busyNs(PathMeter::append, mode);
        List<List<String>> rows = new ArrayList<>();
        rows.add(core(name + "feed", feedNs));
        if (mode == PipelineMode.FUSED) {
            rows.add(core(name + "engine and tape", engineNs + tapeNs));
        } else {
            rows.add(core(name + "engine", engineNs));
            rows.add(core(name + "tape", tapeNs));
        }
        return rows;
    }

    private double busyNs(Function<PathMeter, StretchHistograms> part, PipelineMode mode) {
        return meanNs(latency.part(part, mode, latency.goalStretch()));
    }

    private List<String> core(String name, double busyNs) {
        List<String> cells = new ArrayList<>(List.of(name, Numbers.of(busyNs)));
        latency.measuredStretches().stream()
                .map(latency::schedule)
                .filter(schedule -> !schedule.isFlatOut())
                .forEach(schedule -> cells.add(Numbers.percent(busyNs * schedule.perSecond() / NS_PER_S)));
        cells.add(Numbers.of(MetricUnit.PER_SECOND.scaled(NS_PER_S / busyNs)));
        return cells;
    }

    /** The cost of reading the clock once. */
    private static double clockNs() {
        int looks = 1_000_000;
        long last = 0;
        Stopwatch watch = new Stopwatch();
        for (int i = 0; i < looks; i++) {
            last = Math.max(last, System.nanoTime());
        }
        double ns = (double) watch.elapsedNs() / looks;
        return last == 0 ? 0 : ns;
    }
}
