package io.ringtape.app;

import io.ringtape.replay.RunProgress;

/** Shows the phases of a run, one after the other. For one thread. */
public final class ConsoleProgress implements RunProgress, AutoCloseable {
    private final Console console;
    private Progress progress;

    /** Shows progress on the console's standard error. */
    public ConsoleProgress(Console console) {
        this.console = console;
    }

    @Override
    public void phase(String name, String unit, long total) {
        console.interruption().check();
        close();
        progress = Progress.start(console, name, unit, total);
    }

    @Override
    public void at(long done) {
        console.interruption().check();
        if (progress != null) {
            progress.advanceTo(done);
        }
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }
}
