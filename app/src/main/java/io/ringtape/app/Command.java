package io.ringtape.app;

import java.io.IOException;
import picocli.CommandLine.Option;

/** One thing the {@code ringtape} command does. */
abstract class Command {
    @SuppressWarnings("UnusedVariable") // the parser reads it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    /**
     * Names everything wrong with the options and the files they point to, before anything is started. Called also when
     * the command line itself has problems, so an option that was not given, or not understood, is null.
     */
    void check(Problems problems) {}

    /**
     * Does it.
     *
     * @throws CommandFailure when it ends in a way that was to be expected
     * @throws IOException when a file cannot be read or written
     */
    abstract ExitCode perform(Console console) throws IOException;
}
