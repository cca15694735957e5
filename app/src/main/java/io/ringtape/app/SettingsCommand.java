package io.ringtape.app;

import io.ringtape.config.Configuration;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code settings} command. */
@CommandLine.Command(
        name = "settings",
        header = "Print every setting with its meaning, unit, range and default.",
        description = {
            "",
            "Prints the defaults as YAML, with what each key is; docs/settings.md has the same as tables. A file for"
                    + " --policies holds only what differs from them. With --effective it prints the settings with such a"
                    + " file applied, in the form stored on a tape.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape settings > defaults.yaml",
            "  ./ringtape settings --effective tighter.yaml"
        })
final class SettingsCommand extends ConsoleCommand {
    @Option(names = "--effective", paramLabel = "FILE", description = "Print the defaults with this file applied.")
    private Path effective;

    private Configuration configuration;

    @Override
    void check(UsageProblems problems) {
        if (effective != null) {
            configuration = Policies.load("--effective", effective, problems);
        }
    }

    @Override
    ExitCode perform(Console console) {
        String text = configuration == null ? Configuration.explainedDefaults() : configuration.canonicalText();
        console.result("%s", text.stripTrailing());
        return ExitCode.DONE;
    }
}
