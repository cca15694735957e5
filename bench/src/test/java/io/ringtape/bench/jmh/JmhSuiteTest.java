package io.ringtape.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.event.EventType;
import io.ringtape.event.Setup;
import io.ringtape.risk.RiskRules;
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
import org.openjdk.jmh.runner.RunnerException;
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
    void everyBenchmarkRunsOnceWithAllItsParameters() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(".")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        assertThat(results).hasSize(JmhSuite.count("."));
        assertThat(JmhResult.table(results.stream().map(JmhResult::of).toList()).rows())
                .hasSameSizeAs(results);
    }

    @Test
    void aNameThatNoneHasIsCountedAsNone() {
        assertThat(JmhSuite.count("NoSuchBenchmark")).isZero();
        assertThat(JmhSuite.count("[.]EncodeBenchmark.ours")).isEqualTo(2);
    }

    @Test
    void everyEventRuleSetupAndFeatureIsAskedAbout() throws IOException {
        assertThat(parameters("EventEncodeBenchmark.ours", "type"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(EventType.values())
                        .filter(type -> type != EventType.TRADE && type != EventType.QUOTE)
                        .map(Enum::name)
                        .toList());
        assertThat(parameters("RiskBenchmark.alone", "code"))
                .containsExactlyElementsOf(RiskRules.catalogue().stream()
                        .map(rule -> rule.code().name())
                        .toList());
        assertThat(parameters("SetupBenchmark.bar", "setup"))
                .contains("ALL")
                .containsAll(Stream.of(Setup.values()).map(Enum::name).toList())
                .hasSize(Setup.values().length + 1);
        SmallSession small = new SmallSession();
        small.open();
        assertThat(parameters("FeatureBenchmark.fill", "feature"))
                .containsExactlyElementsOf(CatalogueFeature.names(FeatureLoop.warmFeatures(small.session())));
        small.close();
    }

    private static String[] parameters(String benchmark, String name) {
        return JmhSuite.found(benchmark).first().getParams().get().get(name);
    }
}
