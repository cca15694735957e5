package io.ringtape.bench;

import io.ringtape.app.OptionTypes;
import io.ringtape.app.UsageProblems;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import io.ringtape.synth.SyntheticSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options for the measured session, its folder and the number of rounds. */
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

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Folder to work in; sessions are kept there (a folder in the system's temporary one).")
    private Path work = WorkFolder.USUAL;

    /**
     * Checks the options.
     *
     * @param most events in this mode
     * @param held events held in memory, which must fit into this heap
     */
    void requireSound(long most, long held, UsageProblems problems) {
        requireWork(problems);
        if (rounds != null && rounds < 1) {
            problems.add("--rounds: " + rounds + ", wanted 1 or more");
        }
        long count = workload().events();
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

    private void requireWork(UsageProblems problems) {
        problems.requirePath("--work", work, "folder");
        if (work == null) {
            return;
        }
        try {
            WorkFolder.objection(work).ifPresent(objection -> problems.add("--work: " + objection));
        } catch (IOException e) {
            problems.add("--work: " + work + " cannot be read");
        }
    }

    boolean isQuick() {
        return quick;
    }

    Path work() {
        return work;
    }

    /** Returns the value of {@code --events}; empty if it was not given. */
    OptionalLong events() {
        return events == null ? OptionalLong.empty() : OptionalLong.of(events.value());
    }

    /** Returns the value of {@code --rounds}; null if it was not given. */
    Integer roundsOrNull() {
        return rounds;
    }

    /** Returns the workload of the options. */
    Workload workload() {
        return usualWorkload().withEvents(events().orElse(usualWorkload().events()));
    }

    /** Returns the workload of the options, {@code --events} aside. */
    Workload usualWorkload() {
        Workload workload = quick ? Workload.QUICK : Workload.FULL;
        return rounds == null ? workload : workload.withRounds(rounds);
    }

    /**
     * Returns the session of {@code --seed} and {@code --events}, or with {@code usualEvents} if that was not given.
     */
    SessionRecipe recipeOr(long usualEvents) {
        return new SessionRecipe(seed, events().orElse(usualEvents));
    }

    /** Returns the session of {@code --seed}, {@code --events} aside. */
    SessionRecipe usualRecipe() {
        return new SessionRecipe(seed, usualWorkload().events());
    }
}
