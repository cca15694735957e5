package io.ringtape.app;

import io.ringtape.config.ConfigurationException;
import io.ringtape.config.SettingChange;
import io.ringtape.replay.RecordedSettings;
import io.ringtape.tape.TapeDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code journal diff} command. */
@CommandLine.Command(
        name = "diff",
        header = "Compare two tapes and show the first difference.",
        description = {
            "",
            "Compares entry by entry, byte for byte. The first difference is shown by field and as two texts, and the"
                    + " exit code is then 3. If the settings differ, they are listed, and the first difference"
                    + " beyond them is shown.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape journal diff tapes/monday tapes/again",
            "  ./ringtape journal diff tapes/monday tapes/again --json"
        })
final class JournalDiffCommand extends ConsoleCommand {
    /** Fields that differ whenever the settings do. */
    private static final Set<String> OF_SETTINGS = Set.of("configuration", "configurationDigest", "policies", "hash");

    @Parameters(index = "0", arity = "1", paramLabel = "FIRST", description = "Folder of the first tape.")
    private Path first;

    @Parameters(index = "1", arity = "1", paramLabel = "SECOND", description = "Folder of the second tape.")
    private Path second;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Override
    void check(UsageProblems problems) {
        problems.requireFolder("FIRST", first);
        problems.requireFolder("SECOND", second);
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        List<SettingChange> changes = changes();
        TapeDiff diff = TapeDiff.of(first, second, changes.isEmpty() ? Set.of() : OF_SETTINGS);
        if (json) {
            console.result("%s", json(changes, diff));
        } else {
            ReplayCommand.printChanges(console, changes);
            diff.print(console.out());
        }
        return diff.isIdentical() && changes.isEmpty() ? ExitCode.DONE : ExitCode.REPLAY_DIFFERS;
    }

    private List<SettingChange> changes() {
        try {
            return RecordedSettings.changes(first, second);
        } catch (ConfigurationException e) {
            return List.of(); // settings of another version are compared as bytes
        }
    }

    private static JsonReport json(List<SettingChange> changes, TapeDiff diff) {
        List<JsonReport> fields = diff.fields().stream()
                .map(field -> new JsonReport()
                        .count("event", field.event())
                        .text("name", field.name())
                        .text("first", field.first())
                        .text("second", field.second()))
                .toList();
        return new JsonReport()
                .flag("identical", diff.isIdentical() && changes.isEmpty())
                .objects(
                        "settings",
                        changes.stream().map(JournalDiffCommand::json).toList())
                .count("equalEntries", diff.entries())
                .objects("fields", fields)
                .text("first", diff.first().isEmpty() ? null : diff.first())
                .text("second", diff.second().isEmpty() ? null : diff.second());
    }

    private static JsonReport json(SettingChange change) {
        return new JsonReport()
                .text("key", change.key())
                .text("first", change.before())
                .text("second", change.after());
    }
}
