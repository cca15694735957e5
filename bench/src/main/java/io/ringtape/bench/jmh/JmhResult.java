package io.ringtape.bench.jmh;

import io.ringtape.bench.report.Goal;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.BenchmarkResultMetaData;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What one benchmark said.
 *
 * @param question its class
 * @param method what was done
 * @param of the values of its parameters
 * @param ns nanoseconds an operation
 * @param leastNs in the fastest iteration
 * @param mostNs in the slowest
 * @param bytes of heap an operation; not a number when nobody counted them
 * @param bytesOfIteration of heap, all its operations together
 * @param isHotPath whether those must be none
 */
record JmhResult(
        String question,
        String method,
        String of,
        double ns,
        double leastNs,
        double mostNs,
        double bytes,
        double bytesOfIteration,
        boolean isHotPath) {
    /** The method that its peers are held against. */
    private static final String OURS = "ours";

    /** What an iteration allocates whatever it does: JMH's own, the tape's page toucher. */
    private static final double NOTHING_OF_ITERATION = 32 * 1024;

    /** In the table, of a hot path that is none. */
    static final String ALLOCATES = "ALLOCATES";

    private static final String PROFILED = "gc.alloc.rate.norm";
    private static final String OWN_OPERATIONS = "ownOperations";

    static JmhResult of(RunResult result) {
        BenchmarkParams parameters = result.getParams();
        String[] words = parameters.getBenchmark().split("\\.");
        String method = words[words.length - 1];
        String question = words[words.length - 2];
        Statistics ns = result.getPrimaryResult().getStatistics();
        String of = String.join(
                " ",
                parameters.getParamsKeys().stream().map(parameters::getParam).toList());
        double bytes = bytes(result);
        return new JmhResult(
                question.replace("Benchmark", ""),
                method,
                of,
                result.getPrimaryResult().getScore(),
                ns.getMin(),
                ns.getMax(),
                bytes,
                bytes * operations(result) / parameters.getMeasurement().getCount(),
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

    /** Whether the profiler said how much it allocates. */
    boolean isMeasured() {
        return !Double.isNaN(bytes);
    }

    boolean allocates() {
        return bytes > Goal.MOST_BYTES && bytesOfIteration > NOTHING_OF_ITERATION;
    }

    /** What it is called by: question, method and parameters. */
    String name() {
        return (question + "." + method + " " + of).strip();
    }

    /** One table of all. */
    static Table table(List<JmhResult> answers) {
        return new Table(
                "jmh",
                "JMH: nanoseconds and bytes of heap an operation",
                List.of("question", "what", "of", "ns", "from – to", "÷ ours", "bytes", "hot path"),
                answers.stream().map(answer -> answer.row(answers)).toList(),
                List.of());
    }

    private List<String> row(List<JmhResult> all) {
        return List.of(
                question,
                method,
                of,
                Numbers.of(ns),
                Numbers.range(leastNs, mostNs),
                ratio(all),
                isMeasured() ? bytes > Goal.MOST_BYTES ? Numbers.of(bytes) : "0" : Table.ABSENT,
                isHotPath ? verdict() : "");
    }

    private String verdict() {
        if (!isMeasured()) {
            return Table.ABSENT;
        }
        return allocates() ? ALLOCATES : "clean";
    }

    private String ratio(List<JmhResult> all) {
        Predicate<JmhResult> isOurs =
                answer -> answer.question.equals(question) && answer.of.equals(of) && answer.method.equals(OURS);
        return all.stream()
                .filter(isOurs)
                .findFirst()
                .map(ours -> Numbers.of(ns / ours.ns))
                .orElse("");
    }
}
