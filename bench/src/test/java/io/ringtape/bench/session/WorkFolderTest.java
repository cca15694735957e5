package io.ringtape.bench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    private Path folder;

    @Test
    void takesAndMarksAFolderThatIsMissingOrEmpty() throws IOException {
        for (Path place : new Path[] {folder, folder.resolve("a/b")}) {
            new WorkFolder(place).close();
            assertThat(place.resolve(WorkFolder.MARK)).content().contains("deletes files in it");
        }
    }

    @Test
    void refusesAndKeepsAFolderOfSomebodyElse() throws IOException {
        Path tape = Files.writeString(folder.resolve("tape"), "a day");
        assertThatThrownBy(() -> new WorkFolder(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder + " holds tape and no " + WorkFolder.MARK);
        assertThat(folder).isDirectoryContaining(tape::equals);
        assertThat(folder.resolve(WorkFolder.MARK)).doesNotExist();
    }

    @Test
    void worksAgainInAFolderThatItMarked() throws IOException {
        try (WorkFolder work = new WorkFolder(folder)) {
            Files.writeString(Files.createDirectory(work.place("tape")).resolve("data"), "of a run that died");
        }
        try (WorkFolder work = new WorkFolder(folder)) {
            assertThat(work.vacant("tape")).doesNotExist();
        }
    }
}
