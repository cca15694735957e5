package io.ringtape.app;

import java.io.IOException;
import picocli.CommandLine.Option;

/** A subcommand of {@code ringtape}. */
abstract class ConsoleCommand {
    @SuppressWarnings("UnusedVariable") // set by the parser
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    /**
     * Adds every problem with the options and the files they name, before anything is started. Also called when parsing
     * failed, so an option that is absent or invalid is null.
     */
    void check(UsageProblems problems) {}

    /**
     * Runs the command.
     *
     * @throws CommandFailure when it ends in an expected failure
     * @throws IOException when a file cannot be read or written
     */
    abstract ExitCode perform(Console console) throws IOException;
}
