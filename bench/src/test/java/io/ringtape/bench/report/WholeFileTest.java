package io.ringtape.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.app.UsageProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("figures.json");
        WholeFile.write(file, "first");
        WholeFile.write(file, "second");
        assertThat(file).content().isEqualTo("second");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real.md"), "first");
        Path link = Files.createSymbolicLink(folder.resolve("link.md"), file);
        WholeFile.write(link, "second");
        assertThat(link).isSymbolicLink();
        assertThat(file).content().isEqualTo("second");
    }

    @Test
    void aFileThatCannotBeWrittenIsReportedBeforeTheRun() {
        UsageProblems problems = new UsageProblems();
        WholeFile.requireWritable("--json", folder, problems);
        WholeFile.requireWritable("--json", folder.resolve("none/figures.json"), problems);
        WholeFile.requireWritable("--json", folder.resolve("figures.json"), problems);
        assertThat(problems.lines())
                .containsExactly(
                        "--json: " + folder + " is a folder, wanted a file",
                        "--json: no folder " + folder.resolve("none"));
    }
}
