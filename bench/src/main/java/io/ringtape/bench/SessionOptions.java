package io.ringtape.bench;

import io.ringtape.app.OptionTypes;
import io.ringtape.app.UsageProblems;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.Workload;
import io.ringtape.synth.SyntheticSettings;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options for the measured session and the number of rounds. */
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
     * @param most greatest number of events in this mode
     * @param held events held in memory, which must fit into this heap
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

    /** The value of {@code --events}; empty when it was not given. */
    OptionalLong events() {
        return events == null ? OptionalLong.empty() : OptionalLong.of(events.value());
    }

    /** The value of {@code --rounds}; null when it was not given. */
    Integer roundsOrNull() {
        return rounds;
    }

    /** The workload of the options. */
    Workload scale() {
        return usual().withEvents(events().orElse(usual().events()));
    }

    /** The workload of the options, without {@code --events}. */
    Workload usual() {
        Workload scale = quick ? Workload.QUICK : Workload.FULL;
        return rounds == null ? scale : scale.withRounds(rounds);
    }

    /** The session of {@code --seed} and {@code --events}, or with {@code usualEvents} when that was not given. */
    SessionRecipe recipeOr(long usualEvents) {
        return new SessionRecipe(seed, events().orElse(usualEvents));
    }

    /** The session of {@code --seed} with {@code count} events. */
    SessionRecipe recipeOf(long count) {
        return new SessionRecipe(seed, count);
    }
}
