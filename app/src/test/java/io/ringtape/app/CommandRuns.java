package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands in this process, with what they print on a console of its own. */
class CommandRuns {
    static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);

    /** Runs a command, whatever its exit code. */
    final ExitCode run(String... arguments) {
        out.reset();
        err.reset();
        return Ringtape.run(console, arguments);
    }

    /** Runs a command that must succeed. Returns what it printed on standard output. */
    final String text(String... arguments) {
        assertThat(run(arguments)).as(err()).isEqualTo(ExitCode.DONE);
        return out();
    }

    /** Runs a command with {@code --json}, which must print one object on one line. */
    final JsonNode json(String... arguments) throws IOException {
        String text =
                text(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
        assertThat(text.lines()).hasSize(1);
        return JSON.readTree(text);
    }

    /** Returns the tape's events of one type, as {@code journal cat --json} prints them. */
    final List<JsonNode> cat(Path tape, String type) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : text("journal", "cat", tape.toString(), "--json", "--type", type)
                .lines()
                .toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    /** Returns what was printed on standard output by the last command. */
    final String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Returns what was printed on standard error by the last command. */
    final String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
