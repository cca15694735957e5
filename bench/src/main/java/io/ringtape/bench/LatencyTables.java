package io.ringtape.bench;

import io.ringtape.pipeline.PipelineMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Service and response times, parts of the path, and what is left of each core, as tables. */
final class LatencyTables {
    private static final List<String> PART_HEAD = List.of("mean ns", "p50 ns", "p99 ns", "p99.9 ns");
    private static final double NS_PER_S = 1e9;

    private final Latency latency;

    LatencyTables(Latency latency) {
        this.latency = latency;
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
            Sample sample = Percentiles.of(rounds, percentile);
            cells.add(Numbers.us(percentile == 100 ? sample.greatest() : sample.median()));
        }
        return cells;
    }

    private Table path() {
        List<List<String>> rows = new ArrayList<>();
        List<Integer> stretches = latency.measuredStretches();
        for (int stretch : List.of(latency.goalStretch(), stretches.get(stretches.size() - 1))) {
            String rate = ", " + latency.schedule(stretch).label();
            rows.add(part(
                    "encode, claim, publish" + rate, latency.path().publish().of(stretch)));
            rows.add(part("engine" + rate, latency.path().engine().of(stretch)));
            rows.add(part("append" + rate, latency.path().append().of(stretch)));
        }
        return new Table(
                "path",
                "Parts of the path, fused, ns",
                Stream.concat(Stream.of("part"), PART_HEAD.stream()).toList(),
                rows,
                List.of("Each part holds one look at the clock, about " + Numbers.of(clockNs())
                        + " ns here; flat out, publish holds the wait for room."));
    }

    private static List<String> part(String name, Histogram histogram) {
        return List.of(
                name,
                Numbers.of(histogram.getMean()),
                Numbers.of((double) histogram.getValueAtPercentile(50)),
                Numbers.of((double) histogram.getValueAtPercentile(99)),
                Numbers.of((double) histogram.getValueAtPercentile(99.9)));
    }

    private Table cores() {
        int goal = latency.goalStretch();
        int last = latency.measuredStretches().size();
        double feedNs = latency.path().publish().of(goal).getValueAtPercentile(50);
        double pipelineNs = latency.path().engine().of(last).getMean()
                + latency.path().append().of(last).getMean();
        List<String> head = new ArrayList<>(List.of("core", "busy ns an event"));
        latency.measuredStretches().stream()
                .filter(stretch -> !latency.schedule(stretch).isFlatOut())
                .forEach(stretch ->
                        head.add("busy at " + latency.schedule(stretch).label()));
        head.add("full at M/s");
        return new Table(
                "cores",
                "Budget of each core, fused",
                head,
                List.of(core("feed: encode, claim, publish", feedNs), core("pipeline: engine, append", pipelineNs)),
                List.of("Looks at the clock included; the rest of a core is spent on waiting, unless the waiting style"
                        + " parks."));
    }

    private List<String> core(String name, double busyNs) {
        List<String> cells = new ArrayList<>(List.of(name, Numbers.of(busyNs)));
        latency.measuredStretches().stream()
                .map(latency::schedule)
                .filter(schedule -> !schedule.isFlatOut())
                .forEach(schedule -> cells.add(Numbers.percent(busyNs * schedule.perSecond() / NS_PER_S)));
        cells.add(Numbers.of(Unit.PER_SECOND.scaled(NS_PER_S / busyNs)));
        return cells;
    }

    /** What one look at the clock costs. */
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
