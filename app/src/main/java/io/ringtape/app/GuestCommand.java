package io.ringtape.app;

import java.io.IOException;

/** A command provided by another module. Replaces the command of the same name. */
public abstract class GuestCommand extends ConsoleCommand {
    /** Adds every problem with the options, before anything is started. */
    protected abstract void requireSound(UsageProblems problems);

    /**
     * Runs the command.
     *
     * @throws CommandFailure when it ends in an expected failure
     * @throws IOException when a file cannot be read or written
     */
    protected abstract ExitCode run(Console console) throws IOException;

    @Override
    final void check(UsageProblems problems) {
        requireSound(problems);
    }

    @Override
    final ExitCode perform(Console console) throws IOException {
        console.interruption().begin();
        return run(console);
    }
}
