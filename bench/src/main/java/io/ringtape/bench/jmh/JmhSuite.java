package io.ringtape.bench.jmh;

import io.ringtape.app.CommandFailure;
import io.ringtape.bench.report.ResultTable;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.feature.Features;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
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
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks, each in a process of its own, and returns one table. */
public final class JmhSuite {
    private JmhSuite() {}

    /**
     * Returns how many benchmarks have a name, {@code package.Class.method}, that contains a match; each variant
     * counts.
     */
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
     * Runs the benchmarks whose names contain a match of {@code expression}, each in a process with the flags of this
     * one and JMH's allocation profiler.
     *
     * @param work the folder that they work in
     * @throws CommandFailure if one fails, or nothing counted what a hot path allocates
     */
    public static ResultTable run(String expression, Path work, RunProgress progress) throws IOException {
        Options options = allFeatures(new OptionsBuilder(), work)
                .include(expression)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-D" + SmallSession.WORK + "=" + work.toAbsolutePath())
                .shouldFailOnError(true)
                .build();
        JmhProgress log = new JmhProgress(progress);
        try {
            List<JmhResult> results =
                    new Runner(options, log).run().stream().map(JmhResult::of).toList();
            requireMeasured(results);
            return JmhResult.table(results);
        } catch (RunnerException e) {
            throw CommandFailure.failed("a benchmark failed: " + e.getMessage() + "\n" + log.text(), e);
        }
    }

    /** Sets the parameters of {@link FeatureBenchmark} to all features of the catalogue. */
    static ChainedOptionsBuilder allFeatures(ChainedOptionsBuilder options, Path work) throws IOException {
        try (WorkFolder folder = new WorkFolder(work)) {
            Features features = FeatureLoop.features(new SessionStore(folder, RunProgress.NONE).setup());
            return options.param("feature", CatalogueFeature.names(features).toArray(String[]::new))
                    .param(
                            "tickFeature",
                            CatalogueFeature.namesOfTicked(features).toArray(String[]::new));
        }
    }

    static void requireMeasured(List<JmhResult> results) {
        List<String> unknown = results.stream()
                .filter(result -> result.isHotPath() && !result.heap().isMeasured())
                .map(JmhResult::name)
                .toList();
        if (!unknown.isEmpty()) {
            throw CommandFailure.failed("no bytes counted for the hot paths " + String.join(", ", unknown)
                    + ", wanted the figure of JMH's profiler 'gc' for each: does this virtual machine count"
                    + " allocations of threads?");
        }
    }

    /**
     * Requires that no hot path in the results of {@link #run} allocates.
     *
     * @throws CommandFailure if a hot path allocates
     */
    public static void requireClean(ResultTable results) {
        List<String> guilty = results.rows().stream()
                .filter(row -> row.contains(JmhResult.ALLOCATES))
                .map(row -> String.join(" ", row.subList(0, 3)).strip())
                .toList();
        if (!guilty.isEmpty()) {
            throw CommandFailure.failed("hot paths that allocate, wanted none: " + String.join("; ", guilty)
                    + ". Run them with JMH's own program and -prof stack, or with --profile");
        }
    }
}
