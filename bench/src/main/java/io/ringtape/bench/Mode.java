package io.ringtape.bench;

import io.ringtape.app.UsageProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the command does instead of measuring the parts: its option, and those that it has no use for. */
enum Mode {
    /** Judges ratios. */
    GATE("--gate", "--quick", "--only", "--json", "--write-docs"),

    /** Cost against something that grows. */
    GROWTH("--growth", "--only", "--json"),

    /** A long session. */
    ENDURANCE("--endurance", "--quick", "--rounds", "--only", "--json"),

    /** Flame graphs. */
    PROFILE("--profile", "--rounds", "--only", "--json"),

    /** Small questions. */
    JMH("--jmh", "--quick", "--events", "--seed", "--rounds", "--only", "--json");

    private final String option;
    private final String strangers;

    Mode(String option, String... strangers) {
        this.option = option;
        this.strangers = String.join(" ", strangers);
    }

    /** Adds a problem for each two of the given options that do not go together. */
    static void requireFitting(Predicate<String> isGiven, UsageProblems problems) {
        List<String> chosen = new ArrayList<>();
        for (Mode mode : values()) {
            if (isGiven.test(mode.option)) {
                chosen.forEach(other -> problems.add(other + " and " + mode.option + ": wanted one of them"));
                chosen.add(mode.option);
                Stream.of(mode.strangers.split(" "))
                        .filter(isGiven)
                        .forEach(stranger -> problems.add(stranger + " has no meaning with " + mode.option));
            }
        }
        if (isGiven.test("--write-docs")) {
            for (String partly : List.of("--quick", "--only")) {
                if (isGiven.test(partly)) {
                    problems.add(partly + " with --write-docs: a document takes the tables of a whole run alone");
                }
            }
        }
    }
}
