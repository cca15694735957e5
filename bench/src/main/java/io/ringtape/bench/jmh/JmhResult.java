package io.ringtape.bench.jmh;

import io.ringtape.bench.report.Goal;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.ResultTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
 * @param benchmark name of its class, without {@code Benchmark}
 * @param method what was done
 * @param parameters values, separated by spaces
 * @param ns nanoseconds an operation
 * @param heap what was allocated
 * @param isHotPath whether the benchmark must not allocate
 */
record JmhResult(String benchmark, String method, String parameters, Time ns, HeapBytes heap, boolean isHotPath) {
    /** Nanoseconds an operation: the mean, and the fastest and slowest iteration. */
    record Time(double mean, double least, double most) {}

    /** Bytes of heap allocated by an operation and by a whole iteration; NaN if nothing counted them. */
    record HeapBytes(double perOperation, double perIteration) {
        /** Whether the bytes were counted. */
        boolean isMeasured() {
            return !Double.isNaN(perOperation);
        }

        /** Whether it is more than what JMH itself allocates. */
        boolean isReal() {
            return perOperation > Goal.MOST_BYTES && perIteration > HARNESS_BYTES;
        }

        String text() {
            if (!isMeasured()) {
                return ResultTable.ABSENT;
            }
            return perOperation > Goal.MOST_BYTES ? Numbers.of(perOperation) : "0";
        }
    }

    /** The method with which others are compared. */
    private static final String OURS = "ours";

    /** The most that JMH itself allocates in an iteration. */
    private static final double HARNESS_BYTES = 32 * 1024;

    /** Marks a hot path that allocates. */
    static final String ALLOCATES = "ALLOCATES";

    private static final String PROFILED = "gc.alloc.rate.norm";
    private static final String OWN_OPERATIONS = "ownOperations";

    static JmhResult of(RunResult result) {
        BenchmarkParams parameters = result.getParams();
        String[] words = parameters.getBenchmark().split("\\.");
        String method = words[words.length - 1];
        String values =
                parameters.getParamsKeys().stream().map(parameters::getParam).collect(Collectors.joining(" "));
        Statistics ns = result.getPrimaryResult().getStatistics();
        double bytes = bytes(result);
        return new JmhResult(
                words[words.length - 2].replace("Benchmark", ""),
                method,
                values,
                new Time(result.getPrimaryResult().getScore(), ns.getMin(), ns.getMax()),
                new HeapBytes(
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

    /** Returns benchmark, method and parameters. */
    String name() {
        return (benchmark + "." + method + " " + parameters).strip();
    }

    /** Returns one table of all results. */
    static ResultTable table(List<JmhResult> results) {
        ResultTable table = new ResultTable(
                "jmh",
                "JMH: nanoseconds and bytes of heap an operation",
                "question",
                "what",
                "of",
                "ns",
                "from – to",
                "÷ ours",
                "bytes",
                "hot path");
        for (JmhResult result : results) {
            table.row(
                    result.benchmark,
                    result.method,
                    result.parameters,
                    Numbers.of(result.ns.mean),
                    Numbers.range(result.ns.least, result.ns.most),
                    result.ratio(results),
                    result.heap.text(),
                    result.isHotPath ? result.verdict() : "");
        }
        return table;
    }

    private String verdict() {
        if (!heap.isMeasured()) {
            return ResultTable.ABSENT;
        }
        return heap.isReal() ? ALLOCATES : "clean";
    }

    /** Returns its time divided by that of {@code ours} with the same parameters. */
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
