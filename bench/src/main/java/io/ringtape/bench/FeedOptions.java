package io.ringtape.bench;

import io.ringtape.app.OptionTypes;
import io.ringtape.app.UsageProblems;
import io.ringtape.bench.feed.FeedLoad;
import picocli.CommandLine.Option;

/** The options of the live feed's measurement. */
final class FeedOptions {
    private static final long MOST_RATE = 1_000_000;
    private static final int MOST_SECONDS = 600;

    @SuppressWarnings("UnusedVariable") // read by its name, as the mode
    @Option(
            names = "--feed",
            description = "Send events from a simulated server to the live feed, in frames of 1, 10, 100 and 1,000, and"
                    + " measure lag, loss and heap; then play a whole session (--events) fast.")
    private boolean feed;

    @Option(names = "--rate", paramLabel = "N", description = "Events a second with --feed (200k).")
    private OptionTypes.EventCount rate = new OptionTypes.EventCount(200_000);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds of each run with --feed, after its warm-up (${DEFAULT-VALUE}).")
    private int seconds;

    void requireSound(UsageProblems problems) {
        if (rate != null && (rate.value() < 1_000 || rate.value() > MOST_RATE)) {
            problems.add("--rate: " + rate.value() + " events a second, wanted 1,000 to 1,000,000");
        }
        if (seconds < 1 || seconds > MOST_SECONDS) {
            problems.add("--seconds: " + seconds + ", wanted 1 to " + MOST_SECONDS);
        }
    }

    /** Returns the load of the options. */
    FeedLoad.Load load() {
        return new FeedLoad.Load(rate.value(), seconds);
    }
}
