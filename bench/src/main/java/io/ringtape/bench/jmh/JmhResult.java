package io.ringtape.bench.jmh;

import io.ringtape.bench.report.Goal;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.BenchmarkResultMetaData;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * The result of one benchmark.
 *
 * @param benchmark its class, without the ending
 * @param method what was done
 * @param parameters their values
 * @param ns nanoseconds an operation
 * @param allocation on the heap
 * @param isHotPath whether it must allocate nothing
 */
record JmhResult(
        String benchmark, String method, String parameters, Time ns, Allocation allocation, boolean isHotPath) {
    /** Nanoseconds an operation: the mean, and the fastest and slowest iteration. */
    record Time(double mean, double least, double most) {}

    /** Bytes of heap an operation and in a whole iteration; NaN when nothing counted them. */
    record Allocation(double bytes, double bytesOfIteration) {
        /** Whether the profiler counted. */
        boolean isMeasured() {
            return !Double.isNaN(bytes);
        }

        /** Whether it is more than the harness's own. */
        boolean isReal() {
            return bytes > Goal.MOST_BYTES && bytesOfIteration > HARNESS_BYTES;
        }
    }

    /** The method that others are compared with. */
    private static final String OURS = "ours";

    /** What JMH itself allocates in an iteration. */
    private static final double HARNESS_BYTES = 32 * 1024;

    /** Marks a hot path that allocates. */
    static final String ALLOCATES = "ALLOCATES";

    private static final String PROFILED = "gc.alloc.rate.norm";
    private static final String OWN_OPERATIONS = "ownOperations";

    static JmhResult of(RunResult result) {
        BenchmarkParams parameters = result.getParams();
        String[] words = parameters.getBenchmark().split("\\.");
        String method = words[words.length - 1];
        Statistics ns = result.getPrimaryResult().getStatistics();
        double bytes = bytes(result);
        return new JmhResult(
                words[words.length - 2].replace("Benchmark", ""),
                method,
                String.join(
                        " ",
                        parameters.getParamsKeys().stream()
                                .map(parameters::getParam)
                                .toList()),
                new Time(result.getPrimaryResult().getScore(), ns.getMin(), ns.getMax()),
                new Allocation(
                        bytes,
                        bytes * operations(result) / parameters.getMeasurement().getCount()),
                isHotPath(parameters.getBenchmark(), method));
    }

    @SuppressWarnings("rawtypes") // as JMH hands them out
    private static double bytes(RunResult result) {
        Map<String, Result> more = result.getSecondaryResults();
        if (more.containsKey(OWN_OPERATIONS)) {
            return more.get("ownBytes").getScore() / more.get(OWN_OPERATIONS).getScore();
        }
        return more.containsKey(PROFILED) ? more.get(PROFILED).getScore() : Double.NaN;
    }

    @SuppressWarnings("rawtypes") // as JMH hands them out
    private static double operations(RunResult result) {
        Map<String, Result> more = result.getSecondaryResults();
        if (more.containsKey(OWN_OPERATIONS)) {
            return more.get(OWN_OPERATIONS).getScore();
        }
        return result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getMetadata)
                .filter(Objects::nonNull)
                .mapToLong(BenchmarkResultMetaData::getMeasurementOps)
                .sum();
    }

    private static boolean isHotPath(String benchmark, String method) {
        try {
            Class<?> owner = Class.forName(benchmark.substring(0, benchmark.lastIndexOf('.')));
            return Stream.of(owner.getMethods())
                    .filter(each -> each.getName().equals(method))
                    .anyMatch(each -> each.isAnnotationPresent(HotPath.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("JMH ran a benchmark of a class that is not here", e);
        }
    }

    /** Benchmark, method and parameters. */
    String name() {
        return (benchmark + "." + method + " " + parameters).strip();
    }

    /** Returns one table of all results. */
    static Table table(List<JmhResult> results) {
        return new Table(
                "jmh",
                "JMH: nanoseconds and bytes of heap an operation",
                List.of("question", "what", "of", "ns", "from – to", "÷ ours", "bytes", "hot path"),
                results.stream().map(result -> result.row(results)).toList(),
                List.of());
    }

    private List<String> row(List<JmhResult> all) {
        return List.of(
                benchmark,
                method,
                parameters,
                Numbers.of(ns.mean),
                Numbers.range(ns.least, ns.most),
                ratio(all),
                !allocation.isMeasured()
                        ? Table.ABSENT
                        : allocation.bytes > Goal.MOST_BYTES ? Numbers.of(allocation.bytes) : "0",
                isHotPath ? verdict() : "");
    }

    private String verdict() {
        if (!allocation.isMeasured()) {
            return Table.ABSENT;
        }
        return allocation.isReal() ? ALLOCATES : "clean";
    }

    /** Its time divided by that of {@code ours} with the same parameters. */
    private String ratio(List<JmhResult> all) {
        return all.stream()
                .filter(result -> result.benchmark.equals(benchmark)
                        && result.parameters.equals(parameters)
                        && result.method.equals(OURS))
                .findFirst()
                .map(ours -> Numbers.of(ns.mean / ours.ns.mean))
                .orElse("");
    }
}
