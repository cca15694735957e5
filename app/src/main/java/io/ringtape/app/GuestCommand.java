package io.ringtape.app;

import java.io.IOException;

/** A command that another module brings along: it takes the place of the one of its name. */
public abstract class GuestCommand extends Command {
    /** Names everything wrong with the options, as every command does before anything is started. */
    protected abstract void requireSound(Problems problems);

    /**
     * Does it.
     *
     * @throws CommandFailure when it ends in a way that was to be expected
     * @throws IOException when a file cannot be read or written
     */
    protected abstract ExitCode run(Console console) throws IOException;

    @Override
    final void check(Problems problems) {
        requireSound(problems);
    }

    @Override
    final ExitCode perform(Console console) throws IOException {
        console.interruption().begin();
        return run(console);
    }
}
