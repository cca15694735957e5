package io.ringtape.polygon.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Compares the table of docs/simulator.md with the catalogue of faults; {@code -Dringtape.write=true} rewrites it. The
 * text above the mark is written by hand.
 */
class SimulatorDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/simulator.md");
    private static final String MARK = "<!-- From here on generated from the catalogue; a test keeps it true. -->\n";

    @Test
    void theDocumentSaysWhatTheCatalogueSays() throws IOException {
        String found = Files.readString(DOCUMENT);
        assertThat(found).contains(MARK);
        String wanted = found.substring(0, found.indexOf(MARK)) + MARK + FaultKind.CATALOGUE.table();
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/simulator.md is stale: run `mvn -pl adapters/polygon -am test -Dtest=SimulatorDocumentTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dringtape.write=true`")
                .isEqualTo(wanted);
    }
}
