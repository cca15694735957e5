package io.ringtape.polygon.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        String wanted = found.substring(0, found.indexOf(MARK)) + MARK + table();
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/simulator.md is stale: run `mvn -pl adapters/polygon -am test -Dtest=SimulatorDocumentTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dringtape.write=true`")
                .isEqualTo(wanted);
    }

    private static String table() {
        List<String> out = new ArrayList<>(
                List.of("", "| fault | strikes | what happens | values (usual) |", "|---|---|---|---|"));
        for (FaultKind kind : FaultKind.values()) {
            String values = kind.parameters().stream()
                    .map(parameter -> "`" + value(parameter) + "` " + parameter.sentence())
                    .collect(Collectors.joining("<br>"));
            out.add("| `" + kind.label() + "` | " + kind.target().sentence() + " | " + kind.sentence() + " | " + values
                    + " |");
        }
        return String.join("\n", out) + "\n";
    }

    private static String value(FaultParameter parameter) {
        String fallback = parameter.fallback();
        String shown = parameter.words().isEmpty() ? fallback : String.join("\\|", parameter.words());
        return parameter.name() + "=" + (shown.contains(" ") ? '"' + shown + '"' : shown);
    }
}
