package io.ringtape.app;

import io.ringtape.tape.TapeDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code journal diff} command. */
@CommandLine.Command(
        name = "diff",
        header = "Compare two tapes and show where they part.",
        description = {
            "",
            "Compares entry by entry, byte for byte. The first difference is shown by field and as two texts, and the"
                    + " exit code is then 3.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape journal diff tapes/monday tapes/again",
            "  ./ringtape journal diff tapes/monday tapes/again --json"
        })
final class JournalDiffCommand extends Command {
    @Parameters(index = "0", arity = "1", paramLabel = "FIRST", description = "Folder of the first tape.")
    private Path first;

    @Parameters(index = "1", arity = "1", paramLabel = "SECOND", description = "Folder of the second tape.")
    private Path second;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Override
    void check(Problems problems) {
        problems.requireFolder("FIRST", first);
        problems.requireFolder("SECOND", second);
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        TapeDiff diff = TapeDiff.of(first, second);
        if (json) {
            console.result("%s", json(diff));
        } else {
            diff.print(console.out());
        }
        return diff.isIdentical() ? ExitCode.DONE : ExitCode.REPLAY_DIFFERS;
    }

    private static JsonReport json(TapeDiff diff) {
        List<JsonReport> fields = diff.fields().stream()
                .map(field -> new JsonReport()
                        .count("event", field.event())
                        .text("name", field.name())
                        .text("first", field.first())
                        .text("second", field.second()))
                .toList();
        return new JsonReport()
                .flag("identical", diff.isIdentical())
                .count("equalEntries", diff.entries())
                .objects("fields", fields)
                .text("first", diff.first().isEmpty() ? null : diff.first())
                .text("second", diff.second().isEmpty() ? null : diff.second());
    }
}
