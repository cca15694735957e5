package io.ringtape.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.event.EventType;
import io.ringtape.event.RiskRule;
import io.ringtape.event.Setup;
import io.ringtape.feature.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class JmhSuiteTest {
    private static final Path SOURCES = Path.of("src/main/java/io/ringtape/bench/jmh");
    private static final String ENDING = "Benchmark.java";

    @TempDir
    private static Path work;

    @BeforeAll
    static void workInAFolderOfItsOwn() {
        System.setProperty(SmallSession.WORK, work.toString());
    }

    @AfterAll
    static void forgetTheFolder() {
        System.clearProperty(SmallSession.WORK);
    }

    @Test
    void everyBenchmarkClassIsFound() throws IOException {
        List<String> written;
        try (Stream<Path> files = Files.list(SOURCES)) {
            written = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }
        assertThat(JmhSuite.found(".").stream().map(JmhSuiteTest::className).distinct())
                .containsExactlyInAnyOrderElementsOf(written)
                .isNotEmpty();
    }

    private static String className(BenchmarkListEntry entry) {
        String name = entry.getUserClassQName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Each checks its own output when it is set up, and fails when that is wrong. */
    @Test
    void everyBenchmarkRunsOnceWithAllItsParameters() throws Exception {
        Collection<RunResult> results = new Runner(JmhSuite.allFeatures(new OptionsBuilder(), work)
                        .include(".")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        assertThat(results).hasSizeGreaterThan(JmhSuite.count("."));
        assertThat(JmhResult.table(results.stream().map(JmhResult::of).toList()).rows())
                .hasSameSizeAs(results);
        SmallSession small = new SmallSession();
        small.open();
        Features features = FeatureLoop.warmFeatures(small.session());
        small.close();
        assertThat(asked(results, "FeatureBenchmark.fill")).containsExactlyElementsOf(CatalogueFeature.names(features));
        assertThat(asked(results, "FeatureBenchmark.tick"))
                .containsExactlyElementsOf(CatalogueFeature.namesOfTicked(features))
                .contains("Nbbo", "SessionVwap")
                .doesNotContain("BarEmas");
    }

    private static List<String> asked(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith(benchmark))
                .map(result -> result.getParams()
                        .getParam(result.getParams().getParamsKeys().iterator().next()))
                .toList();
    }

    @Test
    void aNameThatNoneHasIsCountedAsNone() {
        assertThat(JmhSuite.count("NoSuchBenchmark")).isZero();
        assertThat(JmhSuite.count("[.]CodecBenchmark.encode")).isEqualTo(EventType.values().length);
    }

    @Test
    void everyEventRuleAndSetupIsAskedAbout() {
        assertThat(parameters("CodecBenchmark.encode", "type")).hasSameSizeAs(EventType.values());
        assertThat(parameters("RiskBenchmark.alone", "code")).hasSameSizeAs(RiskRule.values());
        assertThat(parameters("SetupBenchmark.bar", "setup")).hasSameSizeAs(Setup.values());
    }

    private static String[] parameters(String benchmark, String name) {
        return JmhSuite.found(benchmark).first().getParams().get().get(name);
    }
}
