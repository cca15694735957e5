package io.ringtape.app;

import picocli.CommandLine;

/** The {@code journal} command, a group of commands that inspect a tape. */
@CommandLine.Command(
        name = "journal",
        header = "Inspect a tape.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            JournalStatCommand.class,
            JournalCatCommand.class,
            JournalCheckCommand.class,
            JournalDiffCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape journal stat tapes/2026-03-02",
            "  ./ringtape journal cat tapes/2026-03-02 --type Signal",
            "  ./ringtape journal check tapes/2026-03-02",
            "  ./ringtape journal diff tapes/monday tapes/again"
        })
final class JournalCommand extends ConsoleCommand {
    @Override
    void check(UsageProblems problems) {
        problems.add("a command is missing: stat, cat, check or diff");
    }

    @Override
    ExitCode perform(Console console) {
        throw new IllegalStateException("the check refuses a missing command");
    }
}
