package io.ringtape.bench;

import io.ringtape.app.OptionTypes;
import io.ringtape.app.UsageProblems;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.synth.SyntheticSettings;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The part of the command line for the measured session and how often it is asked. */
final class SessionOptions {
    private static final long BYTES_AN_EVENT = 200;
    private static final long HEAP_BESIDES = 96L << 20;

    @Option(names = "--quick", description = "A smaller session and fewer rounds, for a check.")
    private boolean quick;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "About how many events the session has (1.5m; quick 400k; at most 10m).")
    private OptionTypes.EventCount events;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the session (${DEFAULT-VALUE}).")
    private long seed = SessionRecipe.USUAL_SEED;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "Times that each thing is measured for throughput, or each setup with --growth (9; quick 3); latency,"
                            + " rate and restart have times of their own.")
    private Integer rounds;

    /**
     * Checks the numbers.
     *
     * @param most events that make sense for what is measured
     * @param held events that it holds in memory, which must fit into this heap
     */
    void requireSound(long most, long held, UsageProblems problems) {
        if (rounds != null && rounds < 1) {
            problems.add("--rounds: " + rounds + ", wanted 1 or more");
        }
        long count = scale().events();
        long heap = held * BYTES_AN_EVENT + HEAP_BESIDES;
        if (count < SyntheticSettings.MIN_EVENTS || count > most) {
            problems.add(String.format(
                    Locale.ROOT, "--events: %,d events, wanted %,d to %,d", count, SyntheticSettings.MIN_EVENTS, most));
        } else if (held > 0 && heap > Runtime.getRuntime().maxMemory()) {
            problems.add(String.format(
                    Locale.ROOT,
                    "%,d events are held in memory and need a heap of about %dm, as in RINGTAPE_HEAP=%dg",
                    held,
                    heap >> 20,
                    (heap >> 30) + 1));
        }
    }

    boolean isQuick() {
        return quick;
    }

    /** What {@code --events} says, if it was given. */
    OptionalLong events() {
        return events == null ? OptionalLong.empty() : OptionalLong.of(events.value());
    }

    /** What {@code --rounds} says; null when it was not given. */
    Integer roundsOrNull() {
        return rounds;
    }

    /** With as many events as were asked for. */
    Workload scale() {
        return usual().withEvents(events().orElse(usual().events()));
    }

    /** Without what {@code --events} asks for. */
    Workload usual() {
        Workload scale = quick ? Workload.QUICK : Workload.FULL;
        return rounds == null ? scale : scale.withRounds(rounds);
    }

    /** A session of that seed with as many events as were asked for, or that many. */
    SessionRecipe recipeOr(long usualEvents) {
        return new SessionRecipe(seed, events().orElse(usualEvents));
    }

    /** A session of that seed with so many events, whatever was asked for. */
    SessionRecipe recipeOf(long count) {
        return new SessionRecipe(seed, count);
    }
}
