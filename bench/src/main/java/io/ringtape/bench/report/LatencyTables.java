package io.ringtape.bench.report;

import io.ringtape.bench.latency.ArrivalSchedule;
import io.ringtape.bench.latency.Latency;
import io.ringtape.bench.latency.PathPart;
import io.ringtape.bench.latency.Percentiles;
import io.ringtape.bench.measure.MetricUnit;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.pipeline.PipelineMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Tables of service and response times, parts of the path, and the budget of each core. */
final class LatencyTables {
    private static final double NS_PER_S = 1e9;

    private final Latency latency;
    private final Optional<Double> decodeNs;

    /**
     * Shows {@code latency}; {@code decodeNs} is the time in which the feed decodes an event, empty if it was not
     * measured.
     */
    LatencyTables(Latency latency, Optional<Double> decodeNs) {
        this.latency = latency;
        this.decodeNs = decodeNs;
    }

    List<ResultTable> all() {
        return List.of(
                times("service", "Service time: from publish to journaled, µs", latency::service),
                times("response", "Response time: from the intended arrival to journaled, µs", latency::response),
                path(),
                cores());
    }

    private ResultTable times(String name, String title, BiFunction<PipelineMode, Integer, List<Histogram>> rounds) {
        String[] head = Stream.concat(
                        Stream.of("mode and rate"), Percentiles.SHOWN.stream().map(Percentiles::label))
                .toArray(String[]::new);
        ResultTable table = new ResultTable(name, title, head);
        for (PipelineMode mode : latency.modes()) {
            for (int stretch : latency.measuredStretches()) {
                String what = label(mode) + ", " + latency.schedule(stretch).label();
                table.row(cells(what, rounds.apply(mode, stretch)));
            }
        }
        return table.row(cells("the machine alone, 100k/s", List.of(latency.jitter())))
                .note("Medians of the rounds; max is the greatest of all rounds.");
    }

    private static String label(PipelineMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static String[] cells(String name, List<Histogram> rounds) {
        Stream<String> times = Percentiles.SHOWN.stream().map(percentile -> {
            RoundValues values = Percentiles.of(rounds, percentile);
            return Numbers.us(percentile == 100 ? values.greatest() : values.median());
        });
        return Stream.concat(Stream.of(name), times).toArray(String[]::new);
    }

    private ResultTable path() {
        ResultTable table = new ResultTable(
                "path", "Parts of the path, fused, ns", "part", "mean ns", "p50 ns", "p99 ns", "p99.9 ns");
        List<Integer> stretches = latency.measuredStretches();
        for (int stretch : List.of(latency.goalStretch(), stretches.get(stretches.size() - 1))) {
            for (PathPart part : PathPart.values()) {
                List<Histogram> rounds = latency.part(part, PipelineMode.FUSED, stretch);
                table.row(
                        part.label() + ", " + latency.schedule(stretch).label(),
                        Numbers.of(meanNs(rounds)),
                        Numbers.of(Percentiles.of(rounds, 50).median()),
                        Numbers.of(Percentiles.of(rounds, 99).median()),
                        Numbers.of(Percentiles.of(rounds, 99.9).median()));
            }
        }
        return table.note("Medians of the rounds. Each part holds one look at the clock, about " + Numbers.of(clockNs())
                + " ns here; flat out, publish holds the wait for room. Means add up, percentiles do not.");
    }

    /** Returns the median of the means of the rounds. */
    private static double meanNs(List<Histogram> rounds) {
        return new RoundValues(rounds.stream().mapToDouble(Histogram::getMean).toArray()).median();
    }

    private ResultTable cores() {
        List<String> head = new ArrayList<>(List.of("core", "busy ns an event"));
        paced().forEach(schedule -> head.add("busy at " + schedule.label()));
        head.add("full at M/s");
        ResultTable table = new ResultTable("cores", "Budget of each core", head.toArray(String[]::new));
        for (PipelineMode mode : latency.modes()) {
            double engineNs = busyNs(PathPart.ENGINE, mode);
            double tapeNs = busyNs(PathPart.APPEND, mode);
            table.row(core(mode, "feed", busyNs(PathPart.PUBLISH, mode) + decodeNs.orElse(0.0)));
            if (mode == PipelineMode.FUSED) {
                table.row(core(mode, "engine and tape", engineNs + tapeNs));
            } else {
                table.row(core(mode, "engine", engineNs)).row(core(mode, "tape", tapeNs));
            }
        }
        String decoder = decodeNs.map(
                        ns -> "and its frame's share of the decoder, flat out: " + Numbers.of(ns) + " ns. ")
                .orElse("without the decoder, which was not measured. ");
        return table.note(
                "Means at the goal's rate of 100k/s, medians of the rounds, a look at the clock in each part. The"
                        + " feed is encode, claim and publish, " + decoder
                        + "The rest of a core is spent on waiting, unless the waiting style parks.");
    }

    private double busyNs(PathPart part, PipelineMode mode) {
        return meanNs(latency.part(part, mode, latency.goalStretch()));
    }

    private String[] core(PipelineMode mode, String name, double busyNs) {
        List<String> cells = new ArrayList<>(List.of(label(mode) + ": " + name, Numbers.of(busyNs)));
        paced().forEach(schedule -> cells.add(Numbers.percent(busyNs * schedule.perSecond() / NS_PER_S)));
        cells.add(Numbers.of(MetricUnit.PER_SECOND.scaled(NS_PER_S / busyNs)));
        return cells.toArray(String[]::new);
    }

    /** Returns the schedules that are not flat out. */
    private Stream<ArrivalSchedule> paced() {
        return latency.measuredStretches().stream().map(latency::schedule).filter(schedule -> !schedule.isFlatOut());
    }

    /** Returns the cost of reading the clock once. */
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
