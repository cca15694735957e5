package io.ringtape.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BuildTest {
    @Test
    void aFolderWithASpaceInItsNameIsFound() throws IOException {
        Path folder = Path.of("/a clone/bench/ü+%20");
        assertThat(Build.path(folder.toUri().toURL())).isEqualTo(folder);
    }
}
