package io.ringtape.bench.jmh;

import io.ringtape.app.CommandFailure;
import io.ringtape.bench.report.Table;
import io.ringtape.replay.RunProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** All questions to JMH: finds them, asks them in processes of their own, and lays the answers into one table. */
public final class JmhSuite {
    private JmhSuite() {}

    /** How many benchmarks have names, as {@code package.Class.method}, a part of which fits; each value of a parameter counts. */
    public static int count(String expression) {
        return found(expression).stream().mapToInt(JmhSuite::variants).sum();
    }

    static SortedSet<BenchmarkListEntry> found(String expression) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        return BenchmarkList.defaultList().find(silent, List.of(expression), List.of());
    }

    private static int variants(BenchmarkListEntry entry) {
        return entry.getParams().orElse(Map.of()).values().stream()
                .mapToInt(values -> values.length)
                .reduce(1, (all, each) -> all * each);
    }

    /**
     * Asks those whose names fit, each in a process with the flags of this one and the profiler of garbage.
     *
     * @param work the folder that they work in
     * @throws CommandFailure when one failed, or nobody counted what a hot path allocates
     */
    public static Table run(String expression, Path work, RunProgress progress) {
        Options options = new OptionsBuilder()
                .include(expression)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-D" + SmallSession.WORK + "=" + work.toAbsolutePath())
                .shouldFailOnError(true)
                .build();
        JmhProgress told = new JmhProgress(progress, count(expression));
        try {
            List<JmhResult> answers =
                    new Runner(options, told).run().stream().map(JmhResult::of).toList();
            requireMeasured(answers);
            return JmhResult.table(answers);
        } catch (RunnerException e) {
            throw CommandFailure.failed("a benchmark failed: " + e.getMessage() + "\n" + told.talk(), e);
        }
    }

    static void requireMeasured(List<JmhResult> answers) {
        List<String> unknown = answers.stream()
                .filter(answer -> answer.isHotPath() && !answer.isMeasured())
                .map(JmhResult::name)
                .toList();
        if (!unknown.isEmpty()) {
            throw CommandFailure.failed("no bytes counted for the hot paths " + String.join(", ", unknown)
                    + ", wanted the figure of JMH's profiler 'gc' for each: does this virtual machine count"
                    + " allocations of threads?");
        }
    }

    /**
     * Looks through what {@link #run} answered, once that is printed.
     *
     * @throws CommandFailure when a hot path allocates
     */
    public static void requireClean(Table answers) {
        List<String> guilty = answers.rows().stream()
                .filter(row -> row.contains(JmhResult.ALLOCATES))
                .map(row -> String.join(" ", row.subList(0, 3)).strip())
                .toList();
        if (!guilty.isEmpty()) {
            throw CommandFailure.failed("hot paths that allocate, wanted none: " + String.join("; ", guilty)
                    + ". Run them with JMH's own program and -prof stack, or with --profile");
        }
    }
}
