package io.ringtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.bench.report.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sees all, seen by none. */
class BenchWallsTest {
    private static final Path ROOT = Build.root().orElseThrow();

    @Test
    void noOtherModuleDependsOnTheBenchmarks() throws IOException {
        for (Path pom : files("pom.xml")) {
            if (!pom.equals(ROOT.resolve("bench/pom.xml"))) {
                assertThat(Files.readString(pom)).as(pom.toString()).doesNotContain("<artifactId>bench</artifactId>");
            }
        }
    }

    @Test
    void noOtherSourceKnowsTheBenchmarks() throws IOException {
        List<Path> sources = files(".java");
        assertThat(sources).hasSizeGreaterThan(200);
        for (Path source : sources) {
            if (!source.startsWith(ROOT.resolve("bench"))) {
                assertThat(Files.readString(source)).as(source.toString()).doesNotContain("import io.ringtape.bench");
            }
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
