package io.ringtape.bench;

import io.ringtape.app.Ringtape;

/** The program behind {@code ./ringtape bench}: the app's command line with one more command. */
public final class Bench {
    private Bench() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Ringtape.main(new BenchmarkCommand(), arguments);
    }
}
